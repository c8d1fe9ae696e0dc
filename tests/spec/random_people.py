"""Random people who press on every edge: days on both sides of windows, sources that disagree, claims of every shape.

The same seed makes the same people. Values cluster on the edges of the law, because a uniform draw would miss them.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import Any

from wayfellow.rules.days import add_months
from wayfellow.rules.ecm.membership import Span
from wayfellow.rules.ecm.person import PersonRecords
from wayfellow.rules.events.happenings import ClaimLine
from wayfellow.rules.facts import VOCABULARY
from wayfellow.rules.language.facts import FactType, Observation

FEED_FROM = date(2020, 1, 1)
SOURCES = ("CLAIM", "ASSESSMENT", "HMIS", "REFERRAL_ATTESTATION", "MEMBER_REPORT")
CODES = ("Z59.00", "Z5901", "Z59.02", "Z59.12", "Z59.811", "z59.1", "F32.9", "F10.20", "E11.9", "I10", "G80.0", "O80",
         "F10.21", "f11.91", "T40.411A", "T40.413A", "X78.9XXA", "Z60.2", "Z74.1",
         "O99.310", "Z34.90", "Z39.2", "R45.851", "R45.2", "J06.9", "C50.911", "D49.9", "D50.0", "Z38.00")  # fmt: skip
PLACES = ("04", "16", "27", "11", "23", "21", "31", "20", "4")
FACILITIES = ("A", "B", "")
BILLS = (("131", "0450"), ("131", "0459"), ("851", "0981"), ("131", "0460"), ("141", "0451"), ("111", "0100"),
         ("111", "0120"), ("112", "0219"), ("111", "0220"), ("121", "0120"), ("211", "0022"), ("181", "0191"),
         ("221", "0193"), ("111", "0450"), ("0131", "450"))  # fmt: skip
TYPES = ("1", "2", "3", "4", "5", "9", "", "7")

OFTEN = {
    "foster_care_state": ("CA", "CA", "NV"),
    "referral_path": ("STREAMLINED", "STREAMLINED", "STREAMLINED", "COMMUNITY", "CONTINUITY"),
}
"""Codes that are drawn instead of any of their fact, where a rule looks for one of many."""

OTHER_WAY = (
    ("pregnant", True),
    ("pre_release_services_received", True),
    ("aces_score", 5),
    ("cannot_self_manage", True),
    ("medi_cal_delivery", "MANAGED_CARE"),
    ("open_ecm_authorization", "NONE"),
    ("request_type", "NEW"),
    ("living_setting", "ICF"),
    ("living_setting", "SUBACUTE"),
    ("ccs_enrollment", "CCS"),
)
"""Answers that, against everything else being no, put a whole criterion in dispute."""


SAYS_NO = {"doubled_up_reason": "OWN_PREFERENCE", "sleeping_place": "OWN_HOME", "share_of_cost": "OTHER"}
CODES_OF = {
    "ecm_provider_types": (
        "STREET_MEDICINE", "PRIMARY_CARE", "COUNTY_BEHAVIORAL_HEALTH", "CCT_LEAD", "CCS_PANELED", "HCPCFC", "OB_GYN",
        "SOMEBODY_ELSE",
    ),
}  # fmt: skip
PROGRAMS = (
    "HOSPICE",
    "MSSP",
    "MSSP",
    "MSSP",
    "MSSP",
    "ALW",
    "TCM_COUNTY",
    "CHW",
    "WIC",
    "CBAS",
    "EAE_DSNP",
    "FFS_MEDICAL",
    "A_LOCAL_ONE",
)


class Crowd:
    """Makes people, one after another."""

    def __init__(self, seed: int, as_of: date, facts: tuple[str, ...]) -> None:
        self.draw = Random(seed)
        self.as_of = as_of
        self.facts = facts

    def people(self, count: int) -> dict[str, PersonRecords]:
        return {f"R{number:06d}": self.person() for number in range(count)}

    def person(self) -> PersonRecords:
        chance = self.draw.random()
        if chance < 0.09:
            return self._asked_everything()
        return self._disputed() if chance < 0.27 else self._anybody()

    def _asked_everything(self) -> PersonRecords:
        """Somebody asked about everything who mostly said no, and of whom no record says anything else."""
        observations = [self._birth()]
        for name in self.facts:
            observation = self._observation(name, source="ASSESSMENT", day=self.as_of)
            no = {FactType.BOOL: False, FactType.CODE: "NONE", FactType.DATE: "NONE", FactType.COUNT: 0}
            value = no.get(VOCABULARY[name].type, ())
            if name in ("one_place_most_nights", "may_stay_every_night", "sleeping_place_adequate"):
                value = True
            value = SAYS_NO.get(name, value)
            if self.draw.random() > 0.04:
                observation = replace(observation, value=value)
            observations.append(observation)
        if self.draw.random() < 0.6:  # and one answer that somebody else gives the other way
            name, value = self.draw.choice(OTHER_WAY)
            if name in self.facts:
                observations.append(Observation(name, value, self.as_of, None, "MEMBER_REPORT"))
        return PersonRecords(observations, (), [self._span()], FEED_FROM)

    def _disputed(self) -> PersonRecords:
        """Somebody about whom two sources speak, of most things."""
        observations = [self._birth()]
        for name in self.facts:
            for source in ("ASSESSMENT", "MEMBER_REPORT"):
                if self.draw.random() < 0.6:
                    observations.append(self._observation(name, source=source, day=self.as_of))
        return PersonRecords(observations, (), [self._span()], FEED_FROM)

    def _anybody(self) -> PersonRecords:
        draw = self.draw
        observations = [self._birth()] if draw.random() < 0.93 else []
        if draw.random() < 0.1:
            observations.append(self._birth("MEMBER_REPORT"))
        told = draw.choice((0.02, 0.12, 0.35, 0.7))
        for name in self.facts:
            if draw.random() < told:
                observations.append(self._observation(name))
                if draw.random() < 0.25:
                    observations.append(self._observation(name))
        for name in ("ed_visits", "stays", "diagnoses", "places_of_service"):
            if draw.random() < 0.06:
                observations.append(self._events(name))
        busy = draw.choice((0, 0, 1, 2, 4, 6))
        lines = [line for number in range(busy) for line in self._claim(number)]
        spans = [] if draw.random() < 0.1 else [self._span()]
        return PersonRecords(observations, lines, spans, FEED_FROM)

    def day(self, months: int = 14) -> date:
        """A day near an edge, or any day of the last months."""
        if self.draw.random() < 0.4:
            edge = add_months(self.as_of, -self.draw.choice((0, 6, 12)))
            return min(edge + timedelta(days=self.draw.randint(-2, 2)), self.as_of + timedelta(days=1))
        return self.as_of - timedelta(days=self.draw.randint(0, months * 30))

    def _birth(self, source: str = "ENROLLMENT_834") -> Observation:
        years = self.draw.choice((20, 21, 21, 22, 2, 10, 35, 50, 70))
        born = add_months(self.as_of, -12 * years) + timedelta(days=self.draw.randint(-2, 2))
        return Observation("date_of_birth", min(born, self.as_of), FEED_FROM, None, source)

    def _observation(self, name: str, source: str = "", day: date | None = None) -> Observation:
        fact, draw = VOCABULARY[name], self.draw
        value: Any
        match fact.type:
            case FactType.BOOL:
                value = draw.random() < 0.5
            case FactType.COUNT:
                value = draw.randint(0, 7)
            case FactType.DATE:
                value = "NONE" if draw.random() < 0.1 else self._date_near(name)
            case FactType.CODE:
                value = draw.choice(OFTEN.get(name, fact.values))
            case FactType.EVENTS:
                make = {"programs": self._program, "program_choices": self._choice}[name]
                value = tuple(make() for _ in range(draw.choice((0, 1, 1, 2, 2))))
            case _:
                codes = (
                    CODES_OF.get(name)
                    or fact.values
                    or ("UTL_ED", "UTL_STAY", "H1", "H2", "H6", "COMPLEX_NEED", "CHILD_HOMELESS")
                )
                value = tuple(draw.sample(codes, draw.randint(0, len(codes) if name.startswith("ecm_provider") else 2)))
        observed = day or self.as_of - timedelta(days=draw.choice((-1, 0, 0, 10, 200)))
        return Observation(name, value, observed, None, source or draw.choice(SOURCES))

    def _date_near(self, name: str) -> date:
        """A loss of housing lies ahead, the end of a pregnancy behind."""
        if name == "housing_loss_date":
            return self.as_of + timedelta(days=self.draw.choice((-1, 0, 1, 15, 29, 30, 31, 60)))
        if name in ("mcp_enrollment_start", "mcp_enrollment_end"):
            return self.as_of + timedelta(days=self.draw.choice((-400, -60, -1, 0, 1, 60)))
        if name in ("last_ecm_service", "previous_mcp_end"):
            return self.as_of - timedelta(days=self.draw.choice((0, 30, 60, 90, 91, 120, 150, 151)))
        return self.day()

    def _events(self, name: str) -> Observation:
        draw = self.draw
        make = {"ed_visits": self._visit, "stays": self._stay, "diagnoses": self._coded}.get(name, self._placed)
        entries = tuple(make() for _ in range(draw.randint(0, 4)))
        return Observation(
            name, entries, self.as_of, None, draw.choice(("ADT", "CLAIM", "REFERRAL_ATTESTATION", "MANUAL"))
        )

    def _visit(self) -> dict[str, Any]:
        draw = self.draw
        entry: dict[str, Any] = {"service_date": str(self.day()), "facility": draw.choice(FACILITIES)}
        entry["diagnoses"] = draw.sample(CODES, draw.randint(0, 2))
        if draw.random() < 0.5:
            entry["claim_kind"] = draw.choice(("INSTITUTIONAL", "PROFESSIONAL", "ADT", "ATTESTED"))
        if draw.random() < 0.2:
            entry["avoidability"] = "CLEARLY_UNAVOIDABLE"
        return entry

    def _stay(self) -> dict[str, Any]:
        draw, admitted = self.draw, self.day()
        entry: dict[str, Any] = {"admit_date": str(admitted), "facility": draw.choice(FACILITIES)}
        if draw.random() < 0.9:
            entry["discharge_date"] = str(admitted + timedelta(days=draw.choice((0, 1, 3, 99, 100, 101))))
        entry["setting"] = draw.choice(("HOSPITAL", "PSYCHIATRIC", "SHORT_TERM_SNF", "LONG_TERM_NF"))
        entry["admission_priority"] = draw.choice(TYPES)
        entry["diagnoses"] = draw.sample(CODES, draw.randint(0, 2))
        entry["uncomplicated_delivery"] = draw.random() < 0.15
        return entry

    def _coded(self) -> dict[str, Any]:
        return {"icd10": self.draw.choice(CODES), "date": str(self.day())}

    def _program(self) -> dict[str, Any]:
        draw = self.draw
        entry: dict[str, Any] = {"program": draw.choice(PROGRAMS)}
        if draw.random() < 0.5:
            entry["start"] = str(self.as_of - timedelta(days=draw.choice((-1, 0, 1, 300))))
        if draw.random() < 0.3:
            entry["end"] = str(self.as_of + timedelta(days=draw.choice((1, 2, 300))))
        return entry

    def _choice(self) -> dict[str, Any]:
        draw = self.draw
        entry: dict[str, Any] = {
            "program": draw.choice(("MSSP", "ALW")),
            "value": draw.choice(("ECM", "OTHER_PROGRAM")),
        }
        if draw.random() < 0.7:
            entry["chosen_on"] = str(self.as_of - timedelta(days=draw.choice((-1, 0, 1, 2))))
        return entry

    def _placed(self) -> dict[str, Any]:
        return {"pos": self.draw.choice(PLACES).zfill(2), "date": str(self.day())}

    def _span(self) -> Span:
        start = self.as_of - timedelta(days=self.draw.choice((1000, 400, 200, 100, 0)))
        return Span(start, start + timedelta(days=self.draw.choice((30, 180, 3000))))

    def _claim(self, number: int) -> list[ClaimLine]:
        """One claim of one to three lines; often another follows it the same day, or the next."""
        draw, start = self.draw, self.day()
        bill, revenue = draw.choice(BILLS) if draw.random() < 0.7 else ("", "")
        end = start + timedelta(days=draw.choice((0, 0, 1, 2, 5, 100, 101))) if bill[:2] != "13" else start
        claims = []
        for again in range(draw.choice((1, 1, 1, 2, 3))):
            begins = start + timedelta(days=again * draw.choice((0, 0, 1))) if again else start
            begins = (
                max(begins, end + timedelta(days=draw.choice((0, 1, 2)))) if again and draw.random() < 0.4 else begins
            )
            claims.append(
                ClaimLine(
                    claim=f"C{number}-{again}-{draw.randint(0, 999)}",
                    start=begins,
                    end=max(end, begins),
                    facility=draw.choice(FACILITIES),
                    bill_type=bill,
                    revenue=revenue.zfill(4) if revenue else "",
                    place="" if bill else draw.choice(PLACES).zfill(2),
                    procedure="" if bill or draw.random() < 0.5 else draw.choice(("99281", "99285", "99280", "99213")),
                    admission_type=draw.choice(TYPES) if bill else "",
                    drg=draw.choice(("", "", "807", "806", "291")) if bill[:2] == "11" else "",
                    diagnoses=tuple(draw.sample(CODES, draw.randint(0, 4))),
                )
            )
        return claims
