"""Whom to call first when somebody is in danger: one trigger for each named answer to the safety question.

Lines are ids of `rules/directory`, notes are codes; the words are `safety.*` of the locale.
Source: families specification § 1.5.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from wayfellow.rules.language.source import Source


@dataclass(frozen=True, slots=True)
class Trigger:
    """One kind of danger. first: the lines to show first, in order; also: those that can help too.

    quiet: somebody may be watching, so the page leaves quickly, has a neutral title and no history.
    """

    code: str
    first: tuple[str, ...]
    source: Source
    also: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    quiet: bool = False


ABUSE_NOTES = ("no_proof", "safe_contact")

SAFETY = (
    Trigger(
        "medical_emergency",
        first=("emergency_911",),
        also=("poison_control",),
        source=Source("America's Poison Centers", "What to do", "https://poisoncenters.org", "GK"),
    ),
    Trigger(
        "overdose",
        first=("emergency_911",),
        also=("poison_control",),
        notes=("naloxone",),
        source=Source("DHCS Naloxone Distribution Project", "What to do", "https://www.dhcs.ca.gov", "GK"),
    ),
    Trigger(
        "suicide",
        first=("suicide_988", "emergency_911"),
        also=("calhope",),
        notes=("press_1_2",),
        source=Source("988 Suicide & Crisis Lifeline", "How to reach it", "https://988lifeline.org", "GK"),
    ),
    Trigger(
        "violence",
        first=("emergency_911", "domestic_violence"),
        notes=("safe_to_talk", "safe_contact", "cover_tracks"),
        quiet=True,
        source=Source("National Domestic Violence Hotline", "How to reach it", "https://www.thehotline.org", "GK"),
    ),
    Trigger(
        "elder_or_dependent_abuse",
        first=("emergency_911", "aps", "ltc_ombudsman"),
        notes=ABUSE_NOTES,
        quiet=True,
        source=Source("Welfare and Institutions Code", "§ 15630", "https://leginfo.legislature.ca.gov", "GK"),
    ),
    Trigger(
        "child_abuse",
        first=("emergency_911", "help_211", "childhelp"),  # 211 knows the hotline of the county
        notes=ABUSE_NOTES,
        quiet=True,
        source=Source("Penal Code", "§ 11166", "https://leginfo.legislature.ca.gov", "GK"),
    ),
    Trigger(
        "no_safe_place_tonight",
        first=("help_211",),
        source=Source("211 California", "Shelter and food", "https://www.211california.org", "GK"),
    ),
)
"""The triggers in the order of the table: more than one answer is shown in this order."""

OTHER_LINES = (
    "medi_cal_ombudsman",
    "dmhc",
    "medi_cal_helpline",
    "health_consumer_alliance",
    "hicap",
    "hearings",
    "maternal_mental_health",
    "medi_cal_rides",
)
"""Lines that are not for danger, shown below it."""


def triggers(codes: Collection[str]) -> tuple[Trigger, ...]:
    """The triggers of some answers, in table order. Answers that name no danger (`none`, `unsure`) give none."""
    return tuple(trigger for trigger in SAFETY if trigger.code in codes)


def must_be_quiet(codes: Collection[str]) -> bool:
    """Whether somebody may be watching: violence or abuse is among the answers."""
    return any(trigger.quiet for trigger in triggers(codes))
