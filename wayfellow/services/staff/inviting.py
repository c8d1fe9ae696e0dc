"""Ask somebody to work in an organization by a link that works once, within 72 hours."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.mail import send_mail
from django.core.validators import validate_email
from django.db import transaction

from wayfellow.records.accounts.models import Invitation
from wayfellow.records.organizations.models import Organization
from wayfellow.rules.access.actor import Actor
from wayfellow.rules.access.refusals import Refusal, RoleDoesNotAllow
from wayfellow.rules.access.roles import Action, Role
from wayfellow.services import auditing
from wayfellow.services.permissions import check_role
from wayfellow.services.wording import Words

LIFE = timedelta(hours=72)
TOKEN_BYTES = 24


class NotAnAddress(Refusal):
    """This is not an email address. It looks like name@example.org."""


class NoRole(Refusal):
    """Choose at least one role, so that they can begin to work."""


@dataclass(frozen=True)
class Link:
    """Where somebody accepts: the organization, and a secret that is kept nowhere but here."""

    organization: UUID
    token: str

    @property
    def path(self) -> str:
        return f"/account/join/{self.organization}/{self.token}/"


def invite_staff(*, email: str, roles: Iterable[Role], address: str, words: Words, by: Actor) -> Invitation:
    """Invite somebody into the organization of who acts, and write to them. Inside `acting_as`.

    address: where this site is.  words: the language to write in.
    """
    check_role(Action.MANAGE_USERS, by=by)
    invitation, link = invite(email=email, roles=roles, by=by)
    transaction.on_commit(lambda: write_invitation(invitation.email, f"{address}{link.path}", words))
    return invitation


def invite(*, email: str, roles: Iterable[Role], by: Actor) -> tuple[Invitation, Link]:
    """Make an invitation and its link, without asking whether one may: for the verbs that did. Inside `acting_as`."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    invitation = Invitation(
        organization_id=by.organization,
        email=_address(email),
        roles=sorted(set(roles)),
        token_hash=hash_of(token),
        invited_at=by.at,
        invited_by=by.position,
        expires_at=by.at + LIFE,
    )
    check_roles_to_give(invitation.roles, by=by)
    invitation.save(force_insert=True)
    auditing.record("staff.invited", by=by, kind="invitation", ids=[invitation.pk])
    return invitation, Link(Organization.objects.get(pk=by.organization).public_id, token)


def check_roles_to_give(roles: Iterable[str], *, by: Actor) -> None:
    """Raise NoRole for none, and RoleDoesNotAllow for operating the platform anywhere but in a platform's own."""
    given = set(roles)
    if not given:
        raise NoRole
    if (
        Role.PLATFORM_OPERATOR in given
        and not Organization.objects.filter(pk=by.organization, kind="platform").exists()
    ):
        raise RoleDoesNotAllow


def hash_of(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _address(email: str) -> str:
    try:
        validate_email(email.strip())
    except ValidationError:
        raise NotAnAddress from None
    return email.strip().lower()


def write_invitation(email: str, link: str, words: Words) -> None:
    """Nothing in it tells who invited, where or whom: mail is read over shoulders."""
    send_mail(words.say("account.mail.subject"), f"{words.say('account.mail.text')}\n\n{link}\n", None, [email])
