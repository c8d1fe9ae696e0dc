"""Accept an invitation: a new user with a password, or one more position of somebody who signs in already."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from wayfellow.records.accounts.models import Invitation, Position, User
from wayfellow.records.organizations.models import Organization
from wayfellow.rules.access.actor import Actor
from wayfellow.rules.access.refusals import Refusal
from wayfellow.services import auditing
from wayfellow.services.access import acting_as
from wayfellow.services.passwords import set_password
from wayfellow.services.places import NOWHERE, machine_in
from wayfellow.services.staff.inviting import Link, hash_of


class LinkIsOver(Refusal):
    """This link does not work any more. Ask whoever invited you for a new one."""


class SignInFirst(Refusal):
    """You have an account here already. Sign in with it first, then open the link again."""


class NameMissing(Refusal):
    """Write your name, as the people you work with know you."""


@dataclass(frozen=True)
class Invited:
    """What the page of an invitation shows. has_account: whether the address signs in here already."""

    organization: str
    email: str
    has_account: bool


@dataclass(frozen=True)
class Newcomer:
    """What somebody new says of themselves."""

    name: str
    password: str


@dataclass(frozen=True)
class Vouched:
    """Somebody new whom their organization's own provider vouches for: no password of theirs is here."""

    name: str


def open_invitation(link: Link, *, at: datetime) -> Invited:
    """Look at an invitation without accepting it. Raises LinkIsOver."""
    organization = _organization(link, at)
    with acting_as(machine_in(organization.pk, at)):
        invitation = _live(link, at)
        return Invited(organization.name, invitation.email, _user(invitation.email) is not None)


def accept_invitation(link: Link, *, who: Newcomer | Vouched | int, at: datetime) -> User:
    """Give somebody their position, and return who they are; the link is over.

    who: what somebody new says of themselves, or the user who is signed in.
    Raises LinkIsOver, SignInFirst, PasswordTooWeak or NameMissing.
    """
    organization = _organization(link, at)
    machine = machine_in(organization.pk, at)
    with acting_as(machine):
        invitation = _live(link, at, lock=True)
        known = _user(invitation.email)
        if known is not None and known.pk != who:
            raise SignInFirst
        if known is None:
            if isinstance(who, int):
                raise LinkIsOver  # it was meant for another address than the one signed in
            known = _new_user(invitation.email, who, organization.name)
        position = _position(known, invitation, at)
        invitation.accepted_at = at
        invitation.save(update_fields=["accepted_at"])
        by = Actor(known.pk, position.pk, machine.organization, machine.purpose, machine.reach, at)
        auditing.record("staff.joined", by=by, kind="position", ids=[position.pk])
    return known


def _organization(link: Link, at: datetime) -> Organization:
    with acting_as(machine_in(NOWHERE, at)):
        found = Organization.objects.filter(public_id=link.organization, suspended_at=None).first()
    if found is None:
        raise LinkIsOver
    return found


def _live(link: Link, at: datetime, *, lock: bool = False) -> Invitation:
    rows = Invitation.objects.select_for_update() if lock else Invitation.objects.all()
    found = rows.filter(token_hash=hash_of(link.token), accepted_at=None, withdrawn_at=None, expires_at__gt=at).first()
    if found is None:
        raise LinkIsOver
    return found


def _user(email: str) -> User | None:
    return User.objects.filter(email__iexact=email).first()


def _new_user(email: str, who: Newcomer | Vouched, organization: str) -> User:
    if not who.name.strip():
        raise NameMissing
    user = User(email=email, name=who.name.strip())
    if isinstance(who, Newcomer):
        set_password(user, who.password, organizations=[organization])
    else:
        user.set_unusable_password()
    user.save(force_insert=True)
    return user


def _position(user: User, invitation: Invitation, at: datetime) -> Position:
    """A new position, or the one they had here, begun again."""
    position = Position.objects.filter(user_id=user.pk, organization_id=invitation.organization_id).first()
    position = position or Position(user_id=user.pk, organization_id=invitation.organization_id, begins_at=at)
    position.roles, position.ends_at, position.suspended_at = invitation.roles, None, None
    position.save()
    return position
