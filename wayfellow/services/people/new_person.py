"""What is known about somebody at the first moment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class NewPerson:
    """evidence: what shows that they came to us: a file line, a message, a visit. spoken: a language tag."""

    given: str
    family: str = ""
    birth_date: date | None = None
    cin: str = ""
    phone: str = ""
    spoken: str = ""
    predicate: str = "care_team_member"
    evidence: str = ""
