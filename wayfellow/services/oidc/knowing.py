"""Who of ours a provider speaks of: by issuer and subject, never by an address. Joining takes an invitation.

Source: security specification AU-08.
"""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from wayfellow.records.accounts.models import Identity, User
from wayfellow.rules.access.provider import Provider
from wayfellow.services.oidc.tokens import Claims, NotVouchedFor
from wayfellow.services.sign_in_audit import record_sign_in
from wayfellow.services.staff.accepting import Vouched, accept_invitation, open_invitation
from wayfellow.services.staff.inviting import Link


def user_known_as(claims: Claims, *, provider: Provider) -> User:
    """The user a provider speaks of, if it may. Raises NotVouchedFor."""
    found = Identity.objects.filter(issuer=provider.issuer, subject=claims.subject).first()
    user = User.objects.filter(pk=found.user_id, is_active=True).first() if found else None
    if user is None or not provider.may_speak_for(user.email):
        raise NotVouchedFor
    return user


@transaction.atomic
def join_as(claims: Claims, link: Link, *, provider: Provider, at: datetime) -> User:
    """Accept an invitation as who a provider speaks of: somebody new here, of its organization and domains.

    Raises NotVouchedFor, and what `accept_invitation` raises.
    """
    invited = open_invitation(link, at=at)
    if (
        str(link.organization) != provider.organization
        or claims.email.casefold() != invited.email.casefold()
        or not provider.may_speak_for(claims.email)
    ):
        raise NotVouchedFor
    user = accept_invitation(link, who=Vouched(claims.name or invited.email), at=at)
    Identity(user_id=user.pk, issuer=provider.issuer, subject=claims.subject, linked_at=at).save(force_insert=True)
    record_sign_in("identity.linked", user=user.pk, how="oidc", at=at)
    return user
