"""Promises of every kind of work, some late, some due today, most soon: made as the machine makes them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

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


def _duties(text: str) -> tuple[Duty, ...]:
    """A line a duty: kind | rule | why | done means."""
    rows = ([cell.strip() for cell in line.split("|")] for line in text.strip().splitlines())
    return tuple(Duty(kind, rule, why, done_means) for kind, rule, why, done_means in rows)


FOLLOWER = _duties("""
    visit | ECM-VISIT | They asked to be seen at home this month. | You saw each other, and a note says how it went.
    call_back | CALL-BACK | They called and asked for you. | You spoke with them, or left word where it is safe.
    follow_up | FOLLOW-UP-7 | They left the hospital; look in within 7 days. | They have their medicines and a visit.
    care_plan_review | ECM-CARE-PLAN | Their plan was not looked at for a while. | You went through it together.
    ride | RIDE | They have an appointment and no way to get there. | A ride is booked, and they know when it comes.
    """)
HOSPITAL = _duties("""
    discharge_plan | DISCHARGE-PLAN | They may go home in a few days. | There is a plan they agreed to.
    warm_handoff | WARM-HANDOFF | Their lead should hear it from you, not from a fax. | You spoke with the lead.
    """)
PLAN = _duties("""
    assign_provider | ASSIGN_PROVIDER | They were authorized and have no provider yet. | A provider has taken them on.
    notice | SEND_NOA | The decision has to reach them in their language. | The letter went out, and a copy is kept.
    """)
COMMUNITY = _duties("""
    answer_referral | REFERRAL | You were asked to help and have not answered yet. | You said yes or no, and when.
    """)
SUPERVISOR = _duties("""
    find_lead | ECM-LEAD | They were assigned to you and nobody leads yet. | Somebody leads, and they know who.
    """)


def make_promises(people: Sequence[Invented], cast: Cast, houses: dict[str, Opened]) -> None:
    wanted = list(_wanted(people, cast, houses))
    for code, house in houses.items():
        own = [(new, owner) for place, new, owner in wanted if place == code]
        with acting_as(house.machine()) as by:
            made = [(make_promise(new, by=by).public_id, owner) for new, owner in own]
        for number, (promise, owner) in enumerate(made):
            if number % 12 == 5:
                _postpone(promise, house, owner)
            elif number % 17 == 7:
                _escalate(promise, house, owner)


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


def _postpone(promise: UUID, house: Opened, owner: int) -> None:
    until: datetime = house.at + timedelta(days=3)
    with acting_as(_acting(house, owner)) as by:
        postpone_promise(promise, seen=1, until=until, because="They are away until then.", by=by)


def _escalate(promise: UUID, house: Opened, owner: int) -> None:
    above = house.with_role(Role.SUPERVISOR)
    if above and above[0].pk != owner:
        with acting_as(_acting(house, owner)) as by:
            escalate_promise(promise, seen=1, to=above[0].pk, because="Nobody answers the phone.", by=by)
