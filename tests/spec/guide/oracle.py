"""The decision table a second time, written straight from the law in columns, without our rules or their language.

Families specification § 1.2 (derived), § 1.3 (table, exact meaning, conditions, overlays). It shares nothing with
`wayfellow.rules.guide` but the names of questions and values; a slip must be made twice to go unseen.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np

from tests.spec.guide.combinations import Column, Combinations, Whole

YES = ("medi_cal_plan", "duals_other")
MAYBE = ("medi_cal_no_plan", "medi_cal_pending", "none", "unsure")
NO = ("duals_dsnp", "medicare_only", "private", "va_tricare")
FROM_2027_ON = date(2026, 10, 3)
CALLBACK = ("medi_cal_pending", "none", "private", "medicare_only", "duals_dsnp", "duals_other", "unsure", "va_tricare")
"""Coverage whose row in the table of letters says callback, always or for some letters."""


@dataclass(frozen=True)
class Law:
    """What the law says of every combination, as of a day."""

    of: Combinations
    as_of: date

    def named(self, question: str) -> list[frozenset[str]]:
        """In a set, a named value removes none and unsure."""
        return [chosen - {"none", "unsure"} for chosen in self.of.sets(question)]

    def has(self, question: str, *values: str) -> Column:
        return self.of.along(question, [bool(chosen & {*values}) for chosen in self.named(question)]) == 1

    def names_any(self, question: str) -> Column:
        return self.of.along(question, [bool(chosen) for chosen in self.named(question)]) == 1

    def within(self, question: str, *values: str) -> Column:
        return self.of.along(question, [chosen <= {*values} for chosen in self.named(question)]) == 1

    def is_one(self, question: str, *values: str) -> Column:
        return self.of.along(question, [bool(chosen & {*values}) for chosen in self.of.sets(question)]) == 1

    def unsure(self, question: str) -> Column:
        """The answer is “unsure”: in a set, nothing is named beside it (unsure removes none)."""
        sets, named = self.of.sets(question), self.named(question)
        return (
            self.of.along(question, ["unsure" in one and not some for one, some in zip(sets, named, strict=True)]) == 1
        )

    def years(self, at_least: int, at_most: int) -> Column:
        ages = [next(iter(chosen)) for chosen in self.of.sets("age")]
        return self.of.along("age", [age.isdecimal() and at_least <= int(age) <= at_most for age in ages]) == 1

    # Derived (§ 1.2)

    @cached_property
    def episode(self) -> Column:
        return self.names_any("event")

    @cached_property
    def indicator(self) -> Column:
        return self.names_any("ongoing")

    @cached_property
    def yes(self) -> Column:
        return self.is_one("coverage", *YES)

    @cached_property
    def maybe(self) -> Column:
        return self.is_one("coverage", *MAYBE)

    @cached_property
    def no(self) -> Column:
        return self.is_one("coverage", *NO)

    @cached_property
    def excluded(self) -> Column:
        return self.has("programs", "hospice", "pace", "icf_resident", "family_mosaic")

    @cached_property
    def either_or(self) -> Column:
        return self.has("programs", "plan_ccm", "waiver_1915c", "cct")

    @cached_property
    def unsure_count(self) -> Whole:
        parts = [self.unsure(question) for question in ("coverage", "event", "ongoing", "duration", "programs")]
        total: Whole = sum((part.astype(np.int64) for part in parts[1:]), parts[0].astype(np.int64))
        return total

    @cached_property
    def needs(self) -> Whole:
        return self.of.along("needs", [len(chosen) for chosen in self.named("needs")])

    @cached_property
    def care(self) -> Column:
        return self.has("wants", "caregiver_help") | self.has("needs", "caring_for_someone")

    @cached_property
    def ride(self) -> Column:
        return self.has("wants", "rides") | self.has("needs", "getting_around")

    @cached_property
    def ecm(self) -> Column:
        return self.has("programs", "ecm")

    @cached_property
    def safety(self) -> Column:
        return self.has("needs", "safety") | self.unsure("safety")

    # The table (§ 1.3)

    def conditions_of_rows(self) -> list[tuple[str, Column]]:
        indicator, episode, excluded = self.indicator, self.episode, self.excluded
        talk = "talk_to_person"
        several = self.needs >= 3
        lasts = self.is_one("duration", "months", "unsure")
        not_sure = self.unsure("event") | self.unsure("ongoing") | self.unsure("needs")
        only_care = self.within("needs", "caring_for_someone") & self.within("wants", "caregiver_help", talk)
        only_ride = self.within("needs", "getting_around") & self.within("wants", "rides", talk)
        only_both = self.within("needs", "caring_for_someone", "getting_around") & self.within(
            "wants", "caregiver_help", "rides", talk
        )
        return [
            ("DG-00", self.names_any("safety")),
            ("DG-01", self.is_one("county", "outside_ca")),
            ("DG-02", self.ecm & ~excluded & (self.yes | self.maybe)),
            ("DG-02A", self.ecm & ~excluded & self.no),
            ("DG-03", excluded),
            ("DG-04", self.either_or & indicator & self.yes),
            ("DG-05", self.is_one("coverage", "duals_dsnp") & indicator & ~episode),
            ("DG-06", (self.unsure_count >= 3) & ~episode & ~(indicator & self.yes)),
            ("DG-10", indicator & self.yes & ~episode),
            ("DG-11", indicator & self.yes & episode),
            ("DG-12", indicator & self.maybe & episode),
            ("DG-13", indicator & self.maybe & ~episode),
            ("DG-14", indicator & self.no & episode),
            ("DG-15", indicator & self.no & ~episode),
            ("DG-20", ~indicator & episode),
            ("DG-20A", self.safety),
            ("DG-21", several & lasts & (self.yes | self.maybe)),
            ("DG-21A", not_sure),
            ("DG-21B", several),
            ("DG-22", self.care & ~self.ride & only_care),
            ("DG-23", self.ride & ~self.care & only_ride),
            ("DG-23A", self.care & self.ride & only_both),
            ("DG-23B", self.has("wants", talk)),
            ("DG-23C", self.has("wants", "coverage_help")),
            ("DG-24", np.ones([1] * len(self.of.chosen), dtype=bool)),
        ]

    def conditions(self) -> dict[str, tuple[frozenset[str], Column]]:
        """The rows each may stand beside, and when it does."""
        always = np.ones([1] * len(self.of.chosen), dtype=bool)
        return {
            "start_cm_now": (frozenset({"DG-02A", "DG-04"}), self.episode),
            "choose_one": (frozenset({"DG-02", "DG-12", "DG-13"}), self.either_or),
            "confirm_medi_cal": (frozenset({"DG-02"}), self.maybe),
            "ecm_conflict": (frozenset({"DG-03"}), self.ecm),
            "ecm_first": (frozenset({"DG-02", "DG-10", "DG-11", "DG-12"}), self.has("programs", "county_tcm")),
            **dict.fromkeys(
                ("one_lead_person", "plan_confirms", "cm_closes_after_handoff"), (frozenset({"DG-11"}), always)
            ),
        }

    def overlays(self) -> dict[str, Column]:
        """Before danger hides them, and while nobody has told the dates of a letter."""
        denied = self.has("event", "denied_or_delayed")
        many_unsure = self.unsure_count >= 3
        asked_in_private = self.is_one("who", "me") & (self.years(0, 17) | self.is_one("age", "unsure"))
        medi_cal = self.is_one("coverage", "medi_cal_plan", "medi_cal_no_plan", "medi_cal_pending", "unsure")
        of_age = self.years(19, 64) | self.is_one("age", "unsure")
        return {
            "OV-SAFETY": self.safety,
            "OV-TALK": self.has("wants", "talk_to_person")
            | many_unsure
            | (denied & self.is_one("coverage", *CALLBACK)),
            "OV-RIDE": self.ride,
            "OV-CAREGIVER": self.care,
            "OV-COVERAGE": self.is_one("coverage", "none", "unsure", "medi_cal_pending")
            | self.has("wants", "coverage_help"),
            "OV-COVERAGE-2027": of_age & medi_cal & np.array(self.as_of >= FROM_2027_ON),
            "OV-TEEN": (asked_in_private & self.is_one("teen_private", "yes")) | self.years(12, 17),
            "OV-LANG": ~self.is_one("lang", "en") | ~self.is_one("format", "standard"),
            "OV-DENIAL": denied,
        }


def first_of(conditions: list[tuple[str, Column]]) -> Whole:
    """The number of the first row whose condition holds, for every combination; -1 where none does."""
    row: Whole = np.full((1,) * conditions[0][1].ndim, -1, dtype=np.int8)
    for number, (_code, holds) in reversed(list(enumerate(conditions))):
        row = np.where(holds, np.int8(number), row)
    return row
