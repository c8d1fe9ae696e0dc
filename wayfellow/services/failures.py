"""Count attempts to sign in that failed, and say how long the next one waits. Nobody waits in here.

An attempt is counted when it begins and taken back when it succeeds, so that a hundred at once are a hundred. A device
that an account has signed in from before has a counter of its own: who guesses from elsewhere cannot shut it out.
Source: security specification AU-02.
"""

from __future__ import annotations

import hashlib
import hmac
import math
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import connection, transaction

from wayfellow.records.accounts.models import Failures
from wayfellow.rules.access.delays import FORGOTTEN_AFTER, FREE, FREE_IN_A_NETWORK, MOST, seconds_after

_COUNT = """
    INSERT INTO accounts_failures (key, count, latest_at) VALUES (%s, 1, %s)
    ON CONFLICT (key) DO UPDATE SET count = accounts_failures.count + 1, latest_at = excluded.latest_at
"""


@dataclass(frozen=True)
class Attempt:
    """An attempt for an account, as it was typed.  device: one known to the account, or empty. network: its address."""

    account: str
    device: str
    network: str

    @property
    def own(self) -> str:
        """The counter that only this account and, if it is known, this device has."""
        account = self.account.strip().casefold()
        return keyed("device", account, self.device) if self.device else keyed("account", account)

    @property
    def shared(self) -> str:
        """The counter of the network; none for a device that is known."""
        return "" if self.device else keyed("network", self.network)


@dataclass(frozen=True)
class Wait:
    """seconds: to wait before the next attempt; 0 when it may be made. is_over: whether only recovery helps."""

    seconds: int = 0
    is_over: bool = False

    def __bool__(self) -> bool:
        return bool(self.seconds) or self.is_over


@transaction.atomic
def begin_attempt(attempt: Attempt, *, at: datetime) -> Wait:
    """Count an attempt, unless it has to wait; what has to wait is not counted, or waiting would never end."""
    Failures.objects.filter(key=attempt.shared, latest_at__lt=at - FORGOTTEN_AFTER).delete()
    rows = Failures.objects.select_for_update().filter(key__in=[attempt.own, attempt.shared]).order_by("key")
    found = {row.key: row for row in rows}
    own, shared = found.get(attempt.own), found.get(attempt.shared)
    if own and own.count >= MOST:
        return Wait(is_over=True)
    wait = Wait(max(_left(own, FREE, at), _left(shared, FREE_IN_A_NETWORK, at)))
    if not wait:
        with connection.cursor() as cursor:
            for key in filter(None, (attempt.own, attempt.shared)):
                cursor.execute(_COUNT, [key, at])
    return wait


@transaction.atomic
def take_back(attempt: Attempt) -> None:
    """The attempt was right: it was no failure. Those before it stay until somebody is signed in."""
    for row in Failures.objects.select_for_update().filter(key__in=[attempt.own, attempt.shared]).order_by("key"):
        row.count = max(0, row.count - 1)
        row.save(update_fields=["count"])


def forget(attempt: Attempt) -> None:
    """Somebody is signed in: their own failures are over. Those of the network are not theirs to forget."""
    Failures.objects.filter(key=attempt.own).delete()


def keyed(*parts: str) -> str:
    """A hash nobody can make without our key."""
    return hmac.new(settings.SIGN_IN_KEY, "\0".join(parts).encode(), hashlib.sha256).hexdigest()


def _left(row: Failures | None, free: int, at: datetime) -> int:
    if row is None:
        return 0
    until = row.latest_at + timedelta(seconds=seconds_after(row.count, free=free))
    return max(0, math.ceil((until - at).total_seconds()))
