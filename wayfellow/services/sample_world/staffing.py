"""Open the houses of the sample world: organizations, sites, teams, users, positions, and their second factors."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.hashers import make_password

from wayfellow.records.accounts.models import Position, User
from wayfellow.records.organizations.models import Organization, Site, Team, TeamMember
from wayfellow.rules.access.actor import Actor, machine
from wayfellow.rules.access.roles import Role
from wayfellow.rules.access.working_as import WITHOUT_CARE, purpose_of, reach_of
from wayfellow.services import auditing
from wayfellow.services.access import acting_as
from wayfellow.services.sample_world.organizations import HOUSES, PASSWORD, TWO_PLACES, House, secret_of
from wayfellow.services.sample_world.steady import Steady
from wayfellow.services.sealing import sealed


@dataclass(frozen=True)
class Opened:
    """A house with its rows. positions: by the name of the worker."""

    house: House
    id: int
    at: datetime
    teams: tuple[int, ...] = ()
    positions: dict[str, Position] = field(default_factory=dict)

    def machine(self) -> Actor:
        return machine(organization=self.id, at=self.at)

    def with_role(self, role: Role) -> list[Position]:
        return [one for one in self.positions.values() if role in one.roles]

    def acting(self, position: Position) -> Actor:
        roles = frozenset(map(Role, position.roles))
        return Actor(
            position.user_id, position.pk, self.id, purpose_of(roles), reach_of(roles), self.at, roles
        )  # fmt: skip

    def name_of(self, position: Position) -> str:
        return next(name for name, one in self.positions.items() if one.pk == position.pk)


def open_houses(steady: Steady, *, at: datetime) -> dict[str, Opened]:
    """Everything about who works where, by the code of the house."""
    with acting_as(machine(organization=0, at=at)):
        rows = [
            Organization(
                public_id=steady.uuid(), name=house.name, kind=house.kind, phone=house.phone, hipaa_status=house.hipaa
            )
            for house in HOUSES
        ]
        Organization.objects.bulk_create(rows)
    users = _users(steady)
    opened = {}
    for house, row in zip(HOUSES, rows, strict=True):
        with acting_as(machine(organization=row.pk, at=at)) as by:
            opened[house.code] = _open(house, row.pk, users, steady, by)
    return opened


def _users(steady: Steady) -> dict[str, User]:
    """Every user by address. One hash serves all: they share a password that is no secret."""
    password = make_password(PASSWORD)
    addresses = {house.address_of(one): one.name for house in HOUSES for one in house.staff}
    users = [
        User(public_id=steady.uuid(), email=address, name=name, password=password)
        for address, name in addresses.items()
    ]
    User.objects.bulk_create(users)
    Authenticator.objects.bulk_create(
        Authenticator(
            user=user,
            type=Authenticator.Type.TOTP,
            data={"secret": sealed(secret_of(user.email), settings.SIGN_IN_KEY)},
        )
        for user in users
    )
    return {user.email: user for user in users}


def _open(house: House, organization: int, users: dict[str, User], steady: Steady, by: Actor) -> Opened:
    for name in house.sites:
        Site(public_id=steady.uuid(), organization_id=organization, name=name).save(force_insert=True)
    teams = [Team(public_id=steady.uuid(), organization_id=organization, name=name) for name in house.teams]
    for team in teams:
        team.save(force_insert=True)
    opened = Opened(house, organization, by.at, tuple(team.pk for team in teams))
    for address, name, roles in _positions(house):
        position = Position(
            public_id=steady.uuid(), user_id=users[address].pk, organization_id=organization,
            roles=sorted(roles), begins_at=by.at - timedelta(days=400),
        )  # fmt: skip
        position.save(force_insert=True)
        opened.positions[name] = position
    _fill_teams(opened, by)
    auditing.record("staff.joined", by=by, kind="position", ids=[one.pk for one in opened.positions.values()])
    return opened


def _fill_teams(opened: Opened, by: Actor) -> None:
    """Whoever works with people is in a team, in turn."""
    caring = [one for one in opened.positions.values() if not set(one.roles) & WITHOUT_CARE.keys()]
    for place, position in enumerate(caring if opened.teams else ()):
        TeamMember(
            organization_id=opened.id, team_id=opened.teams[place % len(opened.teams)], position_id=position.pk,
            joined_at=position.begins_at,
        ).save(force_insert=True)  # fmt: skip


def _positions(house: House) -> Iterator[tuple[str, str, tuple[Role, ...]]]:
    for one in house.staff:
        yield house.address_of(one), one.name, one.roles
    home, name, away, roles = TWO_PLACES
    if house.code == away:
        address = next(h.address_of(one) for h in HOUSES if h.code == home for one in h.staff if one.name == name)
        yield address, name, roles
