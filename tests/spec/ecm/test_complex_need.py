"""A need that coordination would help with (ECM specification § 1.1)."""

from __future__ import annotations

from tests.spec.checking import Check
from wayfellow.rules.ecm.complex_need import COMPLEX_NEED

JUDGED = "cannot_self_manage | coordination_likely_to_help"


def test_need_and_self_management_and_help(check: Check) -> None:
    """A complex need, that the person cannot manage alone, and that coordination is likely to help: all three."""
    check(
        COMPLEX_NEED,
        """
        person | complex_needs        | cannot_self_manage | coordination_likely_to_help | pregnant | pregnancy_end_date || finding
        Ana    | PHYSICAL             | true               | true                        |          |                    || met
        Ben    | BEHAVIORAL           | true               | true                        |          |                    || met
        Caro   | DEVELOPMENTAL        | true               | true                        |          |                    || met
        Dev    | NONE                 | true               | true                        | false    | NONE               || not_met
        Eli    | PHYSICAL, BEHAVIORAL | false              | true                        | false    | NONE               || not_met
        Fay    | PHYSICAL             | true               | false                       | false    | NONE               || not_met
        Gus    | PHYSICAL             | true               |                             |          |                    || unknown
        Hana   |                      | true               | true                        |          |                    || unknown
        Ivo    | ASSESSMENT: NONE; REFERRAL_ATTESTATION: BEHAVIORAL | true | true         |          |                    || met
        Jun    | CLAIM: NONE          | true               | true                        | false    | NONE               || unknown
        Kim    | PHYSICAL             | ASSESSMENT: false; REFERRAL_ATTESTATION: true | true | false | NONE           || conflict
        Lee    | PHYSICAL             | ASSESSMENT: false; REFERRAL_ATTESTATION: true | true | true  |                || met
        """,
        as_of="2026-06-30",
    )


def test_pregnancy_is_enough(check: Check) -> None:
    """Somebody pregnant, or within twelve months of the end of a pregnancy, needs no further need."""
    check(
        COMPLEX_NEED,
        """
        person | pregnant | pregnancy_end_date | diagnoses         | cannot_self_manage || finding
        Ana    | true     |                    |                   |                    || met
        Ben    |          | 2025-06-30         |                   |                    || met
        Caro   | false    | 2025-06-29         |                   | false              || not_met
        Dev    |          |                    | O80 2025-06-30    |                    || met
        Eli    |          |                    | Z34.90 2026-01-01 |                    || met
        Fay    |          |                    | Z39.2 2026-01-01  |                    || unknown
        Gus    |          |                    | O80 2025-06-29    |                    || unknown
        Hana   | false    | NONE               |                   | false              || not_met
        Ivo    | false    | NONE               | O80 2026-01-01    | false              || conflict
        Jun    | MEMBER_REPORT: true; ASSESSMENT: false | NONE |      | false              || conflict
        Kim    |          | CLAIM: 2025-06-29  |                   | false              || unknown
        Lee    |          |                    | Z33.1 2026-01-01  |                    || met
        Mia    |          |                    | Z3A.20 2026-01-01 |                    || met
        Noa    |          |                    | Z36.9 2026-01-01  |                    || met
        Oli    |          |                    | Z37.0 2026-01-01  |                    || met
        Pia    |          |                    | Z32.01 2026-01-01, Z35 2026-01-01, Z38.00 2026-01-01, Z39.1 2026-01-01 | || unknown
        """,
        as_of="2026-06-30",
    )


def test_diagnoses_speak_for_the_need_alone(check: Check) -> None:
    """A code of the last twelve months shows a need; that it cannot be managed alone is a judgment. Sets are merged: a
    list without it does not contradict the code."""
    check(
        COMPLEX_NEED,
        """
        person | diagnoses          | complex_needs | cannot_self_manage | coordination_likely_to_help || finding
        Ana    | F20.0 2026-01-01   |               | true               | true                        || met
        Ben    | F10.20 2026-01-01  |               | true               | true                        || met
        Caro   | G80.0 2026-01-01   |               | true               | true                        || met
        Dev    | E11.9 2025-06-30   |               | true               | true                        || met
        Eli    | E11.9 2025-06-29   |               | true               | true                        || unknown
        Fay    | J06.9 2026-01-01   |               | true               | true                        || unknown
        Gus    | E11.9 2026-01-01   |               |                    | true                        || unknown
        Hana   | E11.9 2026-01-01   | NONE          | true               | true                        || met
        """,
        as_of="2026-06-30",
    )


def test_a_tick_for_the_need(check: Check) -> None:
    """A referrer may attest the need as a whole; a record that says no is a conflict."""
    check(
        COMPLEX_NEED,
        """
        person | attested_criteria | cannot_self_manage | pregnant | pregnancy_end_date || finding
        Ana    | COMPLEX_NEED      |                    |          |                    || met
        Ben    | COMPLEX_NEED      | false              | false    | NONE               || conflict
        Dev    | H1                | false              | false    | NONE               || not_met
        Caro   | HOMELESS_HHS      |                    |          |                    || unknown
        """,
        as_of="2026-06-30",
    )


def test_twelve_months_end_with_the_month(check: Check) -> None:
    """Twelve months after a day is the same day of the next year; after 29 February it is 28 February."""
    check(
        COMPLEX_NEED,
        """
        person | pregnant | pregnancy_end_date | diagnoses         | cannot_self_manage || finding
        Ana    | false    | 2024-03-01         |                   | false              || met
        Ben    | false    | 2024-02-29         |                   | false              || not_met
        Caro   |          |                    | O80 2024-03-01    |                    || met
        Dev    |          |                    | O80 2024-02-29    |                    || unknown
        """,
        as_of="2025-03-01",
    )


def test_codes_of_mental_health_and_substance_use(check: Check) -> None:
    """Which codes show a behavioral need; tobacco, remission, and the codes beside the groups, do not."""
    codes = "F20 F48 F50.9 F53.0 F60.3 F69 F84.0 F90.0 F98.9 R45.851 F10.10 F16.90 F18.10 F19.20".split()
    others = "F10.11 F10.21 F10.91 F19.21 f11.21 F09 F17.210 F49 F54 F59 F80 F83 F85 F89 F99 R45.850 R45.852"
    check(COMPLEX_NEED, _codes(codes, others), as_of="2026-06-30")


def test_codes_of_developmental_and_chronic_conditions(check: Check) -> None:
    """Which codes show a developmental or a physical need; the codes beside the groups do not."""
    developmental = "F70 F79 G80.9 Q90.9".split()
    chronic = (
        "A15.0 A19.9 B15.9 B19.9 C00.0 C96.9 D00.0 D49.9 D55.0 D61.9 E08.9 E13.9 E66.9 E78.5 E84.0 G40.909 G43.909"
        " I10 I16.0 I20.0 I25.10 I48.91 I50.9 I60.9 I79.8 J40 J47.9 K70.0 K77 L89.90 L97.909 M05.9 M06.9 M32.9 M35.9"
        " N17.9 N19 Q05.9"
    ).split()
    others = (
        "A14 A20.9 B14 B20 D50.9 D54 D62 E07.9 E14 E65 E67.8 E77.0 E79.0 E83.9 E85.9 F80.9 G39 G41 G42 G44.1 G79 G81.90"
        " I09.9 I17 I19 I26.99 I47.9 I49.9 I51.9 I59 I80.9 J39.9 J48 K69 K78 L88 L90.0 L96 L98.9 M04.9 M07 M31.9 M36.8"
        " N16 N20.0 Q04.9 Q06.9 Q89.9 Q91.3"
    )
    check(COMPLEX_NEED, _codes([*developmental, *chronic], others), as_of="2026-06-30")


def _codes(codes: list[str], others: str) -> str:
    """One row for each code, and one for somebody who has all the others."""
    rows = [f"{code.replace('.', '_')} | {code} 2026-01-01 | true | true || met" for code in codes]
    beside = ", ".join(f"{code} 2026-01-01" for code in others.split())
    return "\n".join(
        [f"person | diagnoses | {JUDGED} || finding", *rows, f"Others | {beside} | true | true || unknown"]
    )
