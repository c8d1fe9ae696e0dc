"""What follows from everything that was found: the first step that applies decides, and the order is the law's.

Source: ECM specification § 0 rule 5 (precedence), § 0.1, § 1.2 (discretion), § 2.5, § 2.6, § 5.4.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from wayfellow.rules.ecm.continuity import CONTINUITY
from wayfellow.rules.ecm.ending import DIED, ENDS, GRADUATES, REAUTHORIZATION, TRANSFERS
from wayfellow.rules.ecm.gate import DISCRETION, G1, G2, G5, SAME_PROVIDER, STAYS
from wayfellow.rules.ecm.overlap import BOTH, CHOSE_OTHER, ENDS_OTHER, EXISTING_PROGRAM, G3, G4, REVIEW, UNDECIDED
from wayfellow.rules.ecm.streamlined import PAIRS, STREAMLINED
from wayfellow.rules.language.evaluate import Standing
from wayfellow.rules.language.law import Law
from wayfellow.rules.language.rule import Rule
from wayfellow.rules.language.truth import CONFLICT, MET, NOT_MET, Truth

DECIDING: tuple[Rule, ...] = (
    G1, G2, G3, G4, G5, SAME_PROVIDER, STAYS, DISCRETION, ENDS_OTHER, REVIEW, BOTH, EXISTING_PROGRAM, CONTINUITY,
    REAUTHORIZATION, GRADUATES, TRANSFERS, DIED, ENDS, STREAMLINED, *PAIRS.values(),
)  # fmt: skip
"""Every rule that stands before or after the populations."""


@dataclass(frozen=True)
class At:
    """One person's truths, as the steps read them."""

    standing: Standing
    populations: Sequence[tuple[str, Truth]]

    @classmethod
    def of(cls, law: Law, standing: Standing) -> At:
        return cls(standing, [(p.code, standing.of(p)) for p in law.populations])

    def truth(self, rule: Rule) -> Truth:
        return self.standing.base[rule.code]

    def met(self, *rules: Rule) -> bool:
        return any(self.truth(rule) == MET for rule in rules)

    def ruled_out(self, *rules: Rule) -> bool:
        return any(self.truth(rule) == NOT_MET for rule in rules)

    @property
    def qualifies(self) -> bool:
        return any(truth == MET for _code, truth in self.populations)

    @property
    def may_qualify(self) -> bool:
        return any(truth.undetermined for _code, truth in self.populations)

    @property
    def unsettled(self) -> list[Rule]:
        """What must be settled before anything is authorized: coverage; and any gate about which sources disagree.

        Programs nobody was asked about do not stand in the way; a task asks about them.
        """
        coverage = [rule for rule in (G1, G2) if self.truth(rule).undetermined]
        return coverage + [rule for rule in (G3, G5) if self.truth(rule) == CONFLICT]


@dataclass(frozen=True)
class Step:
    """The first step whose condition holds decides. because: the rules to name, in the law's order."""

    disposition: str
    applies: Callable[[At], bool]
    because: Callable[[At], Sequence[Rule]] = lambda at: ()
    withdrawn: str = ""


def _failed(at: At) -> list[Rule]:
    return [rule for rule in (G1, G2, G3) if at.ruled_out(rule)]


def _open(at: At) -> bool:
    return not at.qualifies and not at.met(DISCRETION)


STEPS: tuple[Step, ...] = (
    Step("DENY_GATE", lambda at: at.ruled_out(G1, G2), _failed),
    Step("DENY_EXCLUDED", lambda at: at.ruled_out(G3), _failed),
    Step("MANUAL_REVIEW", lambda at: at.met(CONTINUITY) and bool(at.unsettled), lambda at: at.unsettled),
    Step("AUTO_AUTHORIZE_CONTINUITY", lambda at: at.met(CONTINUITY), lambda at: [CONTINUITY]),
    Step(
        "WITHDRAWN",
        lambda at: at.met(SAME_PROVIDER) or (at.ruled_out(G5) and at.met(STAYS)),
        lambda at: [rule for rule in (SAME_PROVIDER, STAYS) if at.met(rule)][:1],
        withdrawn="STAYS_WITH_CURRENT_PROVIDER",
    ),
    Step("REASSIGN_EXISTING", lambda at: at.ruled_out(G5), lambda at: [G5]),
    Step("MANUAL_REVIEW", lambda at: _open(at) and at.may_qualify),
    Step("DENY_NO_POF", _open),
    Step("WITHDRAWN", lambda at: at.met(CHOSE_OTHER), lambda at: [CHOSE_OTHER], withdrawn="CHOSE_OTHER_PROGRAM"),
    Step("MEMBER_CHOICE_REQUIRED", lambda at: at.met(UNDECIDED), lambda at: [UNDECIDED]),
    Step("MANUAL_REVIEW", lambda at: bool(at.unsettled), lambda at: at.unsettled),
    Step("AUTHORIZE", lambda at: True, lambda at: [] if at.qualifies else [DISCRETION]),
)
"""For a new request, and for somebody who is only looked for."""

_ENDINGS = (GRADUATES, TRANSFERS, DIED, ENDS)


def _lost(at: At) -> list[Rule]:
    return [*_failed(at), *(rule for rule in (CHOSE_OTHER,) if at.met(rule))]


STEPS_AGAIN: tuple[Step, ...] = (
    Step(
        "DISCONTINUE",
        lambda at: at.met(*_ENDINGS) or bool(_lost(at)),
        lambda at: [*_lost(at), *(rule for rule in _ENDINGS if at.met(rule))],
    ),
    Step(
        "MANUAL_REVIEW",
        lambda at: any(at.truth(rule).undetermined for rule in _ENDINGS) or bool(at.unsettled),
        lambda at: [*at.unsettled, *(rule for rule in _ENDINGS if at.truth(rule).undetermined)],
    ),
    Step("REAUTHORIZE", lambda at: True),
)
"""For a request to go on: no population is asked about again."""


@dataclass(frozen=True)
class Decision:
    """disposition: what follows. again: of a request to go on. because: the rules that decided, in order.

    unsettled: what must be checked before anything is authorized. state: of help that ends (GRADUATED, TRANSFERRED,
    DISCONTINUED).
    """

    disposition: str
    again: bool
    because: tuple[Rule, ...]
    authorized_by: str = ""
    withdrawn: str = ""
    state: str = ""


def decide(law: Law, standing: Standing) -> Decision:
    """Apply the steps to one person. Reauthorizations have steps of their own."""
    at = At.of(law, standing)
    again = at.met(REAUTHORIZATION)
    step = next(step for step in (STEPS_AGAIN if again else STEPS) if step.applies(at))
    state = _state(at) if step.disposition == "DISCONTINUE" else ""
    return Decision(step.disposition, again, tuple(step.because(at)), _by(at, step), step.withdrawn, state)


def _by(at: At, step: Step) -> str:
    if step.disposition == "AUTO_AUTHORIZE_CONTINUITY":
        return "CONTINUITY"
    if step.disposition == "AUTHORIZE":
        return "POF" if at.qualifies else "MCP_DISCRETION"
    return ""


def _state(at: At) -> str:
    if at.met(DIED):
        return "DISCONTINUED"
    if at.met(GRADUATES):
        return "GRADUATED"
    return "TRANSFERRED" if at.met(TRANSFERS) else "DISCONTINUED"
