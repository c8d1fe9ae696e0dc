"""What has to be done because of a result: standing duties (obligations) and one-time work (tasks).

Source: ECM specification § 0, table of obligations and tasks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from wayfellow.rules.ecm.disposition import Decision
from wayfellow.rules.ecm.gate import G1, STAYS
from wayfellow.rules.ecm.overlap import BOTH, CHOSE_OTHER, ENDS_OTHER, G4, REVIEW, UNDECIDED
from wayfellow.rules.ecm.programs import WAITLIST, Overlap
from wayfellow.rules.language.evaluate import Standing
from wayfellow.rules.language.rule import Rule
from wayfellow.rules.language.truth import MET, UNKNOWN

OF_POPULATION: Mapping[str, tuple[str, ...]] = {
    "HOM_A": ("PLAN_ADDRESSES_HOUSING",),
    "HOM_F": ("PLAN_ADDRESSES_HOUSING", "ONE_TEAM_FOR_HOUSEHOLD"),
    "UTL_A": ("PLAN_ADDRESSES_EPISODE_DRIVERS",),
    "UTL_C": ("PLAN_ADDRESSES_EPISODE_DRIVERS",),
    "NFT_A": ("PLAN_WITH_SNF_DISCHARGE_TEAM",),
}
OF_CRITERION: Mapping[str, str] = {
    "TRANSITIONAL_RENT_AUTHORIZED": "WEEKLY_IN_PERSON_VISIT",
    "H6": "RESTRICT_DISPLAY",
    BOTH.code: "NON_DUPLICATION_PLAN",
}
AUTHORIZING = ("AUTHORIZE", "AUTO_AUTHORIZE_CONTINUITY")
OF_DISPOSITION: Mapping[str, tuple[tuple[str, str], ...]] = {
    "AUTHORIZE": (("ASSIGN_PROVIDER", "plan"), ("NOTIFY_PCP", "plan")),
    "AUTO_AUTHORIZE_CONTINUITY": (
        ("ASSIGN_PROVIDER", "plan"),
        ("NOTIFY_PCP", "plan"),
        ("OBTAIN_CARE_PLAN", "coordinator"),
        ("REASSESS_DISCONTINUATION", "reviewer"),
    ),
    "REASSIGN_EXISTING": (("REASSIGN_WITH_WARM_HANDOFF", "coordinator"),),
    "MEMBER_CHOICE_REQUIRED": (("EDUCATE_AND_RECORD_CHOICE", "coordinator"),),
    "WITHDRAWN": (("TELL_REFERRER", "coordinator"),),
    "DENY_GATE": (("SEND_NOA", "plan"), ("TELL_REFERRER", "coordinator")),
    "DENY_EXCLUDED": (("SEND_NOA", "plan"), ("TELL_REFERRER", "coordinator")),
    "DENY_NO_POF": (
        ("SEND_NOA", "plan"),
        ("TELL_REFERRER", "coordinator"),
        ("OFFER_OTHER_CARE_MANAGEMENT", "coordinator"),
    ),
    "DISCONTINUE": (("SEND_NOA", "plan"),),
}
"""Tasks and who does them."""
CONNECTS = ("DENY_GATE", "DENY_EXCLUDED")


class Task(NamedTuple):
    code: str
    rule: str
    role: str


def obligations(
    met: Sequence[str], standing: Standing, decision: Decision, overlaps: Iterable[Overlap], *, since: date
) -> list[dict[str, str | None]]:
    """code, rule, from, until: once each; `rule` is what asks for it. met: the populations that are met."""
    found = {code: name for name in met for code in OF_POPULATION.get(name, ())}
    found |= {code: name for name, code in OF_CRITERION.items() if standing.base.get(name) == MET}
    if decision.disposition == "AUTO_AUTHORIZE_CONTINUITY":
        found["KEEP_SAME_PROVIDER"] = "CONTINUITY"
    if any(one.program == "BPHM" for one in overlaps):
        found["BPHM_IN_PLACE"] = "BPHM"
    return [{"code": code, "rule": name, "from": str(since), "until": None} for code, name in sorted(found.items())]


def tasks(
    standing: Standing,
    decision: Decision,
    overlaps: Sequence[Overlap],
    to_review: Iterable[Rule],
    facts: Mapping[str, bool],
) -> list[Task]:
    """Every task of the result, the ones about coverage and programs first.

    to_review: criteria that could still complete a population. facts: which facts were told, and as true.
    """
    found = [*_about_gates(standing, decision), *_about_programs(standing, decision, overlaps)]
    found += [Task(code, decision.disposition, role) for code, role in OF_DISPOSITION.get(decision.disposition, ())]
    if decision.disposition in CONNECTS:
        found.append(Task("CONNECT_TO_OWN_COVERAGE_OR_PROGRAM", decision.disposition, "coordinator"))
    if decision.disposition == "REASSIGN_EXISTING" and standing.base[STAYS.code] == UNKNOWN:
        found.append(Task("ASK_PROVIDER_PREFERENCE", "G5", "coordinator"))
    if decision.state == "GRADUATED":
        found.append(Task("TRANSITION_PLAN", "ENDING.GRADUATES", "lead care manager"))
    if facts.get("pre_release_services_received"):
        found.append(Task("PRE_RELEASE_WARM_HANDOFF", "JI_TRANSITION", "lead care manager"))
    if decision.disposition == "MANUAL_REVIEW":
        named = dict.fromkeys([*decision.because, *to_review])
        found += [Task("REVIEW_EVIDENCE", rule.name, "reviewer") for rule in named]
    return list(dict.fromkeys(found))


def _about_gates(standing: Standing, decision: Decision) -> Iterator[Task]:
    if standing.base[G1.code] == UNKNOWN:
        yield Task("VERIFY_ENROLLMENT", "G1", "coordinator")
    if standing.base[G4.code] == UNKNOWN:
        yield Task("ASK_ABOUT_PROGRAMS", "programs", "coordinator")


def _about_programs(standing: Standing, decision: Decision, overlaps: Sequence[Overlap]) -> Iterator[Task]:
    base, authorized = standing.base, decision.disposition in (*AUTHORIZING, "REAUTHORIZE")
    if base[ENDS_OTHER.code] == MET and authorized:
        yield Task("END_OTHER_PROGRAM", "G4", "coordinator")
    if base[UNDECIDED.code] == MET and (authorized or decision.disposition == "REASSIGN_EXISTING"):
        yield Task("EDUCATE_AND_RECORD_CHOICE", "G4", "coordinator")  # it does not stand in the way
    if base[CHOSE_OTHER.code] == MET and decision.withdrawn == "CHOSE_OTHER_PROGRAM":
        yield Task("DOCUMENT_EDUCATION", "G4", "coordinator")
    if base[REVIEW.code] == MET:
        yield Task("DUPLICATION_REVIEW", REVIEW.code, "reviewer")
    for one in overlaps:
        if one.program == WAITLIST:
            yield Task("WAITLIST_EDUCATION", one.waiver, "coordinator")
