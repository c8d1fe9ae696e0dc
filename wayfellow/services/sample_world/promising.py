"""Promises of every kind of work, some late, some due today, most soon: made as the machine makes them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from wayfellow.rules.access.actor import Actor
from wayfellow.rules.access.roles import Role
from wayfellow.services.access import acting_as
from wayfellow.services.promises.changing import escalate_promise, postpone_promise
from wayfellow.services.promises.making import NewPromise, Owner, make_promise
from wayfellow.services.sample_world.county import Invented
from wayfellow.services.sample_world.relating import Cast
from wayfellow.services.sample_world.staffing import Opened
from wayfellow.services.sample_world.steady import steady_for

HOURS = (-49, -26, -3, 2, 4, 7, 26, 30, 50, 75, 122, 170, 240, 330)
"""Hours from now at which promises are due."""


@dataclass(frozen=True)
class Duty:
    kind: str
    rule: str
    why: str
    done_means: str


FOLLOWER = (
    Duty("visit", "ECM-VISIT", "They asked to be seen at home this month.", "You saw each other, and the note says how it went."),
    Duty("call_back", "CALL-BACK", "They called and asked for you.", "You spoke with them, or left word where it is safe."),
    Duty("follow_up_7_days", "FOLLOW-UP-7", "They left the hospital; somebody looks in within seven days.",
         "They have their medicines, a visit with their doctor, and know whom to call."),
    Duty("care_plan_review", "ECM-CARE-PLAN", "Their care plan has not been looked at together for a while.",
         "You went through it together, and they have a copy in their language."),
    Duty("ride", "RIDE", "They have an appointment and no way to get there.", "A ride is booked, and they know when it comes."),
)  # fmt: skip
HOSPITAL = (
    Duty("discharge_plan", "DISCHARGE-PLAN", "They may go home in a few days.", "There is a plan they agreed to, and somebody at home knows it."),
    Duty("warm_handoff", "WARM-HANDOFF", "Their lead care manager should hear it from you, not from a fax.", "You spoke with the lead."),
)  # fmt: skip
PLAN = (
    Duty("assign_provider", "ASSIGN_PROVIDER", "They were authorized and have no provider yet.", "A provider has taken them on."),
    Duty("notice", "SEND_NOA", "The decision has to reach them in writing, in their language.", "The letter went out, and the copy is kept."),
)  # fmt: skip
COMMUNITY = (
    Duty(
        "answer_referral",
        "REFERRAL",
        "You were asked to help and have not answered yet.",
        "You said yes or no, and when.",
    ),
)
SUPERVISOR = (
    Duty(
        "find_lead",
        "ECM-LEAD",
        "They have been assigned to you and nobody leads yet.",
        "Somebody leads, and they know who.",
    ),
)


def make_promises(people: Sequence[Invented], cast: Cast, houses: dict[str, Opened]) -> None:
    wanted = list(_wanted(people, cast, houses))
    for code, house in houses.items():
        own = [(new, owner) for place, new, owner in wanted if place == code]
        if own:
            with acting_as(house.machine()) as by:
                made = [make_promise(new, by=by) for new, _ in own]
        for number, (promise, (_, owner)) in enumerate(zip(made, own, strict=True) if own else ()):
            if number % 12 == 5:
                _postpone(promise.public_id, house, owner)
            elif number % 17 == 7:
                _escalate(promise.public_id, house, owner)


def _wanted(people: Sequence[Invented], cast: Cast, houses: dict[str, Opened]) -> Iterator[tuple[str, NewPromise, int]]:
    for one in people:
        chance = steady_for("promise", one.number)
        provider, hospital = cast.provider.get(one.number), cast.hospital.get(one.number)
        if one.number in cast.leads and provider and chance.random() < 0.35:
            owner = chance.choice(cast.followers[one.number][:2])
            yield _new(one, provider, chance.choice(FOLLOWER), owner, houses, chance.choice(HOURS))
        elif provider and one.number not in cast.leads and chance.random() < 0.5:
            owner = houses[provider].with_role(Role.SUPERVISOR)[0].pk
            yield _new(one, provider, SUPERVISOR[0], owner, houses, chance.choice(HOURS))
        if hospital:
            staff = houses[hospital].with_role(Role.HOSPITAL_CASE_MANAGER)
            yield _new(one, hospital, chance.choice(HOSPITAL), chance.choice(staff).pk, houses, chance.choice(HOURS))
        if one.nearness == "met" and not provider and one.covered_until() is None and chance.random() < 0.6:
            plan = cast.plan[one.number]
            staff = houses[plan].with_role(Role.PLAN_CASE_MANAGER)
            yield _new(one, plan, chance.choice(PLAN), chance.choice(staff).pk, houses, chance.choice(HOURS))
        if (helper := cast.community.get(one.number)) and chance.random() < 0.3:
            staff = houses[helper].with_role(Role.COMMUNITY_WORKER)
            owner = staff[one.index % len(staff)].pk
            yield _new(one, helper, COMMUNITY[0], owner, houses, chance.choice(HOURS))


def _new(
    one: Invented, code: str, duty: Duty, owner: int, houses: dict[str, Opened], hours: int
) -> tuple[str, NewPromise, int]:
    due = (houses[code].at + timedelta(hours=hours)).replace(minute=0, second=0, microsecond=0)
    new = NewPromise(
        person_id=one.pk,
        kind=duty.kind,
        rule=duty.rule,
        why=duty.why,
        done_means=duty.done_means,
        owner=Owner(position=owner),
        due_at=due,
        cause=f"sample {one.number}",
    )
    return code, new, owner


def _acting(house: Opened, position: int) -> Actor:
    return house.acting(next(one for one in house.positions.values() if one.pk == position))


def _postpone(promise: object, house: Opened, owner: int) -> None:
    until: datetime = house.at + timedelta(days=3)
    with acting_as(_acting(house, owner)) as by:
        postpone_promise(promise, seen=1, until=until, because="They are away until then.", by=by)  # type: ignore[arg-type]


def _escalate(promise: object, house: Opened, owner: int) -> None:
    above = house.with_role(Role.SUPERVISOR)
    if above and above[0].pk != owner:
        with acting_as(_acting(house, owner)) as by:
            escalate_promise(promise, seen=1, to=above[0].pk, because="Nobody answers the phone.", by=by)  # type: ignore[arg-type]
