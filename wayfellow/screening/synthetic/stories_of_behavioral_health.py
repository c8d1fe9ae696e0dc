"""Stories about mental health and substance use: the three clauses of BH_A, the one of BH_C, and what falls short."""

from __future__ import annotations

from wayfellow.screening.synthetic.story import Ago, Edge, Emergency, Event, Said, Stay, When
from wayfellow.screening.synthetic.telling import About, asked, coded, told, treated

adult, child = About("BH_A", "adult"), About("BH_C", "child")

OPIOIDS, NO_FOOD = treated("F11.20"), coded("Z59.41")
DEPRESSED = treated("F33.2")
COUNTY_VISIT = '[{"code": "H2015", "date": "{day}"}]'
UNABLE_TO_WORK = Said("complex_social_factors", '["CANNOT_WORK_OR_ENGAGE"]')
NO_RISK = asked(
    high_risk_institutionalization="false", high_risk_overdose="false", high_risk_suicide="false",
    crisis_or_hospital_primary_source_of_care="false",
)  # fmt: skip
NO_COUNTY_CARE = asked(
    receiving_smhs="false", meets_smhs_criteria="false", receiving_dmc_ods="false", meets_dmc_ods_criteria="false",
    receiving_dmc="false", meets_dmc_criteria="false", significant_impairment="false", probable_deterioration="false",
)  # fmt: skip
NO_DRUGS = Said("sud_diagnosis", "NONE", "ASSESSMENT")
NO_TRAUMA = asked(
    trauma_screen_high_risk="false", aces_score="0", juvenile_justice_involved="false", open_child_welfare_case="false",
    imminent_risk_of_foster_care="false", adopted_or_guardianship_through_child_welfare="false",
    in_foster_care="false", receiving_family_maintenance="false", adoption_assistance="NONE",
    sleeping_place="OWN_HOME", abandoned_in_hospital="false",
)  # fmt: skip
NOTHING_MORE = asked(
    probable_developmental_failure="false", needs_smhs_beyond_mcp_benefit="false",
    sud_service_medically_necessary="false",
)  # fmt: skip
CHILD_IS_WELL = (*NO_COUNTY_CARE, *NOTHING_MORE, *NO_TRAUMA)


def visits(code: str, *days: When) -> tuple[Emergency, ...]:
    """Emergency visits because of this diagnosis, at one hospital after another."""
    return tuple(Emergency(day, number, lead=code) for number, day in enumerate(days))


def psychiatric(on: When, code: str = "F33.2") -> Stay:
    return Stay(on, (3, 6), 1, kind="psychiatric hospital", doctors="", drg="885", lead=code)


TWICE = (Ago(20, 90), Ago(200, 330))
IN_NEED: tuple[Event, ...] = (OPIOIDS, NO_FOOD)

STORIES = (
    adult("bh_by_codes", "Opioids, no food and two emergency visits for alcohol, all in the claims", 1200, "met",
          happened=(*IN_NEED, *visits("F10.129", *TWICE))),
    adult("bh_two_stays", "An alcohol diagnosis, no food and two psychiatric stays, all in the claims", 500, "met",
          happened=(treated("F10.20"), NO_FOOD, psychiatric(Ago(40, 90)), psychiatric(Ago(200, 300)))),
    adult("bh_first_day", "Two visits for it, the older on the first day inside twelve months", 100, "met", *NO_RISK,
          happened=(*IN_NEED, *visits("F10.129", Ago(20, 90), Edge(12, 1)))),
    adult("bh_oldest_too_old", "Two visits for it, the older exactly twelve months ago and so outside", 100, "not_met",
          *NO_RISK, happened=(*IN_NEED, *visits("F10.129", Ago(20, 90), Edge(12)))),
    adult("bh_one_visit_one_stay", "One visit and one stay for it, which are never added together", 300, "not_met",
          *NO_RISK, happened=(*IN_NEED, *visits("F10.129", Ago(20, 90)), psychiatric(Ago(150, 300)))),
    adult("bh_visits_for_something_else", "Two emergency visits, neither of them for it", 400, "not_met", *NO_RISK,
          happened=(*IN_NEED, *visits("R07.9", *TWICE))),
    adult("bh_county_encounters", "The county reports its care, and a clinician fears suicide", 600, "met",
          Said("county_bh_encounters", COUNTY_VISIT, "ENCOUNTER", day=Ago(20, 300)), UNABLE_TO_WORK,
          Said("high_risk_suicide", "true")),
    adult("bh_county_care", "In county mental health care, unable to work, mostly seen in crisis", 900, "met",
          *told("MANUAL", receiving_smhs="true"), UNABLE_TO_WORK,
          *asked(crisis_or_hospital_primary_source_of_care="true")),
    adult("bh_suspected", "A suspected disorder that impairs, a hard childhood, and a risk of overdose", 300, "met",
          *told("REFERRAL_ATTESTATION", significant_impairment="true", mental_disorder="SUSPECTED",
                high_risk_overdose="true"), *asked(aces_score="4")),
    adult("bh_diagnosed_in_claims", "A diagnosis in the claims, likely to get worse, no food, a risk of an institution",
          400, "met", *told("REFERRAL_ATTESTATION", probable_deterioration="true",
                            high_risk_institutionalization="true"), happened=(DEPRESSED, NO_FOOD)),
    adult("bh_referred", "A referral that attests the population", 500, "met",
          Said("attested_populations", '["BH_A"]'), happened=(DEPRESSED,)),
    adult("bh_clauses_ticked", "A referral on which one box of each clause is ticked", 200, "met",
          Said("attested_criteria", '["C1", "C2", "C3-i"]')),
    adult("bh_counted_by_referrer", "Opioids and no food in the claims, and a referrer who counted two stays", 150,
          "met", Said("attested_bh_hospitalizations", "2"), happened=IN_NEED),
    adult("bh_and_no_food", "Opioids and no food in the claims; nobody spoke of crisis or risk", 900, "unknown",
          happened=IN_NEED, one_answer_away=True),
    adult("bh_crisis_only", "Two visits for depression and no food; nobody asked how it affects life", 700, "unknown",
          happened=(NO_FOOD, *visits("F33.2", *TWICE)), one_answer_away=True),
    adult("bh_history_only", "An opioid disorder in remission, no food, and two visits for anxiety", 300, "unknown",
          happened=(treated("F11.21"), NO_FOOD, *visits("F41.9", *TWICE)), one_answer_away=True),
    adult("bh_tobacco", "Tobacco, which is no such diagnosis, no food and two visits for anxiety", 500, "unknown",
          happened=(treated("F17.210", "office"), NO_FOOD, *visits("F41.9", *TWICE)), one_answer_away=True),
    adult("bh_tobacco_and_no_need", "Tobacco and everything else asked: no other need", 300, "not_met",
          *NO_COUNTY_CARE, NO_DRUGS, happened=(treated("F17.210", "office"), NO_FOOD, *visits("F41.9", *TWICE))),
    adult("bh_police_only", "Met the police, but not because of symptoms; no hard childhood", 200, "not_met",
          *asked(complex_social_factors='["LAW_ENFORCEMENT_CONTACT"]', aces_score="0", high_risk_overdose="true"),
          happened=(OPIOIDS,)),
    adult("bh_three_hardships", "Three hardships in childhood, one short, and nothing else that makes life hard", 200,
          "not_met", *asked(complex_social_factors="[]", aces_score="3", high_risk_overdose="true"),
          happened=(OPIOIDS,)),
    adult("no_food", "Not enough food by one claim, with ordinary care", 14000, "unknown", health="usual",
          happened=(NO_FOOD,)),
    adult("bh_sources_disagree", "A referrer sees a life in crisis, an assessment does not", 200, "conflict", *NO_RISK,
          Said("crisis_or_hospital_primary_source_of_care", "true"), happened=IN_NEED),
    adult("bh_record_against_claim", "Assessed as without such a diagnosis, which stands in the claims", 150,
          "conflict", NO_DRUGS, Said("high_risk_overdose", "true"), happened=IN_NEED),
    adult("bh_adult_since_today", "Turned 21 today, in county care: enough the day before", 30, "unknown",
          *told("MANUAL", receiving_smhs="true"), also={"BH_C": "not_met"}, who="adult today"),
    child("bh_child_until_tomorrow", "Turns 21 tomorrow, in county care", 30, "met",
          *told("MANUAL", receiving_smhs="true"), also={"BH_A": "not_met"}, who="adult tomorrow"),
    child("bh_child_county_encounters", "A child whose care the county reports", 900, "met",
          Said("county_bh_encounters", COUNTY_VISIT, "ENCOUNTER", day=Ago(20, 300))),
    child("bh_child_drug_treatment", "A young person in the county's drug treatment", 200, "met",
          *told("MANUAL", receiving_dmc_ods="true"), who="18 to 20"),
    child("bh_child_trauma_screen", "A child whose trauma screen shows high risk", 400, "met",
          *asked(trauma_screen_high_risk="true")),
    child("bh_child_four_hardships", "A child with four hardships by the questionnaire", 300, "met",
          *asked(aces_score="4")),
    child("bh_child_three_hardships", "A child with three hardships, one short; everything else asked", 300, "not_met",
          *[said for said in CHILD_IS_WELL if said.fact != "aces_score"], *asked(aces_score="3")),
    child("bh_child_impaired", "A child with a diagnosis in the claims that impairs everyday life", 700, "met",
          Said("significant_impairment", "true"), happened=(treated("F90.2"),)),
    child("bh_child_diagnosis_only", "A child with a diagnosis in the claims; nobody asked how it affects life", 1500,
          "unknown", happened=(treated("F90.2"),)),
    child("bh_child_juvenile_court", "A young person under juvenile court", 200, "met",
          *told("JI_DATA", juvenile_justice_involved="true")),
    child("bh_child_referred", "A child whom a referrer places in the population", 300, "met",
          Said("attested_populations", '["BH_C"]')),
    child("bh_child_drug_care_needed", "A young person who needs care because of drugs", 150, "met",
          Said("sud_service_medically_necessary", "true"), who="18 to 20"),
    child("bh_child_well", "A child about whom everything was asked: no need", 600, "not_met", *CHILD_IS_WELL),
    child("bh_child_sources_disagree", "The county says in its care, the family says not", 150, "conflict",
          *told("MANUAL", receiving_smhs="true"), *told("MEMBER_REPORT", receiving_smhs="false")),
)  # fmt: skip
