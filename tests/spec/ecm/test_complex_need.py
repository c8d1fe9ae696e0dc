"""A need that coordination would help with (ECM specification § 1.1)."""

from __future__ import annotations

from tests.spec.checking import Check
from wayfellow.rules.ecm.complex_need import COMPLEX_NEED


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
        Caro   | HOMELESS_HHS      |                    |          |                    || unknown
        """,
        as_of="2026-06-30",
    )
