"""What there is to do today: open promises in order, each with the person it is about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from wayfellow.rules.access.actor import Actor
from wayfellow.rules.access.roles import Action
from wayfellow.services.people.finding import Found, shown
from wayfellow.services.permissions import need_for
from wayfellow.services.promises.listing import Listed, promises_for_today


@dataclass(frozen=True)
class ToDo:
    """promises: first due first. people: those they are about, by their number; who is out of sight is not there."""

    promises: tuple[Listed, ...]
    people: Mapping[int, Found]


def to_do_today(*, by: Actor) -> ToDo:
    """What somebody has to do, and what their teams have; nothing for who does not work with people."""
    if need_for(Action.READ_SUMMARY, by=by) is None:
        return ToDo((), {})
    promises = promises_for_today(by=by)
    people = {one.person_id: one for one in shown({one.person_id for one in promises})} if promises else {}
    return ToDo(tuple(promises), people)
