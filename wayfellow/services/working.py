"""Work until told to stop: deliver what is due, rest when nothing is, and wait for a database that went away.

Source: security specification § 7.5, § 7.9.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from django.db import InterfaceError, OperationalError, connection

from wayfellow.services.delivery import Listeners, deliver_everywhere

REST_SECONDS = 2.0
LONGEST_REST_SECONDS = 60.0


class Stop(Protocol):
    """What tells a worker to stop, such as a `threading.Event`."""

    def is_set(self) -> bool: ...

    def wait(self, timeout: float) -> bool:
        """Rest so long, or until told to stop; whether told to."""
        ...


def work(listeners: Listeners, *, now: Callable[[], datetime], stop: Stop) -> None:
    """Deliver again and again. An event that is being told when the order to stop comes is still told to its end."""
    rest = REST_SECONDS
    while not stop.is_set():
        try:
            told = deliver_everywhere(listeners, now=now)
        except (OperationalError, InterfaceError):  # it went away in the middle; what was begun was rolled back
            connection.close()
            stop.wait(rest)
            rest = min(rest * 2, LONGEST_REST_SECONDS)
            continue
        rest = REST_SECONDS
        if not told:
            stop.wait(rest)
