"""After a recovery, a day without what does most harm in wrong hands. Source: security specification AU-13."""

from __future__ import annotations

from wayfellow.records.accounts.models import User
from wayfellow.rules.access.actor import Actor
from wayfellow.rules.access.refusals import Refusal


class HeldAfterRecovery(Refusal):
    """You came back by a recovery. For 24 hours you cannot export, or open closed records in an emergency."""


def check_not_held(*, by: Actor) -> None:
    """Raise HeldAfterRecovery within a day of coming back; before every export and every break of the glass."""
    if not by.is_machine and User.objects.filter(pk=by.user, held_until__gt=by.at).exists():
        raise HeldAfterRecovery
