"""Birth equity (ECM specification § 1.9)."""

from __future__ import annotations

from tests.spec.checking import Check
from wayfellow.rules.ecm.populations.beq import BEQ, BEQ_GROUP, BEQ_PERINATAL


def test_pregnant_or_a_year_after(check: Check) -> None:
    """Somebody pregnant, or whose pregnancy ended, in whatever way, at most twelve months ago: the day a year after is
    the last; only somebody who is neither is ruled out."""
    check(
        BEQ_PERINATAL,
        """
        person | pregnant                           | pregnancy_end_date                             || finding
        Ana    | true                               |                                                || met
        Ben    |                                    | 2025-06-30                                     || met
        Caro   | false                              | 2025-06-29                                     || not_met
        Dev    | false                              | 2026-06-30                                     || met
        Eli    | false                              | NONE                                           || not_met
        Fay    | false                              |                                                || unknown
        Gus    |                                    | NONE                                           || unknown
        Hana   |                                    |                                                || unknown
        Ivo    | ASSESSMENT: true; MANUAL: false    | NONE                                           || conflict
        Jun    | false                              | ADT: 2025-07-15; MEMBER_REPORT: 2025-05-15     || conflict
        """,
        as_of="2026-06-30",
    )


def test_the_year_after_ends_with_the_month(check: Check) -> None:
    """The day after the year somebody is ruled out, and a year after 29 February ends on 28 February."""
    table = """
        person | pregnant | pregnancy_end_date || finding
        Ana    | false    | 2024-02-29         || {leap}
        Ben    | false    | 2024-02-28         || {before}
        Caro   | false    | 2024-03-01         || met
        """
    check(BEQ_PERINATAL, table.format(leap="met", before="met"), as_of="2025-02-28")
    check(BEQ_PERINATAL, table.format(leap="not_met", before="not_met"), as_of="2025-03-01")


def test_codes_tell_of_a_pregnancy(check: Check) -> None:
    """A code of pregnancy or childbirth of the last twelve months says yes, whatever the outcome was; it never says
    no, and against somebody's no it is a conflict."""
    check(
        BEQ_PERINATAL,
        """
        person | diagnoses          | pregnant | pregnancy_end_date || finding
        Ana    | O80 2025-06-30     |          |                    || met
        Ben    | O80 2025-06-29     |          |                    || unknown
        Caro   | Z34.90 2026-01-10  |          |                    || met
        Dev    | O03.9 2026-01-10   |          |                    || met
        Eli    | Z37.1 2026-01-10   |          |                    || met
        Fay    | Z3A.20 2026-01-10  | false    |                    || met
        Gus    | O80 2025-08-10     | false    | NONE               || conflict
        Hana   | O80 2025-06-29     | false    | NONE               || not_met
        Ivo    | J06.9 2026-01-10   |          |                    || unknown
        """,
        as_of="2026-06-30",
    )


def test_the_groups(check: Check) -> None:
    """Black, American Indian or Alaska Native, and Pacific Islander with Native Hawaiian; one of several is enough,
    from whatever source, and somebody who declined to say leaves it open."""
    check(
        BEQ_GROUP,
        """
        person | race_ethnicity                                            || finding
        Ana    | BLACK_OR_AFRICAN_AMERICAN                                 || met
        Ben    | AMERICAN_INDIAN_OR_ALASKA_NATIVE                          || met
        Caro   | NATIVE_HAWAIIAN_OR_PACIFIC_ISLANDER                       || met
        Dev    | WHITE, BLACK_OR_AFRICAN_AMERICAN                          || met
        Eli    | ENROLLMENT_834: WHITE; MEMBER_REPORT: BLACK_OR_AFRICAN_AMERICAN || met
        Fay    | ASIAN, HISPANIC_OR_LATINO                                 || not_met
        Gus    | MIDDLE_EASTERN_OR_NORTH_AFRICAN, WHITE, OTHER             || not_met
        Hana   | NONE                                                      || not_met
        Ivo    |                                                           || unknown
        Jun    | ENCOUNTER: WHITE                                          || unknown
        """,
        as_of="2026-06-30",
    )


def test_both_at_any_age(check: Check) -> None:
    """Both clauses are needed, at any age; a tick for the group, or for each criterion, is enough unless a record
    says no."""
    check(
        BEQ,
        """
        person | date_of_birth | pregnant | pregnancy_end_date | race_ethnicity            | attested_populations | attested_criteria        || finding
        Ana    | 2010-03-04    | true     |                    | BLACK_OR_AFRICAN_AMERICAN |                      |                          || met
        Ben    |               | false    | 2025-12-01         | ASIAN, AMERICAN_INDIAN_OR_ALASKA_NATIVE |        |                          || met
        Caro   | 1991-03-04    | true     |                    | WHITE                     |                      |                          || not_met
        Dev    | 1991-03-04    | false    | 2025-06-29         | BLACK_OR_AFRICAN_AMERICAN |                      |                          || not_met
        Eli    | 1991-03-04    | true     |                    |                           |                      |                          || unknown
        Fay    | 1991-03-04    |          |                    | BLACK_OR_AFRICAN_AMERICAN |                      |                          || unknown
        Gus    |               |          |                    |                           | BEQ                  |                          || met
        Hana   |               |          |                    |                           |                      | BEQ_PERINATAL, BEQ_GROUP || met
        Ivo    | 1991-03-04    | false    | NONE               | BLACK_OR_AFRICAN_AMERICAN | BEQ                  |                          || conflict
        Jun    | 1991-03-04    | true     |                    | HISPANIC_OR_LATINO        | BEQ                  |                          || conflict
        """,
        as_of="2026-06-30",
    )
