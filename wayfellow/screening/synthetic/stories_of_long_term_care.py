"""Stories about nursing needs: at home and in danger of a nursing home (LTC_A), in one and able to leave (NFT_A)."""

from __future__ import annotations

from wayfellow.screening.synthetic.story import Said
from wayfellow.screening.synthetic.telling import About, asked, coded, told

elder, resident = About("LTC_A", "elder"), About("NFT_A", "elder")

AT_HOME = Said("living_setting", "INDEPENDENT_HOUSING", "ASSESSMENT")
NEEDS_NURSING = Said("meets_snf_level_of_care", "true")
ABLE = Said("able_to_live_in_community", "true")
UNABLE = Said("able_to_live_in_community", "false", "ASSESSMENT")
ALONE = Said("complex_social_factors", '["LIVES_ALONE", "ADL_HELP"]', "ASSESSMENT")
AT_RISK_AT_HOME = (AT_HOME, NEEDS_NURSING, ALONE, ABLE)

IN_NURSING_FACILITY = Said("living_setting", "NURSING_FACILITY", "MDS")
WANTS_OUT = Said("interested_in_leaving_facility", "true", "MDS")
LIKELY = Said("likely_to_succeed_in_transition", "true")
COULD_LEAVE = (IN_NURSING_FACILITY, WANTS_OUT, LIKELY, ABLE)

STORIES = (
    elder("ltc_at_home_alone", "At home, alone, with the needs of a nursing home", 700, "met", *AT_RISK_AT_HOME),
    elder("ltc_in_residential_care", "In a care home for elders, with nursing now and then and too little help", 300,
          "met", Said("living_setting", "RCFE", "ASSESSMENT"), Said("needs_lower_acuity_skilled_nursing", "true"),
          Said("complex_social_factors", '["INADEQUATE_CAREGIVING"]'), ABLE),
    elder("ltc_without_home", "Without a home, with the needs of a nursing home", 80, "met",
          Said("living_setting", "UNHOUSED", "ASSESSMENT"), NEEDS_NURSING,
          Said("complex_social_factors", '["HOUSING_INSTABILITY"]'), ABLE),
    elder("ltc_no_food_in_claims", "At home with the needs of a nursing home, and not enough food by the claims", 200,
          "met", AT_HOME, NEEDS_NURSING, ABLE, happened=(coded("Z59.41"),)),
    elder("ltc_referred", "A referral that attests the population, of somebody who lives at home", 300, "met", AT_HOME,
          Said("attested_populations", '["LTC_A"]')),
    elder("ltc_ticked", "A referral on which all three boxes are ticked, of somebody who lives at home", 100, "met",
          AT_HOME, Said("attested_criteria", '["L1", "L2", "L3"]')),
    elder("ltc_adult_today", "21 today, with the needs of a nursing home", 30, "met", *AT_RISK_AT_HOME,
          who="adult today"),
    elder("ltc_adult_tomorrow", "21 tomorrow, with the needs of a nursing home", 30, "not_met", *AT_RISK_AT_HOME,
          who="adult tomorrow"),
    elder("ltc_unable", "The needs of a nursing home, and not able to live at home", 200, "not_met", AT_HOME,
          NEEDS_NURSING, ALONE, UNABLE),
    elder("ltc_no_nursing", "Alone at home, but without any need of nursing", 300, "not_met", AT_HOME, ALONE, ABLE,
          *asked(meets_snf_level_of_care="false", needs_lower_acuity_skilled_nursing="false")),
    elder("ltc_near_subacute", "At home, but may have to move to a place of heavy medical care", 60, "not_met",
          *AT_RISK_AT_HOME, Said("at_risk_of_icf_or_subacute", "true", "ASSESSMENT")),
    elder("ltc_ability_unasked", "At home, alone, in need of nursing; nobody judged whether that can go on", 500,
          "unknown", AT_HOME, NEEDS_NURSING, ALONE, one_answer_away=True),
    elder("ltc_place_unasked", "A referral that attests the population; nobody said where they live", 150, "unknown",
          Said("attested_populations", '["LTC_A"]'), one_answer_away=True),
    elder("ltc_able_or_not", "A referrer thinks life at home can go on, an assessment thinks not", 80, "conflict",
          AT_HOME, NEEDS_NURSING, ALONE, ABLE, UNABLE),
    elder("ltc_home_or_not", "One source places them at home, the nursing facility in its rooms", 60, "conflict",
          *AT_RISK_AT_HOME, IN_NURSING_FACILITY),
    resident("nft_could_leave", "In a nursing facility; wants to leave, and is likely and able to", 400, "met",
             *COULD_LEAVE, also={"LTC_A": "not_met"}),
    resident("nft_says_so", "In a nursing facility; says that they want to leave, and is likely and able to", 100,
             "met", IN_NURSING_FACILITY, *told("MEMBER_REPORT", interested_in_leaving_facility="true"), LIKELY, ABLE),
    resident("nft_referred", "In a nursing facility, with a referral that attests the population", 150, "met",
             IN_NURSING_FACILITY, Said("attested_populations", '["NFT_A"]')),
    resident("nft_ticked", "In a nursing facility and wants to leave; the referrer ticked likely and able", 80, "met",
             IN_NURSING_FACILITY, WANTS_OUT, Said("attested_criteria", '["NFT_LIKELY", "NFT_ABLE"]')),
    resident("nft_adult_today", "21 today, in a nursing facility, could leave", 30, "met", *COULD_LEAVE,
             who="adult today"),
    resident("nft_adult_tomorrow", "21 tomorrow, in a nursing facility, could leave", 30, "not_met", *COULD_LEAVE,
             who="adult tomorrow"),
    resident("nft_stays", "In a nursing facility, and does not want to leave", 300, "not_met", IN_NURSING_FACILITY,
             *told("MDS", interested_in_leaving_facility="false"), LIKELY, ABLE),
    resident("nft_in_icf", "In a facility for developmental disability, where all else would fit", 40, "not_met",
             *told("MDS", living_setting="ICF"), WANTS_OUT, LIKELY, ABLE, also={"LTC_A": "not_met"},
             disposition="DENY_EXCLUDED"),
    resident("nft_in_subacute", "In a place of heavy medical care, where all else would fit", 40, "not_met",
             *told("MDS", living_setting="SUBACUTE"), WANTS_OUT, LIKELY, ABLE, also={"LTC_A": "not_met"}),
    resident("nft_unlikely", "Wants to leave, but is not likely to do well", 100, "not_met", IN_NURSING_FACILITY,
             WANTS_OUT, *asked(likely_to_succeed_in_transition="false"), ABLE),
    resident("nft_ability_unasked", "Wants to leave and is likely to do well; nobody judged whether they can", 200,
             "unknown", IN_NURSING_FACILITY, WANTS_OUT, LIKELY, one_answer_away=True),
    resident("nft_what_facility", "In some facility for nursing, of which nobody said the kind; could leave", 60,
             "unknown", *told("MDS", nursing_facility_resident="true"), WANTS_OUT, LIKELY, ABLE, one_answer_away=True),
    resident("nft_wants_or_not", "The facility wrote that they do not want to leave; they say they do", 60, "conflict",
             IN_NURSING_FACILITY, *told("MDS", interested_in_leaving_facility="false"),
             *told("MEMBER_REPORT", interested_in_leaving_facility="true"), LIKELY, ABLE),
)  # fmt: skip
