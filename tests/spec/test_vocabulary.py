"""The vocabulary against the fact dictionary of the law (ECM specification § 0.2), written here from its page."""

from __future__ import annotations

from collections import Counter

import pytest

from wayfellow.rules.facts import SECTIONS, VOCABULARY
from wayfellow.rules.language.facts import NOBODY, FactType
from wayfellow.rules.language.reading import BadValue, read_value

# Not facts of their own: `as_of` is the day asked about, `avoidability` a field of each visit and stay.
# Where the page says “by value”, “by diagnosis” or “09 ⇒ JUSTICE”, the label is BY_VALUE.
# name | type | label | default
DICTIONARY = """
date_of_birth | date | |
request_type | code | |
referral_path | code | |
request_urgency | code | | ROUTINE
request_received_at | date | |
attested_populations | codes | BY_VALUE |
attested_criteria | codes | BY_VALUE |
diagnoses | events | BY_VALUE |
places_of_service | events | BY_VALUE |

medi_cal_delivery | code | |
mcp_enrollment_start | date | |
mcp_enrollment_end | date | |
share_of_cost | code | | NONE
aid_codes | codes | BY_VALUE |
open_ecm_authorization | code | | NONE
ecm_provider_preference | code | |
previous_mcp_end | date | |
last_ecm_service | date | |
prior_ecm_reported_by | codes | |
prior_ecm_exit | code | | NONE
ecm_provider_types | codes | |
ecm_provider_contracted_populations | codes | |
streamlined_first_service | date | |
discontinuation_findings | codes | BY_VALUE |

household_has_member_under_21 | bool | |
sleeping_place | code | |
lacks_fixed_regular_adequate_residence | bool | |
one_place_most_nights | bool | |
may_stay_every_night | bool | |
sleeping_place_adequate | bool | |
doubled_up_reason | code | |
no_alternative_housing | bool | |
abandoned_in_hospital | bool | CHILD_WELFARE |
school_mckinney_vento | bool | |
hmis_open_enrollment | bool | |
leaving_institution_into_homelessness | bool | |
housing_loss_date | date | |
fleeing_violence | bool | VIOLENCE |
complex_needs | codes | BY_VALUE |
cannot_self_manage | bool | |
coordination_likely_to_help | bool | |
transitional_rent_authorized | bool | |
pregnant | bool | REPRODUCTIVE |
pregnancy_end_date | date | REPRODUCTIVE |

ed_visits | events | BY_VALUE |
stays | events | BY_VALUE |
attested_ed_visits | count | |
attested_unplanned_stays | count | |
attested_bh_ed_visits | count | MH SUD |
attested_bh_hospitalizations | count | MH SUD |
discretion_decision | code | |

receiving_smhs | bool | MH |
meets_smhs_criteria | bool | MH |
receiving_dmc_ods | bool | SUD |
meets_dmc_ods_criteria | bool | SUD |
receiving_dmc | bool | SUD |
meets_dmc_criteria | bool | SUD |
county_bh_encounters | events | MH SUD |
significant_impairment | bool | MH |
probable_deterioration | bool | MH |
mental_disorder | code | MH |
probable_developmental_failure | bool | MH |
needs_smhs_beyond_mcp_benefit | bool | MH |
clinician_trauma_risk | bool | MH |
trauma_screen_high_risk | bool | MH VIOLENCE |
aces_score | count | MH VIOLENCE |
sud_diagnosis | code | SUD |
sud_service_medically_necessary | bool | SUD |
complex_social_factors | codes | BY_VALUE |
high_risk_institutionalization | bool | MH SUD |
high_risk_overdose | bool | MH SUD |
high_risk_suicide | bool | MH SUD |
crisis_or_hospital_primary_source_of_care | bool | MH |

in_custody | bool | JUSTICE |
expected_release_date | date | JUSTICE |
release_date | date | JUSTICE |
correctional_facility | code | JUSTICE | UNSTATED
pre_release_services_received | bool | JUSTICE |
last_pre_release_service | date | JUSTICE |
ji_conditions | codes | JUSTICE BY_VALUE |
juvenile_justice_involved | bool | JUSTICE |

living_setting | code | |
living_in_community | bool | |
nursing_facility_resident | bool | |
meets_snf_level_of_care | bool | |
needs_lower_acuity_skilled_nursing | bool | |
able_to_live_in_community | bool | |
at_risk_of_icf_or_subacute | bool | | false
interested_in_leaving_facility | bool | |
likely_to_succeed_in_transition | bool | |

ccs_enrollment | code | |
in_foster_care | bool | CHILD_WELFARE |
foster_care_state | code | CHILD_WELFARE | CA
foster_care_end_date | date | CHILD_WELFARE |
in_foster_care_at_18_or_later | bool | CHILD_WELFARE |
adoption_assistance | code | CHILD_WELFARE |
aap_disability_extension | bool | CHILD_WELFARE |
receiving_family_maintenance | bool | CHILD_WELFARE |
family_maintenance_end_date | date | CHILD_WELFARE |
open_child_welfare_case | bool | CHILD_WELFARE |
imminent_risk_of_foster_care | bool | CHILD_WELFARE |
adopted_or_guardianship_through_child_welfare | bool | CHILD_WELFARE |
race_ethnicity | codes | |

programs | events | BY_VALUE |
waiver_waitlists | codes | |
program_choices | events | |
"""

POPULATIONS_OF_FOCUS = "HOM_A HOM_F UTL_A UTL_C BH_A BH_C JI_A JI_C LTC_A NFT_A CCS_C CW_C BEQ"

# name | the codes it may hold
CODES = f"""
request_type | NEW REAUTHORIZATION
referral_path | COMMUNITY MEMBER_OR_FAMILY MCP_DATA STREAMLINED JI_WARM_HANDOFF CONTINUITY CS_TRIGGERED
request_urgency | ROUTINE EXPEDITED
attested_populations | {POPULATIONS_OF_FOCUS}
medi_cal_delivery | MANAGED_CARE FEE_FOR_SERVICE NONE
share_of_cost | NONE LONG_TERM_CARE OTHER
open_ecm_authorization | NONE SAME_PROVIDER OTHER_PROVIDER
ecm_provider_preference | NEW_PROVIDER CURRENT_PROVIDER NO_PREFERENCE
prior_ecm_reported_by | PREVIOUS_MCP PLAN_DATA_FEED MEMBER_OR_FAMILY PREVIOUS_PROVIDER OTHER
prior_ecm_exit | NONE GRADUATED OPTED_OUT
ecm_provider_contracted_populations | {POPULATIONS_OF_FOCUS}
discontinuation_findings | GOALS_MET LOWER_LEVEL DECLINED UNWILLING UNABLE_TO_REACH EXCLUDED_PROGRAM LOST_COVERAGE\
 CHANGED_MCP MOVED INCARCERATED DECEASED OTHER
sleeping_place | OWN_HOME DOUBLED_UP NOT_MEANT_FOR_SLEEPING CAMPGROUND SHELTER INTERIM_HOUSING TRANSITIONAL_HOUSING\
 MOTEL_PAID_BY_PROGRAM MOTEL_SELF_PAID TRAILER_PARK INSTITUTION OTHER
doubled_up_reason | LOST_HOUSING HARDSHIP SIMILAR OWN_PREFERENCE
complex_needs | PHYSICAL BEHAVIORAL DEVELOPMENTAL
discretion_decision | AUTHORIZE DECLINE
mental_disorder | DIAGNOSED SUSPECTED NONE
sud_diagnosis | CURRENT BEFORE_OR_DURING_INCARCERATION NONE
complex_social_factors | FOOD_INSECURITY HOUSING_INSTABILITY CANNOT_WORK_OR_ENGAGE FORMER_FOSTER_YOUTH ACES_4_OR_MORE\
 LAW_ENFORCEMENT_CONTACT_SYMPTOMS LAW_ENFORCEMENT_CONTACT TRANSPORTATION CRISIS_INTERVENTION_MH_SUD ADL_HELP\
 COMMUNICATION_DIFFICULTY LIVES_ALONE CONSERVATORSHIP_OR_GUIDED_DECISIONS INADEQUATE_CAREGIVING OTHER
correctional_facility | PRISON JAIL YOUTH_CORRECTIONAL UNSTATED
ji_conditions | MENTAL_ILLNESS SUD CHRONIC_OR_SIGNIFICANT IDD TBI HIV_AIDS
living_setting | INDEPENDENT_HOUSING RESIDENTIAL_CARE RCFE OTHER_HCBS_SETTING UNHOUSED NURSING_FACILITY ICF SUBACUTE
ccs_enrollment | NONE CCS CCS_WCM
adoption_assistance | NONE ELIGIBLE IN_PROGRAM
race_ethnicity | AMERICAN_INDIAN_OR_ALASKA_NATIVE ASIAN BLACK_OR_AFRICAN_AMERICAN HISPANIC_OR_LATINO\
 MIDDLE_EASTERN_OR_NORTH_AFRICAN NATIVE_HAWAIIAN_OR_PACIFIC_ISLANDER WHITE OTHER
programs | MSSP ALW HCBA MCWP HCBS_DD SDP WAIVER_WAITLIST CCM BPHM CCT CCS WCM TCM_COUNTY SMHS_TCM SMHS_ICC DMC FSP\
 HCPCFC WRAP IHSS GHPP CBAS RC ICF_RESIDENT SUBACUTE FMP HOSPICE PACE FIDE_SNP EAE_DSNP NONEAE_DSNP MA_OTHER\
 MEDICARE_FFS FFS_MEDICAL CPSP BIH PEI AIMSS CHVP HVP WIC DOULA CS_ANY PRERELEASE_CM CHW PALLIATIVE MEDICARE_CCM HHP\
 WPC UNLISTED_PROGRAM
waiver_waitlists | MSSP ALW HCBA MCWP HCBS_DD SDP
program_choices | ECM OTHER_PROGRAM
"""
NOT_LISTED = {"attested_criteria", "aid_codes", "ecm_provider_types"}
"""Sets whose codes stand elsewhere, or that the page describes in words."""
A_STATE = "foster_care_state"

# name | the fields of one event
FIELDS = """
diagnoses | icd10 date position source
places_of_service | pos date
ed_visits | service_date facility claim_kind diagnoses avoidability source
stays | setting facility admit_date discharge_date admission_priority uncomplicated_delivery diagnoses\
 avoidability source
county_bh_encounters | code date
programs | program start end source verified_on
program_choices | program value chosen_on chosen_by education_given_on
"""

CLASSES = {"SUD", "MH", "HIV", "VIOLENCE", "JUSTICE", "CHILD_WELFARE", "REPRODUCTIVE", "MINOR_CONSENT", "BY_VALUE"}


def rows(table: str) -> list[tuple[str, ...]]:
    return [tuple(cell.strip() for cell in line.split("|")) for line in table.splitlines() if line.strip()]


ROWS = rows(DICTIONARY)
QUESTIONS = {name: fact.question for name, fact in VOCABULARY.items()}


def test_the_vocabulary_is_the_dictionary_and_nothing_else() -> None:
    assert sorted(VOCABULARY) == sorted(name for name, *_ in ROWS)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_a_fact_is_what_the_dictionary_says(row: tuple[str, ...]) -> None:
    fact = VOCABULARY[row[0]]
    assert (fact.name, fact.type.value, fact.label, fact.default) == row


def test_the_codes_are_those_of_the_dictionary() -> None:
    listed = {name: codes.split() for name, codes in rows(CODES)}
    assert {name: list(fact.values) for name, fact in VOCABULARY.items() if fact.values and name != A_STATE} == listed
    holds_codes = {name for name, fact in VOCABULARY.items() if fact.type in (FactType.CODE, FactType.CODES)}
    assert holds_codes - set(listed) - {A_STATE} == NOT_LISTED


def test_a_state_is_one_of_fifty_or_the_district() -> None:
    states = VOCABULARY[A_STATE].values
    assert len(states) == len(set(states)) == 51
    assert {"CA", "NY", "TX", "DC"} < set(states)


def test_events_have_the_fields_of_the_dictionary() -> None:
    assert sorted((f.name, " ".join(f.fields)) for f in VOCABULARY.values() if f.fields) == sorted(rows(FIELDS))


def test_every_list_of_events_says_what_an_event_holds() -> None:
    assert [f.name for f in VOCABULARY.values() if bool(f.fields) != (f.type is FactType.EVENTS)] == []


def test_no_two_facts_share_a_name() -> None:
    named = Counter(fact.name for section in SECTIONS for fact in section.FACTS)
    assert [name for name, times in named.items() if times > 1] == []


def test_no_fact_holds_one_code_twice() -> None:
    assert [fact.name for fact in VOCABULARY.values() if len(set(fact.values)) != len(fact.values)] == []


def test_labels_are_known_classes() -> None:
    assert {label for fact in VOCABULARY.values() for label in fact.label.split()} <= CLASSES


@pytest.mark.parametrize("name", [fact.name for fact in VOCABULARY.values() if fact.default])
def test_a_default_is_a_value_the_fact_may_hold(name: str) -> None:
    fact = VOCABULARY[name]
    try:
        read_value(fact, fact.default)
    except BadValue as problem:
        pytest.fail(str(problem))


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_question_is_one_short_question(name: str) -> None:
    question = QUESTIONS[name]
    assert len(question) <= 120
    assert question.endswith("?")
    assert question.count("?") == 1


def test_no_two_facts_ask_the_same() -> None:
    assert [text for text, times in Counter(QUESTIONS.values()).items() if times > 1] == []


def test_a_question_shows_no_code() -> None:
    codes = {code for fact in VOCABULARY.values() for code in (fact.name, *fact.values) if "_" in code} - {NOBODY}
    assert [name for name, text in QUESTIONS.items() if any(code in text for code in codes)] == []
