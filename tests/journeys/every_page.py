"""Every page there is, and what a family must have answered to see it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from tests.journeys.visitor import Visitor
from wayfellow.rules.guide.answers import Answer
from wayfellow.rules.guide.letter import Letter
from wayfellow.rules.guide.questions import QUESTIONS


@dataclass(frozen=True)
class Shown:
    """name: of its picture. answers: given before. press: what is pressed there, and the status that follows."""

    name: str
    path: str
    status: int = 200
    answers: dict[str, Answer] = field(default_factory=dict)
    letter: Letter | None = None
    press: str = ""
    status_then: int = 200

    def open(self, visitor: Visitor) -> None:
        visitor.context.clear_cookies(name="wayfellow_answers")
        if self.answers:
            visitor.has_answered(self.answers, letter=self.letter)
        visitor.opens(self.path, self.status)
        if self.press:
            visitor.expects(self.status_then)
            visitor.presses(self.press)


MOTHER: dict[str, Answer] = {
    "safety": ("none",), "who": "parent", "age": 72, "county": "19", "coverage": "medi_cal_plan",
    "event": ("in_hospital",), "ongoing": ("homeless_or_losing_home",), "needs": ("housing", "food"),
    "duration": "months", "programs": ("none",), "wants": ("rides", "caregiver_help"),
}  # fmt: skip
TEEN: dict[str, Answer] = {**MOTHER, "who": "me", "age": 15, "teen_private": "yes", "coverage": "none"}
DENIED: dict[str, Answer] = {**MOTHER, "event": ("denied_or_delayed",), "ongoing": ("none",), "needs": ("health",)}
DANGER: dict[str, Answer] = {**MOTHER, "safety": ("suicide", "violence")}
ELSEWHERE: dict[str, Answer] = {**MOTHER, "county": "outside_ca"}
UNSURE: dict[str, Answer] = {
    key: ("unsure",) if isinstance(value, tuple) else "unsure" for key, value in MOTHER.items()
}
DSNP: dict[str, Answer] = {**MOTHER, "coverage": "duals_dsnp", "programs": ("ihss",), "event": ("none",)}
LETTER = Letter(date(2026, 11, 16), date(2026, 11, 17), ends_on=date(2026, 12, 1), service_ends=True)

FRAME = (
    Shown("home", "/"),
    Shown("difference", "/difference/"),
    Shown("safety", "/safety/"),
    Shown("privacy", "/privacy/"),
    Shown("accessibility", "/accessibility/"),
    Shown("languages", "/languages/"),
    Shown("gallery", "/gallery/"),
    Shown("not-found", "/nowhere/", 404),
    Shown("not-allowed", "/guide/erase/", 405),
)
GUIDE = (
    Shown("guide-start", "/guide/"),
    Shown("guide-start-again", "/guide/", answers={"safety": ("none",)}),
    *(Shown(f"guide-{one.key}", f"/guide/{one.key}/", answers=TEEN) for one in QUESTIONS),
    Shown("guide-age-error", "/guide/age/", press="guide.next", status_then=422),
    Shown("guide-safety-error", "/guide/safety/", press="guide.next", status_then=422),
    Shown("guide-safe", "/guide/safe/", answers={**MOTHER, "safety": ("unsure",)}),
    Shown("guide-letter", "/guide/letter/", answers=DENIED),
    Shown("guide-letter-error", "/guide/letter/", answers=DENIED, press="letter.submit", status_then=422),
    Shown("guide-letter-dates", "/guide/letter/", answers=DENIED, letter=LETTER),
    Shown("guide-check", "/guide/check/", answers=DENIED),
    Shown("guide-check-empty", "/guide/check/"),
    Shown("guide-erased", "/guide/erased/"),
    Shown("guide-card", "/guide/card/?in=es&need=asl"),
    Shown("result", "/guide/result/", answers=MOTHER),
    Shown("result-large", "/guide/result/?size=large", answers=MOTHER),
    Shown("result-danger", "/guide/result/", answers=DANGER),
    Shown("result-letter", "/guide/result/", answers=DENIED, letter=LETTER),
    Shown("result-elsewhere", "/guide/result/", answers=ELSEWHERE),
    Shown("result-unsure", "/guide/result/", answers=UNSURE),
    Shown("result-teen", "/guide/result/", answers=TEEN),
    Shown("result-dsnp", "/guide/result/", answers=DSNP),
)
EVERY_PAGE = (*FRAME, *GUIDE)
