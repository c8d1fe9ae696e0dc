"""Children in California Children's Services with further needs (ECM specification § 1.7)."""

from __future__ import annotations

from tests.spec.checking import Check
from wayfellow.rules.ecm.populations.ccs_c import CCS_C, CCS_FACTOR


def test_enrolled_and_a_factor(check: Check) -> None:
    """Somebody under 21 in California Children's Services, or its Whole Child Model, with at least one factor that
    makes life harder; each of the three is needed."""
    check(
        CCS_C,
        """
        person | date_of_birth | ccs_enrollment           | complex_social_factors | aces_score || finding
        Ana    | 2016-08-01    | CCS                      | FOOD_INSECURITY        |            || met
        Ben    | 2005-07-01    | CCS_WCM                  | TRANSPORTATION         |            || met
        Caro   | 2005-06-30    | CCS                      | FOOD_INSECURITY        |            || not_met
        Dev    | 2016-08-01    | NONE                     | FOOD_INSECURITY        |            || not_met
        Eli    | 2016-08-01    | CCS                      | NONE                   | 3          || not_met
        Fay    |               | CCS                      | FOOD_INSECURITY        |            || unknown
        Gus    | 2016-08-01    |                          | FOOD_INSECURITY        |            || unknown
        Hana   | 2016-08-01    | CCS                      |                        |            || unknown
        Ivo    | 2016-08-01    | MANUAL: NONE; CWS: CCS   | FOOD_INSECURITY        |            || conflict
        Jun    | 2016-08-01    | MANUAL: CCS_WCM; CWS: CCS | FOOD_INSECURITY       |            || met
        """,
        as_of="2026-06-30",
    )


def test_factors_of_this_group(check: Check) -> None:
    """Each factor of the group's own list is enough by itself; contact with law enforcement need not have to do with
    symptoms."""
    check(
        CCS_FACTOR,
        """
        person | complex_social_factors           | aces_score || finding
        Ana    | FOOD_INSECURITY                  |            || met
        Ben    | HOUSING_INSTABILITY              |            || met
        Caro   | ACES_4_OR_MORE                   |            || met
        Dev    | LAW_ENFORCEMENT_CONTACT_SYMPTOMS |            || met
        Eli    | LAW_ENFORCEMENT_CONTACT          |            || met
        Fay    | TRANSPORTATION                   |            || met
        Gus    | CRISIS_INTERVENTION_MH_SUD       |            || met
        Hana   | OTHER                            |            || met
        Ivo    | NONE                             | NONE       || not_met
        Jun    |                                  |            || unknown
        """,
        as_of="2026-06-30",
    )


def test_factors_of_other_groups_count_as_another(check: Check) -> None:
    """The list is open: a factor named for another group counts here as another one."""
    check(
        CCS_FACTOR,
        """
        person | complex_social_factors              || finding
        Ana    | CANNOT_WORK_OR_ENGAGE               || met
        Ben    | FORMER_FOSTER_YOUTH                 || met
        Caro   | ADL_HELP                            || met
        Dev    | COMMUNICATION_DIFFICULTY            || met
        Eli    | LIVES_ALONE                         || met
        Fay    | CONSERVATORSHIP_OR_GUIDED_DECISIONS || met
        Gus    | INADEQUATE_CAREGIVING               || met
        """,
        as_of="2026-06-30",
    )


def test_a_screen_for_childhood_experiences(check: Check) -> None:
    """Four adverse experiences are enough; fewer say nothing of the other factors, and two screens on different sides
    of four are a conflict."""
    check(
        CCS_FACTOR,
        """
        person | aces_score                | complex_social_factors        || finding
        Ana    | 4                         |                               || met
        Ben    | 4                         | NONE                          || met
        Caro   | 3                         |                               || unknown
        Dev    | 3                         | NONE                          || not_met
        Eli    |                           | NONE                          || unknown
        Fay    | ASSESSMENT: 2; MANUAL: 7  | NONE                          || conflict
        Gus    | ASSESSMENT: 4; MANUAL: 10 |                               || met
        Hana   | 3                         | ASSESSMENT: NONE; MANUAL: OTHER || met
        """,
        as_of="2026-06-30",
    )


def test_codes_speak_for_a_factor(check: Check) -> None:
    """A code of the last twelve months that tells of food, housing or the way to care adds to what was told; it never
    says no."""
    check(
        CCS_FACTOR,
        """
        person | diagnoses         | complex_social_factors | aces_score || finding
        Ana    | Z59.48 2025-06-30 |                        |            || met
        Ben    | Z59.48 2025-06-29 |                        |            || unknown
        Caro   | Z59.12 2026-01-10 |                        |            || met
        Dev    | Z59.82 2025-06-30 |                        |            || met
        Eli    | Z75.3 2026-01-10  |                        |            || met
        Fay    | Z59.82 2025-06-29 | NONE                   | 0          || not_met
        Gus    | Z59.41 2026-01-10 | NONE                   | 0          || met
        Hana   | E84.0 2026-01-10  |                        |            || unknown
        """,
        as_of="2026-06-30",
    )


def test_a_referrer_may_attest_the_group(check: Check) -> None:
    """A tick for the group, or for both criteria, is enough for all but the age; a record that says no makes it a
    conflict."""
    check(
        CCS_C,
        """
        person | date_of_birth | attested_populations | attested_criteria        | ccs_enrollment | complex_social_factors | aces_score || finding
        Ana    | 2016-08-01    | CCS_C                |                          |                |                        |            || met
        Ben    | 2005-06-30    | CCS_C                |                          |                |                        |            || not_met
        Caro   |               | CCS_C                |                          |                |                        |            || unknown
        Dev    | 2016-08-01    | CCS_C                |                          | NONE           |                        |            || conflict
        Eli    | 2016-08-01    | CCS_C                |                          | CCS            | NONE                   | 0          || conflict
        Fay    | 2016-08-01    |                      | CCS_ENROLLED, CCS_FACTOR |                |                        |            || met
        Gus    | 2016-08-01    |                      | CCS_ENROLLED             |                |                        |            || unknown
        Hana   | 2016-08-01    | UTL_C                |                          |                |                        |            || unknown
        Ivo    | 2016-08-01    |                      | CCS_FACTOR               | NONE           |                        |            || not_met
        """,
        as_of="2026-06-30",
    )
