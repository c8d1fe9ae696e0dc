"""Stories about California Children's Services (CCS_C) and child welfare (CW_C): five limbs, each with its edges."""

from __future__ import annotations

from wayfellow.screening.synthetic.stories_of_behavioral_health import CHILD_IS_WELL
from wayfellow.screening.synthetic.story import Ago, Expected, Said, Since
from wayfellow.screening.synthetic.telling import About, asked, coded, on_day, told

sick_child, minor = About("CCS_C", "child"), About("CW_C", "minor")

IN_CCS, IN_CCS_OF_PLAN, NOT_IN_CCS = (
    told("ENROLLMENT_834", ccs_enrollment=word) for word in ("CCS", "CCS_WCM", "NONE")
)  # fmt: skip
NO_FOOD = coded("Z59.41", "child office")
COUNTY_CARE = told("MANUAL", receiving_smhs="true")
EVERY_LIMB = {
    "in_foster_care": "false", "foster_care_end_date": "NONE", "in_foster_care_at_18_or_later": "false",
    "adoption_assistance": "NONE", "receiving_family_maintenance": "false", "family_maintenance_end_date": "NONE",
}  # fmt: skip


def known(*but: Said) -> tuple[Said, ...]:
    """The county says no to every limb, except for what is said otherwise."""
    otherwise = {said.fact for said in but}
    return (*told("CWS", **{fact: no for fact, no in EVERY_LIMB.items() if fact not in otherwise}), *but)


IN_FOSTER_CARE = Said("in_foster_care", "true", "CWS")
ADOPTED = Said("adoption_assistance", "IN_PROGRAM", "CWS")
FAMILY_MAINTENANCE = Said("receiving_family_maintenance", "true", "CWS")
GREW_UP_IN_CARE = Said("in_foster_care_at_18_or_later", "true", "CWS")
A_YEAR_AGO, LONGER_AGO = Since(12), Since(12, -1)
HIGH_RISK: Expected = {"BH_C": "met"}  # whoever is involved with child welfare today is at high risk after trauma

STORIES = (
    sick_child("ccs_no_food", "In Children's Services, and not enough food by the claims", 300, "met", *IN_CCS,
               happened=(NO_FOOD,)),
    sick_child("ccs_no_way_there", "In Children's Services, and no way to get to care by the claims", 150, "met",
               *IN_CCS, happened=(coded("Z75.3", "child office"),)),
    sick_child("ccs_unstable_home", "In Children's Services, and about to lose the home by the claims", 150, "met",
               *IN_CCS_OF_PLAN, happened=(coded("Z59.811", "child office"),)),
    sick_child("ccs_police", "In Children's Services, and met the police, with symptoms or without", 60, "met",
               *IN_CCS, Said("complex_social_factors", '["LAW_ENFORCEMENT_CONTACT"]')),
    sick_child("ccs_crisis", "In Children's Services within the plan, and had help in a crisis", 100, "met",
               *IN_CCS_OF_PLAN, Said("complex_social_factors", '["CRISIS_INTERVENTION_MH_SUD"]')),
    sick_child("ccs_four_hardships", "In Children's Services, with four hardships by the questionnaire", 60, "met",
               *IN_CCS, *asked(aces_score="4"), also=HIGH_RISK),
    sick_child("ccs_referred", "A referral that attests the population", 100, "met",
               Said("attested_populations", '["CCS_C"]')),
    sick_child("ccs_ticked", "In Children's Services, and the referrer ticked that something makes life hard", 60,
               "met", *IN_CCS, Said("attested_criteria", '["CCS_FACTOR"]')),
    sick_child("ccs_until_tomorrow", "21 tomorrow, in Children's Services, not enough food", 30, "met", *IN_CCS,
               happened=(NO_FOOD,), who="adult tomorrow"),
    sick_child("ccs_adult_today", "21 today, in Children's Services, not enough food", 30, "not_met", *IN_CCS,
               happened=(NO_FOOD,), who="adult today"),
    sick_child("ccs_three_hardships", "In Children's Services; three hardships, one short, and nothing else", 100,
               "not_met", *IN_CCS, *asked(complex_social_factors="[]", aces_score="3")),
    sick_child("ccs_not_enrolled", "Not enough food, and not in Children's Services", 300, "not_met", *NOT_IN_CCS,
               happened=(NO_FOOD,)),
    sick_child("ccs_only", "In Children's Services; nobody asked what makes life hard", 1500, "unknown", *IN_CCS,
               one_answer_away=True),
    sick_child("ccs_no_food_once", "In Children's Services, and not enough food well over a year ago", 100, "unknown",
               *IN_CCS, happened=(coded("Z59.41", "child office", Ago(420, 640)),), one_answer_away=True),
    sick_child("ccs_sources_disagree", "The file has them in Children's Services, the family does not", 60, "conflict",
               *IN_CCS, *told("MEMBER_REPORT", ccs_enrollment="NONE"), happened=(NO_FOOD,)),
    minor("foster_care", "In foster care by the county", 700, "met", IN_FOSTER_CARE, also=HIGH_RISK),
    minor("foster_care_by_aid_code", "In foster care by the aid code, and in county mental health care", 300, "met",
          *told("ENROLLMENT_834", aid_codes='["42"]'), *COUNTY_CARE, also=HIGH_RISK),
    minor("foster_care_elsewhere", "In foster care under another state", 60, "met",
          *known(IN_FOSTER_CARE, Said("foster_care_state", "OR", "CWS")), also=HIGH_RISK),
    minor("foster_care_until_21_tomorrow", "21 tomorrow, in foster care", 30, "met", IN_FOSTER_CARE, also=HIGH_RISK,
          who="adult tomorrow"),
    minor("foster_care_left_a_year_ago", "Left foster care exactly twelve months ago", 40, "met",
          *known(on_day("foster_care_end_date", A_YEAR_AGO, "CWS"))),
    minor("foster_care_left_longer_ago", "Left foster care twelve months and a day ago", 40, "not_met",
          *known(on_day("foster_care_end_date", LONGER_AGO, "CWS"))),
    minor("foster_care_closed_case", "Left foster care this year; a closed case is no high risk by itself", 150, "met",
          *CHILD_IS_WELL, on_day("foster_care_end_date", Ago(60, 200), "CWS"), also={"BH_C": "not_met"}),
    minor("former_foster_youth", "In foster care at 18, now between 21 and 25", 200, "met", GREW_UP_IN_CARE,
          who="21 to 25"),
    minor("former_foster_youth_by_aid_code", "A former foster youth by the aid code", 100, "met",
          *told("ENROLLMENT_834", aid_codes='["4M"]'), who="21 to 25"),
    minor("foster_youth_26_tomorrow", "In foster care at 18, and 26 tomorrow", 30, "met", GREW_UP_IN_CARE,
          who="26 tomorrow"),
    minor("foster_youth_26_today", "In foster care at 18, and 26 today", 30, "not_met", GREW_UP_IN_CARE,
          who="26 today"),
    minor("adopted", "In adoption assistance", 300, "met", ADOPTED, also=HIGH_RISK),
    minor("adopted_by_aid_code", "In adoption assistance by the aid code, and in county mental health care", 150,
          "met", *told("ENROLLMENT_834", aid_codes='["03"]'), *COUNTY_CARE, also=HIGH_RISK),
    minor("adopted_18_tomorrow", "In adoption assistance, and 18 tomorrow", 30, "met", *known(ADOPTED), also=HIGH_RISK,
          who="18 tomorrow"),
    minor("adopted_18_today", "In adoption assistance, and 18 today", 30, "not_met", *known(ADOPTED),
          Said("aap_disability_extension", "false", "CWS"), also=HIGH_RISK, who="18 today"),
    minor("adopted_extended", "In adoption assistance beyond 18 because of a disability", 60, "met", *known(ADOPTED),
          Said("aap_disability_extension", "true", "CWS"), also=HIGH_RISK, who="18 to 20"),
    minor("family_maintenance", "With Family Maintenance now", 300, "met", FAMILY_MAINTENANCE, also=HIGH_RISK),
    minor("family_maintenance_until_a_year_ago", "With Family Maintenance until exactly twelve months ago", 40, "met",
          *known(on_day("family_maintenance_end_date", A_YEAR_AGO, "CWS"))),
    minor("family_maintenance_until_longer_ago", "With Family Maintenance until twelve months and a day ago", 40,
          "not_met", *known(on_day("family_maintenance_end_date", LONGER_AGO, "CWS"))),
    minor("family_maintenance_18_today", "With Family Maintenance, and 18 today", 30, "not_met",
          *known(FAMILY_MAINTENANCE), also=HIGH_RISK, who="18 today"),
    minor("child_welfare_referred", "A referral that attests the population", 100, "met",
          Said("attested_populations", '["CW_C"]')),
    minor("child_welfare_ticked", "A referral on which Family Maintenance is ticked", 60, "met",
          Said("attested_criteria", '["W5"]')),
    minor("never_in_child_welfare", "The county knows of nothing", 300, "not_met", *known()),
    minor("child_welfare_sources_disagree", "The county says in foster care, the family says not", 60, "conflict",
          *known(IN_FOSTER_CARE), *told("MEMBER_REPORT", in_foster_care="false"), also={"BH_C": "conflict"}),
)  # fmt: skip
