"""Write down what was refused, after everything else of that attempt was rolled back."""

from __future__ import annotations

from wayfellow.rules.access.actor import Actor
from wayfellow.services import auditing
from wayfellow.services.access import acting_as


def record_denial(why: str, *, by: Actor) -> None:
    """why: the name of the refusal; never what was asked for."""
    with acting_as(by):
        auditing.record(f"denied.{why}", by=by, permit=False)
