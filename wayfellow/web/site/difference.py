"""The two kinds of help side by side, and what people ask about them."""

from __future__ import annotations

from dataclasses import dataclass

from wayfellow.services.calls import Call, CallBook
from wayfellow.web.site.numbered import numbered
from wayfellow.web.speaking import Speaking

ROWS = ("what", "how_long", "who_for", "helps", "where", "who_gives", "cost", "ask")
QUESTIONS: dict[str, tuple[str, ...]] = {
    "both": (),
    "who_decides": (),
    "cost": (),
    "home": (),
    "who_asks": (),
    "told_no": ("medi_cal_ombudsman", "health_consumer_alliance", "dmhc"),
    "caregiver": ("caregiver_resource_center",),
    "rides": ("medi_cal_rides",),
    "move": (),
    "doctor": (),
    "medicare": ("hicap",),
    "no_medi_cal": ("covered_california",),
    "how_long": (),
    "new_person": (),
    "language": (),
}
"""What people ask, in this order, and the lines that can tell them more."""


@dataclass(frozen=True)
class Row:
    """One question about both kinds of help."""

    question: str
    case: str
    ecm: str


@dataclass(frozen=True)
class Asked:
    """A question people ask, its answer in short paragraphs, and who can tell them more."""

    code: str
    question: str
    answer: tuple[str, ...]
    calls: tuple[Call, ...]


@dataclass(frozen=True)
class Difference:
    rows: tuple[Row, ...]
    case_sounds: tuple[str, ...]
    ecm_sounds: tuple[str, ...]
    case_does: tuple[str, ...]
    ecm_does: tuple[str, ...]
    asked: tuple[Asked, ...]


def difference(speaking: Speaking, book: CallBook) -> Difference:
    """Everything the page lists, in the language of the page."""
    say = speaking.say
    rows = (Row(*(say(f"difference.row.{row}.{part}") for part in ("question", "case", "ecm"))) for row in ROWS)
    asked = (
        Asked(
            code,
            say(f"difference.ask.{code}.question"),
            numbered(speaking, f"difference.ask.{code}.answer."),
            book.calls(lines),
        )
        for code, lines in QUESTIONS.items()
    )
    return Difference(
        rows=tuple(rows),
        case_sounds=numbered(speaking, "difference.sounds.case."),
        ecm_sounds=numbered(speaking, "difference.sounds.ecm."),
        case_does=numbered(speaking, "difference.detail.case."),
        ecm_does=numbered(speaking, "difference.detail.ecm."),
        asked=tuple(asked),
    )
