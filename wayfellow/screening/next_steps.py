"""What to do next with somebody who was screened, what to do first coming first. Plain; nothing heavy is imported.

The places in `STEPS` are kept with candidates (`records/facts`): whoever changes the order migrates them.
"""

from __future__ import annotations

from dataclasses import dataclass

NEAR = ("met", "one_answer_away", "conflict")
"""How near somebody must be to be a candidate."""


@dataclass(frozen=True)
class NextStep:
    """nearness: empty for any."""

    code: str
    says: str
    dispositions: frozenset[str] = frozenset()
    nearness: str = ""

    def fits(self, disposition: str, nearness: str) -> bool:
        return disposition in self.dispositions and self.nearness in ("", nearness)


def _step(code: str, says: str, dispositions: str, nearness: str = "") -> NextStep:
    return NextStep(code, says, frozenset(dispositions.split()), nearness)


STEPS = (
    _step("authorize", "Authorize, and assign a provider", "AUTO_AUTHORIZE_CONTINUITY AUTHORIZE REAUTHORIZE"),
    _step("explain_both", "Explain both programs, and record the choice", "MEMBER_CHOICE_REQUIRED"),
    _step("ask_provider", "Ask which provider the person wants", "REASSIGN_EXISTING"),
    _step("check", "Check the membership, or what disagrees", "MANUAL_REVIEW", "met"),
    _step("ask_question", "Ask the question beside", "MANUAL_REVIEW", "one_answer_away"),
    _step("look_at_conflict", "Look at what disagrees", "MANUAL_REVIEW", "conflict"),
    _step("nothing", "Nothing: the person has chosen", "WITHDRAWN"),
    _step("end_well", "Help to end it well", "DISCONTINUE"),
    _step("connect", "Connect to the person's own coverage or program", "DENY_GATE DENY_EXCLUDED"),
)
LAST = NextStep("look", "Look at it")
"""What follows when nothing else fits."""


def place_of(disposition: str, nearness: str) -> int:
    """The place of what to do in the order of `STEPS`; behind them all when nothing fits."""
    fitting = (place for place, step in enumerate(STEPS) if step.fits(disposition, nearness))
    return next(fitting, len(STEPS))


def step_at(place: int) -> NextStep:
    return STEPS[place] if place < len(STEPS) else LAST
