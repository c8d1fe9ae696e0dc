"""Choose a colleague for a person: to follow them, or to lead."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from wayfellow.rules.access.refusals import Refusal
from wayfellow.rules.access.roles import Role
from wayfellow.rules.clocks import day_of
from wayfellow.services.people.followers import Follower
from wayfellow.services.people.opening import PersonFile
from wayfellow.services.people.panel import SayWhyThey
from wayfellow.services.promises.refusals import OwnerMissing
from wayfellow.services.staff.colleagues import Coworker
from wayfellow.web.people.header import Header, header_of
from wayfellow.web.refusing import said
from wayfellow.web.requests import StaffRequest
from wayfellow.web.speaking import speaking
from wayfellow.web.staff.presenters import said_roles
from wayfellow.web.staff.saying import say_day


@dataclass(frozen=True)
class FollowerRow:
    relationship: UUID
    name: str
    because: str
    period: str
    may_end: bool


@dataclass(frozen=True)
class ChoosingPage:
    """notice: why it was not done, where no field is to be put right."""

    header: Header
    options: tuple[tuple[str, str], ...]
    to: str
    because: str
    phone: str
    followers: tuple[FollowerRow, ...]
    may_choose: bool
    errors: tuple[tuple[str, str], ...]
    error: Mapping[str, str]
    notice: str


def chosen_position(chosen: str, here: Sequence[Coworker]) -> UUID:
    """Whom a form chose. Raises OwnerMissing for nobody who works here."""
    found = next((one.public_id for one in here if str(one.public_id) == chosen), None)
    if found is None:
        raise OwnerMissing
    return found


def choosing_page(
    file: PersonFile,
    here: Sequence[Coworker],
    followers: Sequence[Follower],
    request: StaffRequest,
    refusal: Refusal | None,
    fields: Mapping[type[Refusal], str],
) -> ChoosingPage:
    by = request.actor
    supervises = Role.SUPERVISOR in by.roles
    leads = Role.LEAD_CARE_MANAGER in by.roles
    known: dict[type[Refusal], str] = {OwnerMissing: "to", **fields}
    field = known.get(type(refusal), "") if refusal else ""
    errors = ((field, said(refusal)),) if refusal and field else ()
    offered = [one for one in here if supervises or one.position != by.position]
    return ChoosingPage(
        header=header_of(file, today=request.today),
        options=tuple((str(one.public_id), f"{one.name} · {said_roles(one.roles)}") for one in offered),
        to=request.POST.get("to", ""),
        because=request.POST.get("because", ""),
        phone=request.POST.get("phone", ""),
        followers=tuple(_row(one, may_end=supervises or leads) for one in followers),
        may_choose=supervises or leads,
        errors=errors,
        error=dict(errors),
        notice=said(refusal) if refusal and not field else "",
    )


def leads_page(
    file: PersonFile, here: Sequence[Coworker], request: StaffRequest, refusal: Refusal | None
) -> ChoosingPage:
    """Everybody who works here may lead."""
    page = choosing_page(file, here, (), request, refusal, {SayWhyThey: "because"})
    options = tuple((str(one.public_id), f"{one.name} · {said_roles(one.roles)}") for one in here)
    return ChoosingPage(**{**vars(page), "options": options})


def _row(one: Follower, *, may_end: bool) -> FollowerRow:
    say, begins = speaking().say, say_day(day_of(one.begins_at))
    period = (
        say("people.period.both", begins=begins, ends=say_day(day_of(one.ends_at)))
        if one.ends_at
        else say("people.period.since", begins=begins)
    )
    return FollowerRow(one.relationship, one.name or say("people.panel.nobody"), one.because, period, may_end)
