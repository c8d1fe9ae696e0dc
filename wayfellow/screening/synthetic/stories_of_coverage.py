"""Stories about the gate, open authorizations and a change of plan: what comes before, or in place of, a population."""

from __future__ import annotations

from wayfellow.screening.synthetic.enrollment import JOINED_DAYS_AGO
from wayfellow.screening.synthetic.stories_of_behavioral_health import CHILD_IS_WELL, NO_COUNTY_CARE, NO_DRUGS
from wayfellow.screening.synthetic.stories_of_children import NOT_IN_CCS, known
from wayfellow.screening.synthetic.stories_of_housing import ALONE, CHILD_AT_HOME, LEASE_RUNS_ON, NEEDS, OWN_HOME
from wayfellow.screening.synthetic.stories_of_justice import NOT_INSIDE
from wayfellow.screening.synthetic.stories_of_long_term_care import AT_HOME, COULD_LEAVE
from wayfellow.screening.synthetic.story import POPULATIONS, Ago, Expected, Said
from wayfellow.screening.synthetic.telling import About, asked, on_day, told

adult, child, resident = About("HOM_A", "adult"), About("HOM_F", "child"), About("NFT_A", "elder")

WITHOUT_HOME = (Said("sleeping_place", "SHELTER", "HMIS"), *NEEDS)
BEFORE = JOINED_DAYS_AGO + 1  # the last day in the previous plan
IN_PLAN = told("ENROLLMENT_834", medi_cal_delivery="MANAGED_CARE")
LEFT_OTHER_PLAN = on_day("previous_mcp_end", Ago(BEFORE), "ENROLLMENT_834")
FED = told("ENROLLMENT_834", prior_ecm_reported_by='["PLAN_DATA_FEED"]')
NEW = "new to the plan"
NOTHING: Expected = dict.fromkeys(POPULATIONS, "not_met")
NOT_EXPECTING = asked(pregnant="false", pregnancy_end_date="NONE")
OUT_OF_CUSTODY = (*NOT_INSIDE, *told("JI_DATA", release_date="NONE"))


def served(days_before_the_change: int, at_most: int | None = None) -> Said:
    """The last service, so many days before the previous plan ended."""
    least, most = days_before_the_change, at_most or days_before_the_change
    return on_day("last_ecm_service", Ago(BEFORE + least, BEFORE + most), "ENROLLMENT_834")


STORIES = (
    adult("fee_for_service", "Without a home and in need, but Medi-Cal comes straight from the state", 300, "met",
          *WITHOUT_HOME, *told("ENROLLMENT_834", medi_cal_delivery="FEE_FOR_SERVICE"), coverage="fee for service",
          disposition="DENY_GATE"),
    adult("left_lately", "Without a home and in need, but left the plan some weeks ago", 300, "met", *WITHOUT_HOME,
          coverage="left lately", disposition="DENY_GATE"),
    adult("lost_medi_cal", "Without a home and in need, but Medi-Cal ended some weeks ago", 100, "met", *WITHOUT_HOME,
          *told("ENROLLMENT_834", medi_cal_delivery="NONE"), coverage="left lately", disposition="DENY_GATE"),
    adult("share_of_cost", "Without a home and in need, but must first pay a share of the cost", 100, "met",
          *WITHOUT_HOME, *told("ENROLLMENT_834", share_of_cost="OTHER"), disposition="DENY_GATE"),
    resident("share_of_cost_for_long_term_care", "Could leave the nursing facility; the share of cost is for it", 80,
             "met", *COULD_LEAVE, *IN_PLAN, *told("ENROLLMENT_834", share_of_cost="LONG_TERM_CARE")),
    adult("plan_told", "Without a home and in need; everything about the plan is told, and a new request", 200, "met",
          *WITHOUT_HOME, *IN_PLAN, on_day("mcp_enrollment_start", Ago(900, 1500), "ENROLLMENT_834"),
          *told("ENROLLMENT_834", share_of_cost="NONE", open_ecm_authorization="NONE"),
          *told("REFERRAL_ATTESTATION", request_type="NEW", referral_path="COMMUNITY")),
    adult("wants_new_provider", "Has the help from another provider, and wants the new one", 100, "met", *WITHOUT_HOME,
          *told("MANUAL", open_ecm_authorization="OTHER_PROVIDER"),
          *told("MEMBER_REPORT", ecm_provider_preference="NEW_PROVIDER"), disposition="REASSIGN_EXISTING"),
    adult("provider_unasked", "Has the help from another provider, and was not asked which one to keep", 100,
          "unknown", *told("MANUAL", open_ecm_authorization="OTHER_PROVIDER"), disposition="REASSIGN_EXISTING"),
    adult("keeps_provider", "Has the help from another provider, and wants to keep that one", 60, "met", *WITHOUT_HOME,
          *told("MANUAL", open_ecm_authorization="OTHER_PROVIDER"),
          *told("MEMBER_REPORT", ecm_provider_preference="CURRENT_PROVIDER"), disposition="WITHDRAWN"),
    adult("same_provider", "Has the help from the same provider: the request belongs to what is open", 60, "met",
          *WITHOUT_HOME, *told("MANUAL", open_ecm_authorization="SAME_PROVIDER"), disposition="open"),
    adult("goes_on", "Asks to go on with help that is already given; its goals are met", 60, "unknown",
          *told("REFERRAL_ATTESTATION", request_type="REAUTHORIZATION"),
          *told("MANUAL", discontinuation_findings='["GOALS_MET"]'), disposition="open"),
    adult("had_ecm_by_feed", "New to the plan; the previous plan helped until shortly before", 200, "unknown",
          LEFT_OTHER_PLAN, *FED, served(0, 80), coverage=NEW, disposition="AUTO_AUTHORIZE_CONTINUITY"),
    adult("had_ecm_day_90", "New to the plan; last helped on the ninetieth day before the change", 40, "unknown",
          LEFT_OTHER_PLAN, *FED, served(90), coverage=NEW, disposition="AUTO_AUTHORIZE_CONTINUITY"),
    adult("had_ecm_day_91", "New to the plan; last helped on the ninety-first day before the change", 40, "unknown",
          LEFT_OTHER_PLAN, *FED, served(91), coverage=NEW, disposition="MANUAL_REVIEW"),
    adult("had_ecm_by_own_word", "New to the plan; says that the previous plan helped when they changed", 100,
          "unknown", LEFT_OTHER_PLAN, *told("MEMBER_REPORT", prior_ecm_reported_by='["MEMBER_OR_FAMILY"]'),
          coverage=NEW, disposition="AUTO_AUTHORIZE_CONTINUITY"),
    adult("had_ecm_and_graduated", "New to the plan; finished the help in the previous one", 60, "unknown",
          LEFT_OTHER_PLAN, *FED, served(10, 60), *told("ENROLLMENT_834", prior_ecm_exit="GRADUATED"), coverage=NEW,
          disposition="MANUAL_REVIEW"),
    adult("had_ecm_and_stopped", "New to the plan; chose to stop the help there, and is now without a home", 60, "met",
          LEFT_OTHER_PLAN, *FED, served(10, 60), *told("MEMBER_REPORT", prior_ecm_exit="OPTED_OUT"), *WITHOUT_HOME,
          coverage=NEW, disposition="AUTHORIZE"),
    adult("had_ecm_after_the_change", "New to the plan; the last help there is dated after the change", 30, "unknown",
          LEFT_OTHER_PLAN, *FED, on_day("last_ecm_service", Ago(5, 20), "ENROLLMENT_834"), coverage=NEW,
          disposition="MANUAL_REVIEW"),
    adult("asked_everything", "Asked about everything: belongs to no population", 300, "not_met",
          *OWN_HOME, LEASE_RUNS_ON, ALONE, *NO_COUNTY_CARE, NO_DRUGS, *OUT_OF_CUSTODY, AT_HOME,
          *asked(meets_snf_level_of_care="false", needs_lower_acuity_skilled_nursing="false"), *known(),
          *NOT_EXPECTING, also=NOTHING, disposition="DENY_NO_POF"),
    child("child_asked_everything", "A child asked about everything: belongs to no population", 300, "not_met",
          *OWN_HOME, LEASE_RUNS_ON, *CHILD_AT_HOME,
          *[said for said in CHILD_IS_WELL if said.fact not in ("sleeping_place", "abandoned_in_hospital")],
          *OUT_OF_CUSTODY, *NOT_IN_CCS, *known(), *NOT_EXPECTING, also=NOTHING, disposition="DENY_NO_POF"),
)  # fmt: skip
