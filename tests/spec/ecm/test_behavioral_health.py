"""Serious mental health and substance use needs (ECM specification § 1.3): BH_A and BH_C."""

from __future__ import annotations

from tests.spec.checking import Check
from wayfellow.rules.ecm.behavioral_health import (
    BH_ED,
    BH_HOSPITAL,
    C1_ADULT,
    C1_UNDER_21,
    C2,
    C3,
    C3_I,
    C3_II,
    C3_III,
)
from wayfellow.rules.ecm.child_welfare import ADOPTION_AID, FOSTER_CARE_AID
from wayfellow.rules.ecm.populations.bh_a import BH_A
from wayfellow.rules.ecm.populations.bh_c import BH_C
from wayfellow.rules.facts.behavioral_health import SOCIAL_FACTORS

COUNTY = (
    "receiving_smhs", "meets_smhs_criteria", "receiving_dmc_ods", "meets_dmc_ods_criteria", "receiving_dmc",
    "meets_dmc_criteria",
)  # fmt: skip


CHILD_QUESTIONS = (
    *COUNTY, "trauma_screen_high_risk", "open_child_welfare_case", "imminent_risk_of_foster_care",
    "adopted_or_guardianship_through_child_welfare", "in_foster_care", "receiving_family_maintenance",
    "school_mckinney_vento", "sud_service_medically_necessary", "abandoned_in_hospital", "significant_impairment",
    "probable_deterioration", "probable_developmental_failure", "needs_smhs_beyond_mcp_benefit",
)  # fmt: skip
"""What is asked about somebody under 21 with a yes or a no, but for juvenile justice."""


def _each(facts: tuple[str, ...], value: str = "true") -> str:
    """A table in which each person is told one fact."""
    header = " | ".join(facts)
    rows = []
    for at, _fact in enumerate(facts):
        cells = [value if here == at else "" for here in range(len(facts))]
        rows.append(f"P{at} | {' | '.join(cells)} || met")
    nobody = f"Nobody | {' | '.join('' for _ in facts)} || unknown"
    return "\n".join([f"person | {header} || finding", *rows, nobody])


def test_county_care_or_its_criteria(check: Check) -> None:
    """Getting county mental health or drug treatment services, or meeting their criteria: each alone is enough, for
    adults and children; no use of them is needed."""
    check(C1_ADULT, _each(COUNTY), as_of="2026-06-30")
    check(C1_UNDER_21, _each(COUNTY), as_of="2026-06-30")


def test_county_encounters(check: Check) -> None:
    """A service that the county reports within twelve months says yes, never no."""
    table = """
        person | county_bh_encounters || finding
        Ana    | H2017 2025-06-30     || met
        Ben    | H0004 2025-06-29     || unknown
        Caro   | NONE                 || unknown
        Dev    | T1017 2026-01-01     || met
        """
    check(C1_ADULT, table, as_of="2026-06-30")
    check(C1_UNDER_21, table, as_of="2026-06-30")


def test_the_adult_test_of_mental_health(check: Check) -> None:
    """Impairment or likely decline, and a disorder diagnosed or suspected; a diagnosis alone leaves it open."""
    no = "false | false | false | false | false | false | NONE"
    header = " | ".join((*COUNTY, "sud_diagnosis"))
    check(
        C1_ADULT,
        f"""
        person | significant_impairment | probable_deterioration | mental_disorder | diagnoses        | {header} || finding
        Ana    | true                   |                        | DIAGNOSED       |                  | | | | | | | || met
        Ben    |                        | true                   | SUSPECTED       |                  | | | | | | | || met
        Caro   | false                  | false                  | DIAGNOSED       |                  | {no}     || not_met
        Dev    | true                   |                        | NONE            |                  | {no}     || not_met
        Eli    |                        |                        |                 | F20.0 2026-01-01 | {no}     || unknown
        Fay    | true                   |                        |                 | F20.0 2025-06-30 | | | | | | | || met
        Gus    | true                   |                        |                 | F20.0 2025-06-29 | {no}     || unknown
        """,
        as_of="2026-06-30",
    )


def test_the_adult_test_of_substance_use(check: Check) -> None:
    """A current diagnosis, or one before or during incarceration, is enough; tobacco and remission are not."""
    check(
        C1_ADULT,
        """
        person | sud_diagnosis                  | diagnoses          || finding
        Ana    | CURRENT                        |                    || met
        Ben    | BEFORE_OR_DURING_INCARCERATION |                    || met
        Caro   |                                | F10.20 2025-06-30  || met
        Dev    |                                | F10.20 2025-06-29  || unknown
        Eli    |                                | F17.210 2026-01-01 || unknown
        Fay    |                                | F10.21 2026-01-01  || unknown
        Gus    |                                | O99.320 2026-01-01 || met
        Hana   | NONE                           |                    || unknown
        """,
        as_of="2026-06-30",
    )


def test_the_test_for_people_under_21(check: Check) -> None:
    """High risk after trauma: a screen, four adverse experiences, child welfare, juvenile justice, no home; or
    impairment of some kind with a disorder or a clinician's word; or any needed drug treatment."""
    trauma = (
        "trauma_screen_high_risk", "open_child_welfare_case", "imminent_risk_of_foster_care",
        "adopted_or_guardianship_through_child_welfare", "in_foster_care", "receiving_family_maintenance",
        "juvenile_justice_involved", "school_mckinney_vento", "sud_service_medically_necessary",
    )  # fmt: skip
    check(C1_UNDER_21, _each(trauma), as_of="2026-06-30")
    check(
        C1_UNDER_21,
        """
        person | aces_score | adoption_assistance | sleeping_place | doubled_up_reason || finding
        Ana    | 4          |                     |                |                   || met
        Ben    | 3          |                     |                |                   || unknown
        Caro   |            | ELIGIBLE            |                |                   || met
        Dev    |            | IN_PROGRAM          |                |                   || met
        Eli    |            |                     | DOUBLED_UP     | LOST_HOUSING      || met
        Fay    |            |                     | SHELTER        |                   || met
        """,
        as_of="2026-06-30",
    )


def test_aid_codes_speak_for_child_welfare(check: Check) -> None:
    """An aid code of foster care or adoption assistance is involvement today; the one of former foster youth is a case
    that has ended, and other codes say nothing."""
    rows = "\n".join(f"P{code} | {code} | | || met" for code in (*FOSTER_CARE_AID, *ADOPTION_AID))
    check(
        C1_UNDER_21,
        f"""
        person | aid_codes | in_foster_care | adoption_assistance || finding
        {rows}
        Ana    | 4M        |                |                     || unknown
        Ben    | 10        |                |                     || unknown
        Caro   | NONE      |                |                     || unknown
        """,
        as_of="2026-06-30",
    )


def test_an_aid_code_against_a_no_is_a_conflict(check: Check) -> None:
    """A county that says no, where the aid code says yes: a person has to look."""
    asked = tuple(fact for fact in CHILD_QUESTIONS if fact != "in_foster_care")
    no = " | ".join((*("false",) * (len(asked) + 1), "3", "OWN_HOME"))
    check(
        C1_UNDER_21,
        f"""
        person | aid_codes | in_foster_care | adoption_assistance | {" | ".join(asked)} | juvenile_justice_involved | aces_score | sleeping_place || finding
        Ana    | 40        | false          | NONE                | {no} || conflict
        Ben    | 4A        | false          | NONE                | {no} || conflict
        Caro   | 4M        | false          | NONE                | {no} || not_met
        """,
        as_of="2026-06-30",
    )


def test_a_youth_facility_speaks_for_juvenile_justice(check: Check) -> None:
    """Ever held in a youth facility is juvenile-justice involvement. Jail, prison and a facility nobody named are no
    sign of it, and no denial either."""
    facts = (*CHILD_QUESTIONS, "aces_score", "adoption_assistance", "sleeping_place")
    no = " | ".join((*("false",) * len(CHILD_QUESTIONS), "3", "NONE", "OWN_HOME"))
    check(
        C1_UNDER_21,
        f"""
        person | correctional_facility | juvenile_justice_involved | {" | ".join(facts)} || finding
        Ana    | YOUTH_CORRECTIONAL    |                           | {no} || met
        Ben    | JAIL                  |                           | {no} || unknown
        Caro   | PRISON                |                           | {no} || unknown
        Dev    | UNSTATED              |                           | {no} || unknown
        Eli    |                       |                           | {no} || unknown
        Fay    | JAIL                  | false                     | {no} || not_met
        Gus    | YOUTH_CORRECTIONAL    | false                     | {no} || conflict
        Hana   | JAIL                  | true                      | {no} || met
        Ivo    | CLAIM: YOUTH_CORRECTIONAL; JI_DATA: JAIL |         | {no} || met
        """,
        as_of="2026-06-30",
    )


def test_impairment_under_21(check: Check) -> None:
    """Each kind of impairment counts, with a disorder diagnosed or suspected, or a clinician's word on trauma."""
    kinds = (
        "significant_impairment", "probable_deterioration", "probable_developmental_failure",
        "needs_smhs_beyond_mcp_benefit",
    )  # fmt: skip
    rows = "\n".join(
        f"P{at} | {' | '.join('true' if here == at else '' for here in range(4))} | DIAGNOSED | | || met"
        for at in range(4)
    )
    check(
        C1_UNDER_21,
        f"""
        person | {" | ".join(kinds)} | mental_disorder | clinician_trauma_risk | diagnoses || finding
        {rows}
        Ana    | true | | | | SUSPECTED | | || met
        Ben    | true | | | |           | true | || met
        Caro   | true | | | |           |      | F20.0 2025-06-30 || met
        Dev    | true | | | |           |      | F20.0 2025-06-29 || unknown
        Eli    |      | | | | DIAGNOSED | true | || unknown
        Fay    | true | | | | NONE      | false | || unknown
        """,
        as_of="2026-06-30",
    )


def test_a_child_with_nothing_of_the_kind(check: Check) -> None:
    """Everything has to be ruled out; a closed case of foster care is none of it."""
    facts = (*CHILD_QUESTIONS, "juvenile_justice_involved")
    header = " | ".join((*facts, "aces_score", "adoption_assistance", "sleeping_place", "foster_care_end_date"))
    no = " | ".join(("false",) * len(facts))
    check(
        C1_UNDER_21,
        f"""
        person | {header} || finding
        Ana    | {no} | 3 | NONE | OWN_HOME | 2026-06-01 || not_met
        Ben    | {no} | 4 | NONE | OWN_HOME |            || met
        Caro   | {no} |   | NONE | OWN_HOME |            || unknown
        """,
        as_of="2026-06-30",
    )


def test_what_makes_life_harder(check: Check) -> None:
    """Any factor but contact with law enforcement that had nothing to do with symptoms; or four adverse experiences."""
    rows = "\n".join(
        f"{code.title()} | {code} | || {'unknown' if code == 'LAW_ENFORCEMENT_CONTACT' else 'met'}"
        for code in SOCIAL_FACTORS
    )
    check(C2, f"person | complex_social_factors | aces_score || finding\n{rows}", as_of="2026-06-30")
    check(
        C2,
        """
        person | complex_social_factors  | aces_score | diagnoses          || finding
        Ana    | NONE                    | 4          |                    || met
        Ben    | NONE                    | 3          |                    || not_met
        Caro   | LAW_ENFORCEMENT_CONTACT | 3          |                    || not_met
        Dev    |                         |            | Z59.41 2025-06-30  || met
        Eli    |                         |            | Z59.41 2025-06-29  || unknown
        Fay    |                         |            | Z59.811 2026-01-01 || met
        Gus    |                         |            | Z59.82 2026-01-01  || unknown
        """,
        as_of="2026-06-30",
    )


def test_high_risk(check: Check) -> None:
    """At high risk of an institution, of overdose or of suicide: each is enough."""
    risks = ("high_risk_institutionalization", "high_risk_overdose", "high_risk_suicide")
    check(C3_I, _each(risks), as_of="2026-06-30")
    check(C3_I, f"person | {' | '.join(risks)} || finding\nAna | false | false | false || not_met\n"
          "Ben | false | false | || unknown", as_of="2026-06-30")  # fmt: skip
    check(C3_II, """
        person | crisis_or_hospital_primary_source_of_care || finding
        Ana    | true                                      || met
        Ben    | false                                     || not_met
        Caro   |                                           || unknown
        """, as_of="2026-06-30")  # fmt: skip


def test_an_overdose_or_self_harm_shows_a_high_risk(check: Check) -> None:
    """A code of the last twelve months says yes, never no; against somebody who assessed the risk and found none it is
    a conflict. A code of the one says nothing of the other."""
    check(
        C3_I,
        """
        person | diagnoses           | high_risk_overdose | high_risk_suicide | high_risk_institutionalization || finding
        Ana    | T40.1X1A 2025-06-30 |                    |                   |                                || met
        Ben    | T40.1X1A 2025-06-29 |                    |                   |                                || unknown
        Caro   | X78.1XXA 2025-06-30 |                    |                   |                                || met
        Dev    | X78.1XXA 2025-06-29 |                    |                   |                                || unknown
        Eli    | T40.1X1A 2026-01-01 | false              | false             | false                          || conflict
        Fay    | T40.1X1A 2026-01-01 | true               | false             | false                          || met
        Gus    | X78.1XXA 2026-01-01 | false              | false             | false                          || conflict
        Hana   | T40.1X1A 2026-01-01 |                    | false             | false                          || met
        Ivo    | R45.851 2026-01-01  | false              |                   | false                          || met
        Jun    | T40.1X1A 2026-07-01 |                    |                   |                                || unknown
        """,
        as_of="2026-06-30",
    )


def test_visits_and_stays_for_it(check: Check) -> None:
    """Two emergency visits, or two hospital stays, for mental health or substance use in twelve months; any diagnosis
    position; other visits do not count."""
    check(
        BH_ED,
        """
        person | ed_visits                                                   || finding | counted
        Ana    | 2025-07-01@A dx:F20.0, 2026-06-30@A dx:J06.9 dx:F10.20      || met     | 2
        Ben    | 2025-06-30@A dx:F20.0, 2026-06-30@A dx:F20.0                || not_met | 1
        Caro   | 2026-05-01@A dx:J06.9, 2026-05-03@A dx:F20.0                || not_met | 1
        Dev    |                                                             || unknown | 0
        Eli    | 2026-05-01@A dx:R45.851, 2026-05-03@A dx:O99.310            || met     | 2
        """,
        as_of="2026-06-30",
    )
    check(
        BH_HOSPITAL,
        """
        person | stays                                                                       || finding | counted
        Ana    | 2026-05-01@A 1 dx:F20.0, 2026-05-10@A 1 PSYCHIATRIC dx:F20.0                || met     | 2
        Ben    | 2026-05-01@A 1 dx:F20.0, 2026-05-10@A 1 dx:J06.9                            || not_met | 1
        Caro   | 2026-05-01@A 1 dx:F20.0, 2026-05-10@A 1 SHORT_TERM_SNF dx:F20.0             || not_met | 1
        Dev    | 2026-05-01@A 1 dx:F20.0, 2026-05-02@B 1 dx:J06.9, 2026-05-10@A 2 dx:F10.20  || met     | 2
        """,
        as_of="2026-06-30",
    )


def test_visits_for_it_in_claims(check: Check) -> None:
    """The diagnosis may stand in any position of the claim."""
    check(
        BH_ED,
        """
        person | ed_visits || counted
        Ana    | || 2
        Ben    | || 0
        """,
        as_of="2026-06-30",
        claims="""
        person | claim | start | facility | bill_type | revenue | place | diagnoses
        Ana    | 1 | 2026-05-01 | A | 131 | 0450 |    | J06.9 I10 E11.9 E78.5 F32.9
        Ana    | 2 | 2026-05-03 |   |     |      | 23 | f10.20
        Ben    | 1 | 2026-05-01 | A | 131 | 0450 |    | J06.9 F17.210
        """,
    )


def test_remission_makes_no_visit_or_stay_one_for_it(check: Check) -> None:
    """Substance use in remission is history, however its code is written; a present condition beside it counts."""
    remission = "F10.11 f1121 F19.91"
    check(
        BH_ED,
        """
        person | ed_visits || counted
        Ana    | || 0
        Ben    | || 1
        Caro   | 2026-05-01@A dx:F10.21, 2026-05-03@A dx:F10.20 || 1
        """,
        as_of="2026-06-30",
        claims=f"""
        person | claim | start | facility | bill_type | revenue | diagnoses
        Ana    | 1 | 2026-05-01 | A | 131 | 0450 | {remission} F12.210
        Ben    | 1 | 2026-05-01 | A | 131 | 0450 | {remission} F10.10
        """,
    )
    check(
        BH_HOSPITAL,
        """
        person | stays || counted
        Ana    | || 0
        Ben    | || 1
        """,
        as_of="2026-06-30",
        claims=f"""
        person | claim | start | end | facility | bill_type | revenue | admission_type | diagnoses
        Ana    | 1 | 2026-05-01 | 2026-05-04 | A | 111 | 0120 | 1 | {remission}
        Ben    | 1 | 2026-05-01 | 2026-05-04 | A | 111 | 0120 | 1 | {remission} O99.320
        """,
    )


def test_what_the_doctor_says_of_a_visit_belongs_to_it(check: Check) -> None:
    """A visit is for mental health or substance use when any claim that told of it says so, the doctor's too; of two
    visits of one day his claim without a facility tells of the first."""
    check(
        BH_ED,
        """
        person | ed_visits || counted | not_counted
        Ana    | || 1 | DUPLICATE
        Ben    | || 1 | DUPLICATE
        Caro   | || 1 | DUPLICATE
        Dev    | || 0 |
        Eli    | ADT: 2026-05-01 dx:F20.0 || 1 |
        """,
        as_of="2026-06-30",
        claims="""
        person | claim | start | facility | bill_type | revenue | place | diagnoses
        Ana    | 1 | 2026-05-01 | A | 131 | 0450 |    | J06.9
        Ana    | 2 | 2026-05-01 |   |     |      | 23 | F20.0
        Ben    | 1 | 2026-05-01 | A | 131 | 0450 |    | J06.9
        Ben    | 2 | 2026-05-01 | A |     |      | 23 | F20.0
        Caro   | 1 | 2026-05-01 | A | 131 | 0450 |    | J06.9
        Caro   | 2 | 2026-05-01 | B | 131 | 0450 |    | J06.9
        Caro   | 3 | 2026-05-01 |   |     |      | 23 | F20.0
        Dev    | 1 | 2026-05-01 | A | 131 | 0450 |    | J06.9
        Dev    | 2 | 2026-05-01 |   |     |      | 23 | J06.9
        Eli    | 1 | 2026-05-01 | A | 131 | 0450 |    | J06.9
        """,
    )


def test_what_the_doctor_says_of_a_stay_belongs_to_it(check: Check) -> None:
    """A hospital stay is for mental health or substance use when any claim that told of it says so, Part B and the
    doctor's too; a claim tells of one stay, the first it touches, and what a nursing home's doctor says is of no
    hospital."""
    check(
        BH_HOSPITAL,
        """
        person | stays || counted | not_counted
        Ana    | || 1 | DUPLICATE
        Ben    | || 1 | DUPLICATE
        Caro   | || 1 | DUPLICATE
        Dev    | || 1 | DUPLICATE
        Eli    | || 0 | DUPLICATE
        Fay    | || 1 | DUPLICATE
        Gus    | || 0 |
        Hana   | || 0 | DUPLICATE
        Ivo    | || 1 | MERGED, DUPLICATE
        Jun    | || 0 | PLANNED, DUPLICATE
        """,
        as_of="2026-06-30",
        claims="""
        person | claim | start | end | facility | bill_type | revenue | place | admission_type | diagnoses
        Ana    | 1 | 2026-05-01 | 2026-05-04 | A | 111 | 0120 |    | 1 | J06.9
        Ana    | 2 | 2026-05-03 |            |   |     |      | 21 |   | F20.0
        Ben    | 1 | 2026-05-01 | 2026-05-04 | A | 111 | 0120 |    | 1 | J06.9
        Ben    | 2 | 2026-05-01 | 2026-05-04 | A | 121 | 0120 |    | 1 | F20.0
        Caro   | 1 | 2026-05-01 | 2026-05-04 | A | 111 | 0120 |    | 1 | J06.9
        Caro   | 2 | 2026-05-05 |            | B |     |      | 51 |   | F20.0
        Dev    | 1 | 2026-05-01 | 2026-05-04 | A | 111 | 0120 |    | 1 | J06.9
        Dev    | 2 | 2026-05-06 | 2026-05-08 | A | 111 | 0120 |    | 1 | J06.9
        Dev    | 3 | 2026-05-05 |            |   |     |      | 21 |   | F20.0
        Eli    | 1 | 2026-05-01 | 2026-05-04 | A | 111 | 0120 |    | 1 | J06.9
        Eli    | 2 | 2026-05-05 |            | B |     |      | 31 |   | F20.0
        Fay    | 1 | 2026-05-01 | 2026-05-04 | A | 211 | 0022 |    | 1 | J06.9
        Fay    | 2 | 2026-05-06 | 2026-05-08 | B | 111 | 0120 |    | 1 | J06.9
        Fay    | 3 | 2026-05-05 |            |   |     |      | 21 |   | F20.0
        Gus    | 1 | 2026-05-01 | 2026-05-04 | A | 111 | 0120 |    | 1 | J06.9
        Gus    | 2 | 2026-05-03 |            |   |     |      | 21 |   | J06.9
        Hana   | 1 | 2026-05-01 | 2026-05-04 | A | 211 | 0022 |    | 1 | J06.9
        Hana   | 2 | 2026-05-03 |            |   |     |      | 21 |   | F20.0
        Ivo    | 1 | 2026-05-01 | 2026-05-04 | A | 111 | 0120 |    | 1 | J06.9
        Ivo    | 2 | 2026-05-05 | 2026-05-08 | B | 111 | 0120 |    | 1 | F20.0
        Ivo    | 3 | 2026-05-07 |            |   |     |      | 21 |   | F20.0
        Jun    | 1 | 2026-05-01 | 2026-05-04 | A | 111 | 0120 |    | 3 | J06.9
        Jun    | 2 | 2026-05-03 |            |   |     |      | 21 |   | F20.0
        """,
    )


def test_attested_counts_of_each_kind(check: Check) -> None:
    """The two are counted apart: one of each is not enough."""
    check(
        C3_III,
        """
        person | attested_bh_ed_visits | attested_bh_hospitalizations || finding
        Ana    | 2                     |                              || met
        Ben    |                       | 2                            || met
        Caro   | 1                     | 1                            || not_met
        Dev    | 1                     |                              || unknown
        """,
        as_of="2026-06-30",
    )


def test_any_part_of_the_third_clause(check: Check) -> None:
    """High risk, dependence on crisis care, or repeated visits: one is enough, and each may be attested."""
    check(
        C3,
        """
        person | high_risk_overdose | crisis_or_hospital_primary_source_of_care | attested_bh_ed_visits | attested_criteria || finding
        Ana    | true               |                                           |                       |                   || met
        Ben    |                    | true                                      |                       |                   || met
        Caro   |                    |                                           | 2                     |                   || met
        Dev    |                    |                                           |                       | C3-i              || met
        Eli    |                    |                                           |                       | C3-ii             || met
        Fay    |                    |                                           |                       | C3-iii            || met
        Gus    |                    |                                           |                       | C3                || met
        Hana   |                    |                                           |                       | C1                || unknown
        """,
        as_of="2026-06-30",
    )


def test_adults_need_all_three(check: Check) -> None:
    """An adult needs all three clauses; the age cannot be attested."""
    check(
        BH_A,
        """
        person | date_of_birth | receiving_smhs | complex_social_factors | high_risk_suicide | attested_populations | attested_criteria || finding
        Ana    | 1980-05-01    | true           | FOOD_INSECURITY        | true              |                      |                   || met
        Ben    | 1980-05-01    |                | FOOD_INSECURITY        | true              |                      |                   || unknown
        Caro   | 1980-05-01    | true           |                        | true              |                      |                   || unknown
        Dev    | 1980-05-01    | true           | FOOD_INSECURITY        |                   |                      |                   || unknown
        Eli    | 2010-05-01    | true           | FOOD_INSECURITY        | true              |                      |                   || not_met
        Fay    | 1980-05-01    |                |                        |                   | BH_A                 |                   || met
        Gus    | 1980-05-01    |                |                        |                   |                      | C1, C2, C3        || met
        Hana   | 2010-05-01    |                |                        |                   | BH_A                 |                   || not_met
        Ivo    | 2005-06-30    | true           | FOOD_INSECURITY        | true              |                      |                   || met
        Jun    | 2005-07-01    | true           | FOOD_INSECURITY        | true              |                      |                   || not_met
        Kim    | 1980-05-01    |                |                        |                   | BH_C                 |                   || unknown
        """,
        as_of="2026-06-30",
    )


def test_children_need_the_first_clause_alone(check: Check) -> None:
    """Somebody under 21 needs the first clause and nothing else."""
    check(
        BH_C,
        """
        person | date_of_birth | receiving_smhs | complex_social_factors | high_risk_suicide | attested_populations || finding
        Ana    | 2010-05-01    | true           | NONE                   | false             |                      || met
        Ben    | 1980-05-01    | true           |                        |                   |                      || not_met
        Caro   | 2010-05-01    |                | FOOD_INSECURITY        | true              |                      || unknown
        Dev    | 2010-05-01    |                |                        |                   | BH_C                 || met
        Eli    | 2005-07-01    | true           |                        |                   |                      || met
        Fay    | 2005-06-30    | true           |                        |                   |                      || not_met
        Gus    |               | true           |                        |                   |                      || unknown
        """,
        as_of="2026-06-30",
    )
