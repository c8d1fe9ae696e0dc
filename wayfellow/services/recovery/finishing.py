"""Come back with two proofs, neither of them mail: a saved code, a code from an app, an administrator who saw you.

For 24 hours afterwards nothing may be exported and no glass broken. Source: security specification AU-13.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from enum import StrEnum

from allauth.mfa.models import Authenticator
from django.db import transaction

from wayfellow.records.accounts.models import Approval, Recovery, Session, User
from wayfellow.rules.access.refusals import Refusal
from wayfellow.services.access import acting_as
from wayfellow.services.passwords import set_password, tell
from wayfellow.services.places import machine_in, oneself, places_of
from wayfellow.services.recovery.asking import WayBack, live
from wayfellow.services.sign_in_audit import record_sign_in
from wayfellow.services.wording import Words

HELD = timedelta(hours=24)


class Proof(StrEnum):
    SAVED_CODE = "saved_code"
    APP = "app"
    APPROVAL = "approval"


class NotEnoughProof(Refusal):
    """We need 2 of 3: a saved code, a code from your app, an administrator who has seen you. Add another one."""


def who_comes_back(link: WayBack, *, browser: str, at: datetime) -> User:
    """Whose way back a link is. Raises RecoveryIsOver."""
    return User.objects.get(pk=live(link, browser=browser, at=at).user_id)


@transaction.atomic
def finish_recovery(
    link: WayBack, *, browser: str, proofs: Iterable[Proof], password: str, lost: bool, words: Words, at: datetime
) -> User:
    """Set a new password for somebody with two proofs, sign every browser out, hold them for a day, and tell them.

    proofs: those seen just now; an approval is looked up here. lost: whether to take away their second factors.
    Raises RecoveryIsOver, NotEnoughProof or PasswordTooWeak.
    """
    recovery = live(link, browser=browser, at=at, lock=True)
    user = User.objects.select_for_update().get(pk=recovery.user_id)
    approval = _approval(user.pk, at)
    seen = {*proofs, *([Proof.APPROVAL] if approval else [])}
    if len(seen) < 2:
        raise NotEnoughProof
    set_password(user, password, organizations=[place.name for place in places_of(user=user.pk, at=at)])
    user.held_until = at + HELD
    user.save(update_fields=["password", "held_until"])
    if lost:
        Authenticator.objects.filter(user_id=user.pk).delete()
    _spend(recovery, approval, at)
    Session.objects.filter(user_id=user.pk).delete()
    record_sign_in("recovery.done", user=user.pk, how="+".join(sorted(seen)), at=at)
    if lost:
        record_sign_in("factor.removed", user=user.pk, how="all", at=at)
    transaction.on_commit(lambda: tell(user.email, "account.mail.recovered", words))
    return user


def _approval(user: int, at: datetime) -> Approval | None:
    with acting_as(oneself(user, at)):
        return Approval.objects.filter(user_id=user, used_at=None, expires_at__gt=at).order_by("pk").first()


def _spend(recovery: Recovery, approval: Approval | None, at: datetime) -> None:
    """Neither counts a second time."""
    Recovery.objects.filter(user_id=recovery.user_id, done_at=None).update(done_at=at)
    if approval:
        with acting_as(machine_in(approval.organization_id, at)):
            Approval.objects.filter(pk=approval.pk).update(used_at=at)
