"""Adults at home who may end up in a nursing home (ECM specification § 1.5)."""

from __future__ import annotations

from tests.spec.checking import Check
from wayfellow.rules.ecm.long_term_care import L1, L2, LTC_COMMUNITY, LTC_NOT_ICF_SUBACUTE
from wayfellow.rules.ecm.populations.ltc_a import LTC_A


def test_each_clause_rules_somebody_out(check: Check) -> None:
    """An adult in the community who needs skilled nursing, has a factor that makes life harder and is able to go on
    living there belongs; a single clause that does not hold is enough to rule somebody out."""
    check(
        LTC_A,
        """
        person | date_of_birth | living_setting      | meets_snf_level_of_care | needs_lower_acuity_skilled_nursing | complex_social_factors | able_to_live_in_community | at_risk_of_icf_or_subacute || finding
        Ana    | 2005-06-30    | INDEPENDENT_HOUSING | true                    |                                    | LIVES_ALONE            | true                      |                            || met
        Ben    | 1944-02-03    | RCFE                | false                   | true                               | ADL_HELP               | true                      | false                      || met
        Caro   | 2005-07-01    | INDEPENDENT_HOUSING | true                    |                                    | LIVES_ALONE            | true                      |                            || not_met
        Dev    | 1944-02-03    | NURSING_FACILITY    | true                    |                                    | LIVES_ALONE            | true                      |                            || not_met
        Eli    | 1944-02-03    | INDEPENDENT_HOUSING | false                   | false                              | LIVES_ALONE            | true                      |                            || not_met
        Fay    | 1944-02-03    | INDEPENDENT_HOUSING | true                    |                                    | NONE                   | true                      |                            || not_met
        Gus    | 1944-02-03    | INDEPENDENT_HOUSING | true                    |                                    | LIVES_ALONE            | false                     |                            || not_met
        Hana   | 1944-02-03    | INDEPENDENT_HOUSING | true                    |                                    | LIVES_ALONE            | true                      | true                       || not_met
        """,
        as_of="2026-06-30",
    )


def test_each_clause_is_needed(check: Check) -> None:
    """A single clause that nobody told about leaves the answer open; sources that disagree make it a conflict."""
    check(
        LTC_A,
        """
        person | date_of_birth | living_setting                                            | meets_snf_level_of_care | complex_social_factors | able_to_live_in_community      || finding
        Ana    |               | UNHOUSED                                                  | true                    | HOUSING_INSTABILITY    | true                           || unknown
        Ben    | 1950-09-09    |                                                           | true                    | HOUSING_INSTABILITY    | true                           || unknown
        Caro   | 1950-09-09    | UNHOUSED                                                  |                         | HOUSING_INSTABILITY    | true                           || unknown
        Dev    | 1950-09-09    | UNHOUSED                                                  | false                   | HOUSING_INSTABILITY    | true                           || unknown
        Eli    | 1950-09-09    | UNHOUSED                                                  | true                    |                        | true                           || unknown
        Fay    | 1950-09-09    | UNHOUSED                                                  | true                    | HOUSING_INSTABILITY    |                                || unknown
        Gus    | 1950-09-09    | UNHOUSED                                                  | true                    | HOUSING_INSTABILITY    | ASSESSMENT: true; HMIS: false  || conflict
        Hana   | 1950-09-09    | MEMBER_REPORT: INDEPENDENT_HOUSING; MDS: NURSING_FACILITY | true                    | HOUSING_INSTABILITY    | true                           || conflict
        Ivo    | 1950-09-09    | MEMBER_REPORT: INDEPENDENT_HOUSING; MDS: NURSING_FACILITY | true                    | HOUSING_INSTABILITY    | false                          || not_met
        """,
        as_of="2026-06-30",
    )


def test_the_community(check: Check) -> None:
    """A home, residential care, a home for the elderly, another home and community-based setting and no home at all
    are the community; that somebody lives there is asked only when the kind of home was not told."""
    check(
        LTC_COMMUNITY,
        """
        person | living_setting                                       | living_in_community            || finding
        Ana    | INDEPENDENT_HOUSING                                  |                                || met
        Ben    | RESIDENTIAL_CARE                                     | false                          || met
        Caro   | RCFE                                                 |                                || met
        Dev    | OTHER_HCBS_SETTING                                   |                                || met
        Eli    | MEMBER_REPORT: UNHOUSED; ASSESSMENT: RESIDENTIAL_CARE |                               || met
        Fay    | NURSING_FACILITY                                     | true                           || not_met
        Gus    |                                                      | true                           || met
        Hana   |                                                      | false                          || not_met
        Ivo    |                                                      | ASSESSMENT: true; MANUAL: false || conflict
        Jun    |                                                      |                                || unknown
        """,
        as_of="2026-06-30",
    )


def test_skilled_nursing(check: Check) -> None:
    """The level of care of a nursing facility, or some skilled nursing for a time: either is enough."""
    check(
        L1,
        """
        person | meets_snf_level_of_care        | needs_lower_acuity_skilled_nursing || finding
        Ana    | true                           |                                    || met
        Ben    |                                | true                               || met
        Caro   | false                          | true                               || met
        Dev    | true                           | false                              || met
        Eli    | false                          | false                              || not_met
        Fay    | false                          |                                    || unknown
        Gus    |                                |                                    || unknown
        Hana   | ASSESSMENT: false; MANUAL: true | false                             || conflict
        Ivo    | CLAIM: false                   | false                              || unknown
        """,
        as_of="2026-06-30",
    )


def test_factors_of_this_group(check: Check) -> None:
    """Each factor of the group's own list is enough by itself; an empty list says that somebody looked."""
    check(
        L2,
        """
        person | complex_social_factors                   || finding
        Ana    | FOOD_INSECURITY                          || met
        Ben    | HOUSING_INSTABILITY                      || met
        Caro   | ADL_HELP                                 || met
        Dev    | COMMUNICATION_DIFFICULTY                 || met
        Eli    | LIVES_ALONE                              || met
        Fay    | CONSERVATORSHIP_OR_GUIDED_DECISIONS      || met
        Gus    | ASSESSMENT: NONE; MANUAL: INADEQUATE_CAREGIVING || met
        Hana   | OTHER                                    || met
        Ivo    | NONE                                     || not_met
        Jun    |                                          || unknown
        """,
        as_of="2026-06-30",
    )


def test_factors_of_other_groups_count_as_another(check: Check) -> None:
    """The list is open: a factor named for another group counts here as another one; a screen for childhood
    experiences by itself does not."""
    check(
        L2,
        """
        person | complex_social_factors           | aces_score || finding
        Ana    | CANNOT_WORK_OR_ENGAGE            |            || met
        Ben    | FORMER_FOSTER_YOUTH              |            || met
        Caro   | ACES_4_OR_MORE                   |            || met
        Dev    | LAW_ENFORCEMENT_CONTACT_SYMPTOMS |            || met
        Eli    | LAW_ENFORCEMENT_CONTACT          |            || met
        Fay    | TRANSPORTATION                   |            || met
        Gus    | CRISIS_INTERVENTION_MH_SUD       |            || met
        Hana   |                                  | 7          || unknown
        Ivo    | NONE                             | 7          || not_met
        """,
        as_of="2026-06-30",
    )


def test_codes_speak_for_a_factor(check: Check) -> None:
    """A code of the last twelve months, of need for food or housing, of living alone or of help needed with daily life,
    adds to what was told, whatever its place in the list of diagnoses; it never says no."""
    check(
        L2,
        """
        person | diagnoses                          | complex_social_factors || finding
        Ana    | Z59.41 2025-06-30                  |                        || met
        Ben    | Z59.41 2025-06-29                  |                        || unknown
        Caro   | E11.9 2026-05-02, Z5948 2026-05-02 |                        || met
        Dev    | Z59.811 2026-06-30                 |                        || met
        Eli    | Z59.02 2026-01-10                  | NONE                   || met
        Fay    | Z59.02 2025-01-10                  | NONE                   || not_met
        Gus    | J06.9 2026-01-10                   |                        || unknown
        Hana   | Z59.41 2026-07-01                  |                        || unknown
        Ivo    | Z60.2 2025-06-30                   |                        || met
        Jun    | Z74.1 2025-06-30                   | NONE                   || met
        Kim    | Z73.6 2025-06-30                   |                        || met
        Lee    | Z60.2 2025-06-29, Z74.1 2025-06-29, Z73.6 2025-06-29 |      || unknown
        """,
        as_of="2026-06-30",
    )


def test_intermediate_care_and_subacute_facilities(check: Check) -> None:
    """Nobody who lives in an intermediate care or subacute facility, or may have to move to one, belongs; a risk that
    nobody speaks of is taken as none, a home that nobody speaks of is not."""
    check(
        LTC_NOT_ICF_SUBACUTE,
        """
        person | living_setting                                 | at_risk_of_icf_or_subacute       | attested_populations || finding
        Ana    | INDEPENDENT_HOUSING                            |                                  |                      || met
        Ben    | NURSING_FACILITY                               | false                            |                      || met
        Caro   | ICF                                            |                                  |                      || not_met
        Dev    | SUBACUTE                                       | false                            |                      || not_met
        Eli    | INDEPENDENT_HOUSING                            | true                             |                      || not_met
        Fay    |                                                |                                  | LTC_A                || unknown
        Gus    |                                                | true                             |                      || not_met
        Hana   | INDEPENDENT_HOUSING                            | ASSESSMENT: true; MANUAL: false  |                      || conflict
        Ivo    | MDS: SUBACUTE; MEMBER_REPORT: RESIDENTIAL_CARE |                                  |                      || conflict
        Jun    | MDS: SUBACUTE; ASSESSMENT: ICF                 |                                  |                      || not_met
        """,
        as_of="2026-06-30",
    )


def test_a_referrer_may_attest_the_group(check: Check) -> None:
    """A tick for the group, or for each of its criteria, is enough for the need, never for the age or against an
    intermediate care or subacute facility; a record that says no makes it a conflict."""
    check(
        LTC_A,
        """
        person | date_of_birth | living_setting      | able_to_live_in_community | attested_populations | attested_criteria         || finding
        Ana    | 1950-09-09    | INDEPENDENT_HOUSING |                           | LTC_A                |                           || met
        Ben    | 2005-07-01    | INDEPENDENT_HOUSING |                           | LTC_A                |                           || not_met
        Caro   |               | INDEPENDENT_HOUSING |                           | LTC_A                |                           || unknown
        Dev    | 1950-09-09    |                     |                           | LTC_A                |                           || unknown
        Eli    | 1950-09-09    | SUBACUTE            |                           | LTC_A                |                           || not_met
        Fay    | 1950-09-09    | NURSING_FACILITY    |                           | LTC_A                |                           || conflict
        Gus    | 1950-09-09    | INDEPENDENT_HOUSING | false                     | LTC_A                |                           || conflict
        Hana   | 1950-09-09    | INDEPENDENT_HOUSING |                           |                      | L1, L2, L3                || met
        Ivo    | 1950-09-09    | INDEPENDENT_HOUSING |                           | NFT_A                | L1, L2                    || unknown
        Jun    | 1950-09-09    | NURSING_FACILITY    |                           |                      | LTC_COMMUNITY, L1, L2, L3 || conflict
        """,
        as_of="2026-06-30",
    )
