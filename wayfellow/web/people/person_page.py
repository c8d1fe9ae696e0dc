"""The person's page: header, open promises, sections of details, timeline, and what the one who looks may do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from wayfellow.rules.access.actor import Actor
from wayfellow.rules.access.roles import Action, Role
from wayfellow.services.people.opening import PersonFile
from wayfellow.services.people.timeline import Timeline
from wayfellow.services.permissions import need_for
from wayfellow.services.promises.listing import listed
from wayfellow.services.promises.today import ToDo
from wayfellow.web.people.details import Section, sections_of
from wayfellow.web.people.happened import TimelinePage, timeline_page
from wayfellow.web.people.header import Header, header_of
from wayfellow.web.today.presenters import PromiseRow, promise_row


@dataclass(frozen=True)
class PersonPage:
    header: Header
    promises: tuple[PromiseRow, ...]
    sections: tuple[Section, ...]
    timeline: TimelinePage
    may_write: bool
    may_name_lead: bool
    may_see_candidates: bool
    may_put_on_panel: bool


def person_page(file: PersonFile, timeline: Timeline, *, by: Actor, today: date) -> PersonPage:
    may_write = need_for(Action.WRITE, by=by) is not None
    return PersonPage(
        header=header_of(file, today=today),
        promises=tuple(promise_row(listed(one, by), ToDo((), {}), today) for one in file.promises),
        sections=sections_of(file, may_write=may_write),
        timeline=timeline_page(timeline),
        may_write=may_write,
        may_name_lead=need_for(Action.CLOSE_OR_TRANSFER, by=by) is not None,
        may_see_candidates=None not in {need_for(one, by=by) for one in (Action.READ_CLINICAL, Action.WRITE)},
        may_put_on_panel=bool({Role.SUPERVISOR, Role.LEAD_CARE_MANAGER} & by.roles),
    )
