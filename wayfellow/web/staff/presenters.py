"""The finished words of the staff's pages."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from wayfellow.rules.access.roles import Role
from wayfellow.services.places import Place
from wayfellow.services.staff.managing import Colleague, Waiting
from wayfellow.web.speaking import speaking


@dataclass(frozen=True)
class PlaceLink:
    public_id: UUID
    name: str
    roles: str
    is_here: bool


@dataclass(frozen=True)
class RoleChoice:
    value: str
    label: str
    checked: bool


@dataclass(frozen=True)
class ColleagueCard:
    public_id: UUID
    name: str
    email: str
    roles: str
    is_suspended: bool
    choices: tuple[RoleChoice, ...]


@dataclass(frozen=True)
class WaitingCard:
    public_id: UUID
    email: str
    roles: str
    is_over: bool


@dataclass(frozen=True)
class PeoplePage:
    working: tuple[ColleagueCard, ...]
    waiting: tuple[WaitingCard, ...]


def place_links(places: Sequence[Place], here: Place | None) -> list[PlaceLink]:
    return [PlaceLink(one.public_id, one.name, said_roles(one.roles), one == here) for one in places]


def people_page(working: Iterable[Colleague], waiting: Iterable[Waiting], *, operates: bool = False) -> PeoplePage:
    """operates: whether who looks acts for the platform, where its operators are made."""
    cards = (
        ColleagueCard(
            one.public_id, one.name or one.email, one.email, said_roles(one.roles), one.is_suspended,
            role_choices(one.roles, operates=operates),
        )
        for one in working
    )  # fmt: skip
    asked = (WaitingCard(one.public_id, one.email, said_roles(one.roles), one.is_over) for one in waiting)
    return PeoplePage(tuple(cards), tuple(asked))


def role_choices(ticked: Collection[Role], *, operates: bool = False) -> tuple[RoleChoice, ...]:
    """Every role an organization can give; the platform's own is among them only there."""
    offered = (role for role in Role if operates or role is not Role.PLATFORM_OPERATOR)
    return tuple(RoleChoice(str(role), say_role(role), role in ticked) for role in offered)


def said_roles(roles: Iterable[Role]) -> str:
    return ", ".join(map(say_role, roles))


def say_role(role: Role) -> str:
    return speaking().say(f"staff.role.{role}")
