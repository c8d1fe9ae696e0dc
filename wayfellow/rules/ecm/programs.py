"""Other programs as they were told: when somebody was in each, and what they chose. Source: specification § 0.2, § 3.

What the rules read of it is a set of codes, one or two for each program somebody is in today: its code, and the code
with the choice that was made, such as `MSSP` and `MSSP:ECM`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from wayfellow.rules.events.told import EARLIEST, BadEvent
from wayfellow.rules.facts.programs import PROGRAMS
from wayfellow.rules.language.facts import Observation

FACTS = ("programs", "program_choices", "waiver_waitlists")
WAITLIST = "WAIVER_WAITLIST"
IMPLIED = {
    ("living_setting", "ICF"): "ICF_RESIDENT",
    ("living_setting", "SUBACUTE"): "SUBACUTE",
    ("ccs_enrollment", "CCS"): "CCS",
    ("ccs_enrollment", "CCS_WCM"): "WCM",
}
"""Facts that say by themselves that somebody is in a program of the matrix."""
ECM, OTHER_PROGRAM, UNDECIDED = "ECM", "OTHER_PROGRAM", "UNDECIDED"
FIRST, LAST = date.min, date.max


@dataclass(frozen=True, order=True)
class InProgram:
    """In a program from start to end, both included; without an end it goes on. verified_on: empty if never."""

    program: str
    start: date = FIRST
    end: date = LAST
    source: str = ""
    verified_on: str = ""

    def holds_on(self, day: date) -> bool:
        return self.start <= day <= self.end

    @property
    def code(self) -> str:
        """The code of the matrix; a program it does not list is one for somebody to compare."""
        return self.program if self.program in PROGRAMS else "UNLISTED_PROGRAM"


@dataclass(frozen=True, order=True)
class Choice:
    """What somebody chose between this help and another program, and when they were told what each gives."""

    chosen_on: date
    program: str
    value: str
    chosen_by: str = ""
    education_given_on: str = ""


def in_program(entry: Mapping[str, Any], source_type: str) -> InProgram:
    """One entry of `programs`. Raises BadEvent with the field and what was expected."""
    start, end = _day(entry, "start", FIRST), _day(entry, "end", LAST)
    if end < start:
        raise BadEvent("end is before start")
    source = str(entry.get("source") or source_type)
    return InProgram(_program(entry), start, end, source, _written_day(entry, "verified_on"))


def choice(entry: Mapping[str, Any], observed_on: date) -> Choice:
    """One entry of `program_choices`; without a day it was made on the day it was told."""
    value = str(entry.get("value") or "")
    if value not in (ECM, OTHER_PROGRAM):
        raise BadEvent(f"value is none of {ECM}, {OTHER_PROGRAM}")
    by, education = str(entry.get("chosen_by") or ""), _written_day(entry, "education_given_on")
    return Choice(_day(entry, "chosen_on", observed_on), _program(entry), value, by, education)


@dataclass(frozen=True)
class Overlap:
    """One program somebody is in today, as it is shown. waiver: of a wait list, what is waited for."""

    program: str
    start: str = ""
    end: str = ""
    source: str = ""
    verified_on: str = ""
    waiver: str = ""


@dataclass(frozen=True)
class Programs:
    """Everything told about one person's other programs; sources are merged.

    source_type: of somebody who was asked and may say no; "" when nobody was.
    """

    spans: Sequence[InProgram]
    choices: Sequence[Choice]
    waiting: Sequence[str]
    source_type: str

    @classmethod
    def of(cls, observations: Iterable[Observation]) -> Programs:
        """From what was told of `FACTS`. Raises BadEvent for an entry that cannot be read."""
        spans: set[InProgram] = set()
        choices: set[Choice] = set()
        waiting: set[str] = set()
        asked = ""
        for seen in observations:
            if seen.fact == "programs":
                spans.update(in_program(entry, seen.source_type) for entry in seen.value)
                asked = asked or (seen.source_type if seen.may_say_no else "")
            elif seen.fact == "program_choices":
                choices.update(choice(entry, seen.observed_on) for entry in seen.value)
            else:
                waiting.update(seen.value)
        return cls(sorted(spans), sorted(choices), sorted(waiting), asked)

    def now(self, as_of: date) -> list[InProgram]:
        return [span for span in self.spans if span.holds_on(as_of)]

    def waiting_for(self, as_of: date) -> list[str]:
        """The waivers on whose list the person is, without those the person is already in."""
        enrolled = {span.program for span in self.now(as_of)}
        return [waiver for waiver in self.waiting if waiver not in enrolled]

    def chosen(self, program: str, as_of: date) -> Choice | None:
        """The latest choice about a program; None without one, or when two of the latest day contradict each other."""
        made = [one for one in self.choices if one.program == program and one.chosen_on <= as_of]
        latest = [one for one in made if one.chosen_on == made[-1].chosen_on]
        return latest[-1] if len({one.value for one in latest}) == 1 else None

    def overlaps(self, as_of: date) -> list[Overlap]:
        found = [
            Overlap(
                span.code,
                "" if span.start == FIRST else str(span.start),
                "" if span.end == LAST else str(span.end),
                span.source if span.code == span.program else f"{span.source} ({span.program})",
                span.verified_on,
            )
            for span in self.now(as_of)
        ]
        return found + [Overlap(WAITLIST, waiver=waiver) for waiver in self.waiting_for(as_of)]

    def told(self, as_of: date) -> Observation | None:
        """What the rules read of it as `programs`: the code of each program of today, alone and with the choice made.

        Where nobody was asked, it can say yes and never no.
        """
        codes = []
        for program in dict.fromkeys(one.program for one in self.overlaps(as_of)):
            made = self.chosen(program, as_of)
            codes += [program, f"{program}:{made.value if made else UNDECIDED}"]
        if not codes and not self.source_type:
            return None
        return Observation("programs", tuple(codes), as_of, None, self.source_type or "CLAIM")


def _program(entry: Mapping[str, Any]) -> str:
    program = str(entry.get("program") or "").strip()
    if not program:
        raise BadEvent("program is missing")
    return program


def _day(entry: Mapping[str, Any], name: str, otherwise: date) -> date:
    written = entry.get(name)
    if written in (None, ""):
        return otherwise
    try:
        day = date.fromisoformat(str(written))
    except ValueError:
        raise BadEvent(f"{name} is not a day written YYYY-MM-DD") from None
    if day < EARLIEST:
        raise BadEvent(f"{name} is before {EARLIEST}")
    return day


def _written_day(entry: Mapping[str, Any], name: str) -> str:
    return str(_day(entry, name, FIRST)) if entry.get(name) else ""
