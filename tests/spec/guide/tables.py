"""Tables of families and what the guide says to each, as text: read here, checked and shown in `checking`.

    person | coverage | event       || rule  | overlays
    Ana    | private  | in_hospital || DG-20 |

Only what matters is written: an empty cell, or a column left out, is the dull answer of `DULL`; `-` is a question
nobody answered. A set is written with commas. `letter` tells of a letter that said no: its day, then what is known of
it (`2026-11-16 stops`, `2026-11-16 goes_on county`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from wayfellow.rules.guide.answers import Answer, Answers
from wayfellow.rules.guide.letter import Letter
from wayfellow.rules.guide.questions import BY_KEY, Kind

DULL = {
    "safety": "none", "who": "parent", "age": "70", "county": "10", "coverage": "medi_cal_plan", "event": "none",
    "ongoing": "none", "needs": "", "duration": "weeks", "programs": "none", "wants": "",
}  # fmt: skip
"""An older parent in Fresno with a Medi-Cal plan, whose answers call for nothing."""

NOBODY_ANSWERED = "-"
BESIDE = ("lang", "format", "as_of", "letter")
RESULTS = (
    "rule", "outcome", "subtype", "conditions", "overlays", "steps", "because", "pages", "may_match", "ask", "fact",
)  # fmt: skip
UNORDERED = ("conditions", "overlays", "may_match")
STOPS = {"stops": True, "goes_on": False}
BY_COUNTY = {"county": True, "not_county": False}


@dataclass(frozen=True)
class Row:
    """One family, and what is expected of the guide."""

    person: str
    answers: Answers
    as_of: date
    letter: Letter | None
    expected: Mapping[str, str]
    text: str


@dataclass(frozen=True)
class GuideTable:
    as_of: date
    header: str
    rows: tuple[Row, ...]
    anchor: date | None = None
    claims: str = ""


def read_table(text: str, *, as_of: str) -> GuideTable:
    """Read a table. Raises ValueError with the line or the column that is wrong."""
    lines = [line.strip() for line in text.strip().splitlines() if line.strip()]
    given, wanted = (_split(half) for half in lines[0].split("||"))
    strange = {*given} - {"person", *BY_KEY, *BESIDE} | {*wanted} - {*RESULTS}
    if strange:
        raise ValueError(f"{strange} are neither answers nor results")
    day = date.fromisoformat(as_of)
    return GuideTable(day, lines[0], tuple(_row(line, given, wanted, day) for line in lines[1:]))


def _row(line: str, given: list[str], wanted: list[str], day: date) -> Row:
    left, right = (_split(half) for half in line.split("||"))
    if len(left) != len(given) or len(right) != len(wanted):
        raise ValueError(f"the row has another number of cells than the header: {line}")
    cell = dict(zip(given, left, strict=True))
    as_of = cell.get("as_of")
    return Row(
        cell["person"],
        answers_of(cell),
        date.fromisoformat(as_of) if as_of else day,
        _letter(cell.get("letter", "")),
        dict(zip(wanted, right, strict=True)),
        line,
    )


def answers_of(cell: Mapping[str, str]) -> Answers:
    """What a family answered: what the cells say, and the dull rest."""
    answers = Answers(lang=cell.get("lang") or "en", format=cell.get("format") or "standard")
    for key in BY_KEY:
        text = cell.get(key) or DULL.get(key, NOBODY_ANSWERED)
        if text != NOBODY_ANSWERED:
            answers = answers.with_answer(key, _answer(key, text))
    return answers


def _answer(key: str, text: str) -> Answer:
    parts = tuple(part.strip() for part in text.split(",") if part.strip())
    kind = BY_KEY[key].kind
    known = {*BY_KEY[key].values, "none", "unsure"}
    if kind in (Kind.MANY, Kind.ONE) and not set(parts) <= known:
        raise ValueError(f"{key}: {set(parts) - known} cannot be answered")
    if kind is Kind.MANY:
        return parts
    return int(text) if kind is Kind.AGE and text.isdecimal() else text


def _letter(text: str) -> Letter | None:
    if not text:
        return None
    day, *known = text.split()
    return Letter(
        date.fromisoformat(day),
        service_ends=next((STOPS[one] for one in known if one in STOPS), None),
        from_county=next((BY_COUNTY[one] for one in known if one in BY_COUNTY), None),
    )


def _split(text: str) -> list[str]:
    return [cell.strip() for cell in text.split("|")]
