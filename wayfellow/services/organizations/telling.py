"""What everybody who works in an organization may read of it: its name, phone, sites and teams. Source: § 1.1."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from wayfellow.records.accounts.models import Position, User
from wayfellow.records.organizations.models import Organization, Site, Team, TeamMember
from wayfellow.rules.access.actor import Actor


@dataclass(frozen=True)
class SiteFacts:
    public_id: UUID
    name: str
    address: str
    phone: str


@dataclass(frozen=True)
class Colleague:
    position: UUID
    name: str


@dataclass(frozen=True)
class TeamFacts:
    public_id: UUID
    name: str
    members: tuple[Colleague, ...]


@dataclass(frozen=True)
class OrganizationFacts:
    """colleagues: everybody who works here now, by name."""

    name: str
    phone: str
    sites: tuple[SiteFacts, ...]
    teams: tuple[TeamFacts, ...]
    colleagues: tuple[Colleague, ...]


def our_organization(*, by: Actor) -> OrganizationFacts:
    """The organization of who acts. Inside `acting_as`."""
    organization = Organization.objects.get(pk=by.organization)
    sites = Site.objects.filter(organization_id=by.organization, closed_at=None).order_by("name", "pk")
    colleagues = _colleagues(by)
    return OrganizationFacts(
        organization.name,
        organization.phone,
        tuple(SiteFacts(one.public_id, one.name, one.address, one.phone) for one in sites),
        _teams(by, colleagues),
        tuple(colleagues.values()),
    )


def _colleagues(by: Actor) -> dict[int, Colleague]:
    held = list(Position.objects.filter(organization_id=by.organization, suspended_at=None, ends_at=None))
    users = User.objects.in_bulk([one.user_id for one in held])
    found = {one.pk: Colleague(one.public_id, users[one.user_id].name or users[one.user_id].email) for one in held}
    return dict(sorted(found.items(), key=lambda one: (one[1].name.casefold(), one[0])))


def _teams(by: Actor, colleagues: dict[int, Colleague]) -> tuple[TeamFacts, ...]:
    members: dict[int, set[int]] = defaultdict(set)
    for team, position in TeamMember.objects.filter(organization_id=by.organization).values_list(
        "team_id", "position_id"
    ):
        members[team].add(position)
    teams = Team.objects.filter(organization_id=by.organization, closed_at=None).order_by("name", "pk")
    return tuple(
        TeamFacts(one.public_id, one.name, tuple(who for key, who in colleagues.items() if key in members[one.pk]))
        for one in teams
    )
