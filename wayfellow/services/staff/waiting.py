"""Invitations nobody has accepted: write once more, or take them back."""

from __future__ import annotations

import secrets
from uuid import UUID

from django.db import transaction

from wayfellow.records.accounts.models import Invitation
from wayfellow.records.organizations.models import Organization
from wayfellow.rules.access.actor import Actor
from wayfellow.rules.access.refusals import NotFound
from wayfellow.rules.access.roles import Action
from wayfellow.services import auditing
from wayfellow.services.permissions import check_role
from wayfellow.services.staff.inviting import LIFE, TOKEN_BYTES, Link, hash_of, write_invitation
from wayfellow.services.wording import Words


def resend_invitation(invitation: UUID, *, address: str, words: Words, by: Actor) -> Invitation:
    """Write once more, with a new link for 72 hours; the one before is over. Inside `acting_as`."""
    row, token = _open(invitation, by), secrets.token_urlsafe(TOKEN_BYTES)
    row.token_hash, row.expires_at = hash_of(token), by.at + LIFE
    row.save(update_fields=["token_hash", "expires_at"])
    auditing.record("staff.invited_again", by=by, kind="invitation", ids=[row.pk])
    link = Link(Organization.objects.get(pk=by.organization).public_id, token)
    transaction.on_commit(lambda: write_invitation(row.email, f"{address}{link.path}", words))
    return row


def withdraw_invitation(invitation: UUID, *, by: Actor) -> None:
    """Take an invitation back; its link opens nothing any more. Inside `acting_as`."""
    row = _open(invitation, by)
    row.withdrawn_at = by.at
    row.save(update_fields=["withdrawn_at"])
    auditing.record("staff.invitation_withdrawn", by=by, kind="invitation", ids=[row.pk])


def _open(invitation: UUID, by: Actor) -> Invitation:
    check_role(Action.MANAGE_USERS, by=by)
    rows = Invitation.objects.select_for_update().filter(organization_id=by.organization, public_id=invitation)
    found = rows.filter(accepted_at=None, withdrawn_at=None).first()
    if found is None:
        raise NotFound
    return found
