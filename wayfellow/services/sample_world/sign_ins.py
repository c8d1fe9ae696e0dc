"""The sign-ins of the sample world as a table: one of each kind of work, with the code that is valid now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from wayfellow.rules.access.roles import Role
from wayfellow.services.sample_world.codes import code_at
from wayfellow.services.sample_world.organizations import HOUSES, TWO_PLACES, secret_of


@dataclass(frozen=True)
class SignIn:
    who: str
    organization: str
    address: str
    secret: str
    code: str


def sign_ins(at: datetime) -> list[SignIn]:
    """One sign-in of each role, and somebody who works at two places."""
    return [
        SignIn(who, organization, address, secret_of(address), code_at(secret_of(address), at))
        for who, organization, address in _chosen()
    ]


def _chosen() -> Iterator[tuple[str, str, str]]:
    for role in Role:
        house, worker = next((h, w) for h in HOUSES for w in h.staff if role in w.roles)
        if role is Role.SUPERVISOR:
            house, worker = next((h, w) for h in HOUSES for w in h.staff if w.roles == (role,))
        yield str(role).replace("_", " "), house.name.removesuffix(" (invented)"), house.address_of(worker)
    home, name, _away, _roles = TWO_PLACES
    house = next(one for one in HOUSES if one.code == home)
    worker = next(one for one in house.staff if one.name == name)
    yield "at two places", house.name.removesuffix(" (invented)"), house.address_of(worker)
