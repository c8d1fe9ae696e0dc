"""Who acts, as what, for whom, why and when: the `by` of every service. Frozen; it cannot change on the way.

Source: security specification § 1.4 (purposes), § 2.2 (context); access plan, “Words”.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from wayfellow.rules.access.roles import Role


class Purpose(StrEnum):
    """Why somebody looks or acts (HL7 v3 ActReason; verify the codes)."""

    TREAT = "TREAT"
    CAREMGT = "CAREMGT"
    HPAYMT = "HPAYMT"
    HOPERAT = "HOPERAT"
    ETREAT = "ETREAT"
    PATRQT = "PATRQT"
    FAMRQT = "FAMRQT"
    PUBHLTH = "PUBHLTH"
    HRESCH = "HRESCH"
    HLEGAL = "HLEGAL"
    SYSADMIN = "SYSADMIN"

    @property
    def bit(self) -> int:
        """The bit under which an edge allows it."""
        return 1 << list(Purpose).index(self)


class Reach(StrEnum):
    """How far somebody's sight goes within what the organization may see."""

    OWN = "own"  # the people of one's own panel
    ORGANIZATION = "organization"  # everybody the organization may see


@dataclass(frozen=True, slots=True)
class Actor:
    """A position of a user in one organization, for one purpose, at one moment (UTC).

    user, position: 0 for the machine itself (jobs, the first administrator's command). roles: of the position, as it
    stood when the actor came in. is_fresh: whether they had just proved again who they are, by a second factor.
    """

    user: int
    position: int
    organization: int
    purpose: Purpose
    reach: Reach
    at: datetime
    roles: frozenset[Role] = frozenset()
    is_fresh: bool = False

    def __post_init__(self) -> None:
        if self.at.tzinfo is None:
            raise ValueError("an actor acts at a moment with its offset")

    @property
    def is_machine(self) -> bool:
        """Whether nobody in particular acts."""
        return self.user == 0


def machine(*, organization: int, at: datetime, purpose: Purpose = Purpose.HOPERAT) -> Actor:
    """The machine itself, at work for one organization; for 0 it sees the directory and nobody's record."""
    return Actor(user=0, position=0, organization=organization, purpose=purpose, reach=Reach.ORGANIZATION, at=at)
