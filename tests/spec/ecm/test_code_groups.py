"""The groups of codes, to the edge of each (ECM specification § 1.10): what is in, and what stands right beside it."""

from __future__ import annotations

from string import ascii_uppercase, digits

from tests.spec.checking import Check
from wayfellow.rules.ecm.behavioral_health import C1_ADULT, C2, C3_I
from wayfellow.rules.ecm.justice import JI_CONDITION
from wayfellow.rules.ecm.long_term_care import L2
from wayfellow.rules.ecm.populations.ccs_c import CCS_FACTOR


def _codes(inside: str, beside: str, fact: str = "diagnoses") -> str:
    """A table in which each person has one code: those inside are met, those beside are unknown."""
    rows = [f"{code} | {code} 2026-01-01 || met" for code in inside.split()]
    rows += [f"{code} | {code} 2026-01-01 || unknown" for code in beside.split()]
    return "\n".join([f"person | {fact} || finding", *rows])


def test_brain_injury_and_hiv(check: Check) -> None:
    """A brain injury, old or new, and HIV, shown by their own codes and not by their neighbors'."""
    inside = "S06 S06.0X0A Z87.820 F07.81 B20 Z21 O98.711"
    beside = "S05 S07 Z87.819 Z87.821 F07.80 F07.82 Z20 Z22 B21 R75"
    check(JI_CONDITION, _codes(inside, beside), as_of="2026-06-30")


def test_substance_use_that_is_not_over(check: Check) -> None:
    """Alcohol and drugs, not tobacco; in pregnancy too; remission is history."""
    drugs = "F10 F11 F12 F13 F14 F15 F16 F18 F19"
    inside = " ".join(f"{drug}.20" for drug in drugs.split()) + " O99.310 O99.320"
    remission = " ".join(f"{drug}.{kind}1" for drug in drugs.split() for kind in "129")
    check(C1_ADULT, _codes(inside, f"{remission} F09 F17.210 O99.30 O99.330"), as_of="2026-06-30")
    check(JI_CONDITION, _codes("F10.20", remission), as_of="2026-06-30")


def test_overdose(check: Check) -> None:
    """Poisoning by narcotics, benzodiazepines, stimulants or an unspecified drug: by accident, to harm oneself, or
    nobody knows; not by assault, and no side effect of what was taken as told. Alcohol poisoning of any kind."""
    drugs = "T40.1X T40.41 T40.60 T40.99 T42.4X T43.62 T50.90 T50.99"
    inside = " ".join(f"{drug}{intent}A" for drug in drugs.split() for intent in "124")
    inside += " T40.1X1D t40.2x4s T40411A T51.0X1A T51.0X3A T51.91XA"
    beside = " ".join(f"{drug}{intent}A" for drug in drugs.split() for intent in "0356")
    beside += " T39.1X1A T40.11 T40.4 T41.0X1A T42.3X1A T42.5X1A T43.5X1A T43.7X1A T50.8X1A T50.A11A T52.0X1A"
    check(C3_I, _codes(inside, beside), as_of="2026-06-30")


def test_self_harm(check: Check) -> None:
    """Self-harm, an attempt, thoughts of it, or an attempt in the past; other causes and assault are not."""
    inside = "X71.0XXA X78.1XXA X83.8XXD T14.91XA R45.851 Z91.51"
    beside = "X70.9XXA X84 X92.0XXA T14.90XA T14.92XA R45.850 R45.852 Z91.50 Z91.52"
    check(C3_I, _codes(inside, beside), as_of="2026-06-30")


def test_food_and_housing(check: Check) -> None:
    """No food, and no stable housing, make life harder; other hardship has to be told."""
    inside = "Z59.41 Z59.48 Z59.00 Z59.01 Z59.02 Z59.10 Z59.11 Z59.12 Z59.19 Z59.811 Z59.812 Z59.819"
    beside = (
        "Z58.99 Z59.03 Z59.09 Z59.13 Z59.18 Z59.20 Z59.40 Z59.42 Z59.47 Z59.49 Z59.810 Z59.813 Z59.818 Z59.820 Z59.86"
    )
    check(C2, _codes(inside, beside), as_of="2026-06-30")


def test_alone_or_in_need_of_help_at_home(check: Check) -> None:
    """For long-term care at home, living alone and help needed with daily life count too; dementia, frailty and a
    relative who needs care are for a reviewer to read, and for other groups none of these counts by itself."""
    inside = "Z60.2 Z74.01 Z74.1 Z74.2 Z74.3 Z74.9 Z73.6 Z59.41 Z59.02 Z59.811"
    beside = "Z60.1 Z60.3 Z60.4 Z73.5 Z73.7 Z73.89 Z75.0 F03.90 G30.9 R54 Z63.6 Z59.82 Z75.3"
    check(L2, _codes(inside, beside), as_of="2026-06-30")
    for rule in (C2, CCS_FACTOR):
        check(rule, _codes("", "Z60.2 Z74.1 Z73.6"), as_of="2026-06-30")


def test_no_way_to_get_there(check: Check) -> None:
    """For children in California Children's Services, no way to get to care counts too."""
    check(CCS_FACTOR, _codes("Z59.82 Z75.3 Z59.41 Z59.02", "Z59.81 Z59.83 Z75.2 Z75.4"), as_of="2026-06-30")


def test_any_county_service(check: Check) -> None:
    """Whatever code the county reports, it is a county service."""
    check(C1_ADULT, _codes(" ".join(f"{one}2017" for one in ascii_uppercase + digits), "", "county_bh_encounters"),
          as_of="2026-06-30")  # fmt: skip
