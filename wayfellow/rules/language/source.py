"""Where a rule or a number comes from, so that it can be checked by a person who reads the law."""

from __future__ import annotations

from dataclasses import dataclass

CERTAINTY = ("", "INT", "GK", "PLAN", "PD", "verify")
"""How sure the source is: empty is the source's own words; INT is our reading where it is silent; GK is general
knowledge to verify; PLAN is a plan's own material; PD is a product decision."""


@dataclass(frozen=True, slots=True)
class Source:
    title: str
    section: str
    href: str = ""
    certainty: str = ""

    def __post_init__(self) -> None:
        if self.certainty not in CERTAINTY:
            raise ValueError(f"certainty {self.certainty!r} is none of {CERTAINTY}")

    def __str__(self) -> str:
        tag = f" [{self.certainty}]" if self.certainty else ""
        return f"{self.title}, {self.section}{tag}"


GUIDE_PAGE = "https://www.dhcs.ca.gov/CalAIM/ECM/Pages/Home.aspx"


def ecm_guide(section: str, certainty: str = "") -> Source:
    """A citation of the DHCS ECM Policy Guide, January 2026 edition."""
    return Source("DHCS CalAIM ECM Policy Guide (January 2026)", section, GUIDE_PAGE, certainty)
