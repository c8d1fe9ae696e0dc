"""Who may see whom, and why, as files, messages and colleagues would have said it. Declared here, written elsewhere."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from wayfellow.records.access.models import Relationship
from wayfellow.rules.access.relationships import ends_of
from wayfellow.rules.access.roles import Role
from wayfellow.services.sample_world.county import Invented
from wayfellow.services.sample_world.staffing import Opened
from wayfellow.services.sample_world.steady import steady_for

PROVIDERS, HOSPITALS = ("willow", "manzanita", "redbud"), ("sycamore", "otter")
COMMUNITY = ("acorn", "quail", "poppy", "madrone")
COVERED = 6
FOLLOWING = (Role.LEAD_CARE_MANAGER, Role.COMMUNITY_HEALTH_WORKER, Role.CLINICAL_CONSULTANT)


@dataclass(frozen=True)
class Why:
    """A relationship to be written. giver, viewer: codes of houses. sources: whose facts it opens, beside their own."""

    person: Invented
    giver: str
    viewer: str
    predicate: str
    evidence: str
    begins_at: datetime
    position: int = 0
    sources: tuple[str, ...] = ()

    def row(self, houses: dict[str, Opened], public_id: UUID, ends_at: datetime | None = None) -> Relationship:
        return Relationship(
            public_id=public_id,
            viewer_id=houses[self.viewer].id,
            giver_id=houses[self.giver].id,
            position_id=self.position,
            person_id=self.person.pk,
            predicate=self.predicate,
            evidence=self.evidence,
            begins_at=self.begins_at,
            ends_at=ends_at or ends_of(self.predicate, self.begins_at),
            recorded_at=self.begins_at,
            recorded_by=0,
        )


@dataclass(frozen=True)
class Cast:
    """Who of the invented people is known to whom. leads: whose panel of a lead care manager somebody is on."""

    plan: dict[str, str]
    provider: dict[str, str]
    hospital: dict[str, str]
    community: dict[str, str]
    followers: dict[str, tuple[int, ...]]
    leads: dict[str, int]


def cast(people: Sequence[Invented], houses: dict[str, Opened]) -> Cast:
    plans = {house.house.plan: code for code, house in houses.items() if house.house.plan}
    made = Cast({}, {}, {}, {}, {}, {})
    turns: dict[str, int] = defaultdict(int)
    for one in people:
        if one.is_twin:
            made.hospital[one.number] = HOSPITALS[-1]
            continue
        chance = steady_for("cast", one.number)
        made.plan[one.number] = plans.get(one.plan, next(iter(plans.values())))
        if one.covered_until() is not None or one.died:
            continue
        if chance.random() < (0.6 if one.nearness == "met" else 0.12):
            provider = made.provider[one.number] = chance.choice(PROVIDERS)
            if chance.random() < 0.7:
                _follow(one, houses[provider], turns, made)
            if chance.random() < 0.35:
                made.community[one.number] = chance.choice(COMMUNITY)
        if chance.random() < 0.03:
            made.hospital[one.number] = chance.choice(HOSPITALS)
    return made


def _follow(one: Invented, house: Opened, turns: dict[str, int], made: Cast) -> None:
    """Put somebody on the panel of a lead, every second also on that of a worker, every fifth of a consultant."""
    found = []
    for every, role in zip((1, 2, 5), FOLLOWING, strict=True):
        staff = house.with_role(role)
        turn = turns[f"{house.house.code} {role}"] = turns[f"{house.house.code} {role}"] + 1
        if staff and turn % every == 0:
            found.append(staff[(turn // every) % len(staff)].pk)
    made.followers[one.number] = tuple(found)
    made.leads[one.number] = found[0]


def reasons(people: Sequence[Invented], cast: Cast, houses: dict[str, Opened], at: datetime) -> Iterator[Why]:
    """Every reason to see anybody."""
    for one in people:
        chance = steady_for("reasons", one.number)
        if hospital := cast.hospital.get(one.number):
            yield from _admitted(one, hospital, cast.provider.get(one.number, ""), at, chance.randrange(1, 6))
        plan = cast.plan.get(one.number)
        if plan is None:
            continue
        since = datetime.combine(one.spans[0][0], at.timetz())
        yield Why(one, plan, plan, "attributed_to_plan", f"834 of {since:%Y-%m}, line {one.index}", since)
        if provider := cast.provider.get(one.number):
            given = at - timedelta(days=chance.randrange(85, 400))
            line = f"member information file of {given:%Y-%m}, line {one.index}"
            yield Why(one, plan, provider, "assigned_ecm", line, given, sources=(plan,))
            agreed = f"assignment of {given:%Y-%m-%d}, agreement with the plan"
            yield Why(one, provider, plan, "attributed_to_plan", agreed, given, sources=(provider,))
            for position in cast.followers.get(one.number, ()):
                begun = at - timedelta(days=chance.randrange(3, 80))
                why = f"assignment of {begun:%Y-%m-%d} by the supervisor"
                yield Why(one, provider, provider, "care_team_member", why, begun, position=position)
            if helper := cast.community.get(one.number):
                yield from _referred(one, provider, helper, houses, at - timedelta(days=chance.randrange(1, 60)))
    yield from _covering(people, cast, houses, at)


def _covering(people: Sequence[Invented], cast: Cast, houses: dict[str, Opened], at: datetime) -> Iterator[Why]:
    """Tonight the second lead of each provider looks after some people of the first."""
    for code in PROVIDERS:
        first, second, *_ = houses[code].with_role(Role.LEAD_CARE_MANAGER)
        for one in [one for one in people if cast.leads.get(one.number) == first.pk][:COVERED]:
            begun = at - timedelta(hours=1)
            yield Why(one, code, code, "covering_for", f"shift of {at:%Y-%m-%d}", begun, position=second.pk)


def _referred(one: Invented, provider: str, helper: str, houses: dict[str, Opened], begun: datetime) -> Iterator[Why]:
    referral = f"referral {helper[:2].upper()}-{one.index:05}"
    yield Why(one, provider, helper, "referred_to", referral, begun, sources=(provider,))
    yield Why(one, helper, provider, "referred_to", f"{referral}, answered", begun, sources=(helper,))
    workers = houses[helper].with_role(Role.COMMUNITY_WORKER)
    worker = workers[one.index % len(workers)].pk
    yield Why(one, helper, helper, "referred_to", f"{referral}, taken", begun, position=worker)


def _admitted(one: Invented, hospital: str, provider: str, at: datetime, days: int) -> Iterator[Why]:
    begun = at - timedelta(days=days)
    message = f"ADT A01 {hospital[:2].upper()}{one.index:07}"
    yield Why(one, hospital, hospital, "admitted_at", message, begun)
    if provider:
        handed = begun + timedelta(hours=4)
        yield Why(one, hospital, provider, "transition_of_care", f"{message}, accepted", handed, sources=(hospital,))
        yield Why(one, provider, hospital, "transition_of_care", f"{message}, accepted", handed, sources=(provider,))
