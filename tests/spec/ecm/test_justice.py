"""On the way out of custody, or just out (ECM specification § 1.4): JI_A and JI_C."""

from __future__ import annotations

from tests.spec.checking import Check
from wayfellow.rules.ecm.justice import JI_CONDITION, JI_TRANSITION
from wayfellow.rules.ecm.populations.ji_a import JI_A
from wayfellow.rules.ecm.populations.ji_c import JI_C, JI_C_AGE


def test_release_ahead_or_within_a_year(check: Check) -> None:
    """In custody with release expected within ninety days, or released within twelve months, however short the time.
    Custody of which nobody knows the end leaves it open; a record that nobody was released is a no to that."""
    check(
        JI_TRANSITION,
        """
        person | in_custody | expected_release_date | release_date | pre_release_services_received || finding
        Ana    | true       | 2026-06-30            |              |                               || met
        Ben    | true       | 2026-09-28            |              |                               || met
        Caro   | true       | 2026-09-29            | NONE         | false                         || not_met
        Dev    | true       |                       |              | false                         || unknown
        Eli    | false      |                       | 2025-06-30   |                               || met
        Fay    | false      |                       | 2025-06-29   | false                         || not_met
        Gus    | false      |                       | NONE         | false                         || not_met
        Hana   |            |                       |              |                               || unknown
        Ivo    | false      | 2026-07-01            | NONE         | false                         || not_met
        Jun    | true       | 2026-06-29            | NONE         | false                         || not_met
        Kim    | true       | NONE                  | NONE         | false                         || unknown
        Lee    | false      | NONE                  | NONE         | false                         || not_met
        Mia    | true       | JI_DATA: NONE; MEMBER_REPORT: 2026-09-28 | NONE | false              || met
        Noa    | true       | JI_DATA: NONE; MEMBER_REPORT: 2026-09-29 | NONE | false              || not_met
        Oli    |            |                       | NONE         |                               || unknown
        """,
        as_of="2026-06-30",
    )


def test_pre_release_services(check: Check) -> None:
    """Services before release are enough while no release date says otherwise; the twelve months still run from the
    release, and a last service more than twelve months ago leaves the answer open. A record without a release is as
    if nobody said."""
    check(
        JI_TRANSITION,
        """
        person | pre_release_services_received | release_date | last_pre_release_service | in_custody || finding
        Ana    | true                          |              |                          | false      || met
        Ben    | true                          | 2026-01-01   |                          | false      || met
        Caro   | true                          | 2025-06-29   |                          | false      || not_met
        Dev    | true                          |              | 2025-06-30               | false      || met
        Eli    | true                          |              | 2025-06-29               | false      || unknown
        Fay    | true                          | 2026-01-01   | 2024-01-01               | false      || met
        Gus    | false                         |              | 2026-01-01               | false      || unknown
        Hana   | true                          | NONE         |                          | false      || met
        Ivo    | true                          | NONE         | 2025-06-30               | false      || met
        Jun    | true                          | NONE         | 2025-06-29               | false      || unknown
        Kim    | true                          | NONE         | NONE                     | false      || unknown
        Lee    | true                          | JI_DATA: NONE; MEMBER_REPORT: 2025-06-29 | | false    || not_met
        Mia    | false                         | NONE         |                          | false      || not_met
        """,
        as_of="2026-06-30",
    )


def test_conditions(check: Check) -> None:
    """A mental illness, a substance use condition, a chronic or serious illness, a developmental disability, a brain
    injury, HIV, a pregnancy that lasts or ended within a year, or services before release."""
    conditions = "\n".join(
        f"P{number} | {code} | | | || met"
        for number, code in enumerate(("MENTAL_ILLNESS", "SUD", "CHRONIC_OR_SIGNIFICANT", "IDD", "TBI", "HIV_AIDS"))
    )
    check(
        JI_CONDITION,
        f"""
        person | ji_conditions | pregnant | pregnancy_end_date | pre_release_services_received || finding
        {conditions}
        Ana    |               | true     |                    |                               || met
        Ben    |               |          | 2025-06-30         |                               || met
        Caro   | NONE          | false    | 2025-06-29         | false                         || not_met
        Dev    |               |          |                    | true                          || met
        Eli    | NONE          | false    | NONE               |                               || unknown
        Gus    | NONE          | false    | NONE               | false                         || not_met
        Fay    |               |          |                    |                               || unknown
        """,
        as_of="2026-06-30",
    )


def test_diagnoses_show_a_condition(check: Check) -> None:
    """A code of the last twelve months shows the condition; nothing says that somebody was in custody."""
    check(
        JI_CONDITION,
        """
        person | diagnoses          || finding
        Ana    | F20.0 2026-01-01   || met
        Ben    | F10.20 2026-01-01  || met
        Caro   | E11.9 2025-06-30   || met
        Dev    | E11.9 2025-06-29   || unknown
        Eli    | G80.0 2026-01-01   || met
        Fay    | S06.0 2026-01-01   || met
        Gus    | B20 2026-01-01     || met
        Hana   | Z34.90 2026-01-01  || met
        Ivo    | J06.9 2026-01-01   || unknown
        """,
        as_of="2026-06-30",
    )
    check(JI_TRANSITION, "person | diagnoses | places_of_service || finding\n"
          "Ana | Z65.1 2026-06-01, Z65.2 2026-06-01 | 09 2026-06-01 || unknown", as_of="2026-06-30")  # fmt: skip


def test_adults_need_both(check: Check) -> None:
    """An adult needs the way out and a condition; a referrer may attest the group or either of them, never the age."""
    check(
        JI_A,
        """
        person | date_of_birth | release_date | ji_conditions | attested_populations | attested_criteria           || finding
        Ana    | 1980-05-01    | 2026-01-01   | SUD           |                      |                             || met
        Ben    | 1980-05-01    | 2026-01-01   |               |                      |                             || unknown
        Caro   | 1980-05-01    |              | SUD           |                      |                             || unknown
        Dev    | 2010-05-01    | 2026-01-01   | SUD           |                      |                             || not_met
        Eli    | 1980-05-01    |              |               | JI_A                 |                             || met
        Fay    | 1980-05-01    |              |               |                      | JI_TRANSITION, JI_CONDITION || met
        Gus    | 2010-05-01    |              |               | JI_A                 |                             || not_met
        Hana   | 2005-06-30    | 2026-01-01   | SUD           |                      |                             || met
        Ivo    | 2005-07-01    | 2026-01-01   | SUD           |                      |                             || not_met
        Jun    | 1980-05-01    |              |               | JI_C                 |                             || unknown
        """,
        as_of="2026-06-30",
    )


def test_the_youth_group(check: Check) -> None:
    """Under 21, or a former foster youth until 26 (from 18 on; below that the age is enough)."""
    check(
        JI_C_AGE,
        """
        person | date_of_birth | in_foster_care_at_18_or_later | aid_codes || finding
        Ana    | 2005-07-01    |                               |           || met
        Ben    | 2005-06-30    | false                         |           || not_met
        Caro   | 2005-06-30    | true                          |           || met
        Dev    | 2000-07-01    | true                          |           || met
        Eli    | 2000-06-30    | true                          |           || not_met
        Fay    | 2002-05-01    |                               | 4M        || met
        Gus    | 2002-05-01    |                               |           || unknown
        """,
        as_of="2026-06-30",
    )


def test_young_people_need_no_condition(check: Check) -> None:
    """For the youth group, the way out is enough."""
    check(
        JI_C,
        """
        person | date_of_birth | release_date | in_foster_care_at_18_or_later | attested_populations || finding
        Ana    | 2010-05-01    | 2026-01-01   |                               |                      || met
        Ben    | 1980-05-01    | 2026-01-01   | true                          |                      || not_met
        Caro   | 2002-05-01    | 2026-01-01   | true                          |                      || met
        Dev    | 2010-05-01    |              |                               | JI_C                 || met
        Eli    | 2010-05-01    |              |                               | JI_A                 || unknown
        """,
        as_of="2026-06-30",
    )
