"""Stories about other programs: those that shut the help out, those between which one chooses, those that go along."""

from __future__ import annotations

from wayfellow.screening.synthetic.stories_of_behavioral_health import COUNTY_VISIT
from wayfellow.screening.synthetic.stories_of_coverage import WITHOUT_HOME
from wayfellow.screening.synthetic.stories_of_long_term_care import AT_RISK_AT_HOME
from wayfellow.screening.synthetic.story import Ago, Said, When
from wayfellow.screening.synthetic.telling import About, told

adult, elder, child = About("HOM_A", "adult"), About("LTC_A", "elder"), About("BH_C", "minor")
LONG_AGO = "2015-01-01"


def program(*codes: str, source: str = "MEMBER_REPORT") -> Said:
    """In these programs, since the same day of the last two years."""
    each = ", ".join(f'{{"program": "{code}", "start": "{{day}}"}}' for code in codes)
    return Said("programs", f"[{each}]", source, day=Ago(60, 700))


def program_until(code: str, until: When) -> Said:
    """In a program up to this day."""
    return Said("programs", f'[{{"program": "{code}", "start": "{LONG_AGO}", "end": "{{day}}"}}]', "MANUAL", day=until)


def chose(code: str, value: str) -> Said:
    """Chose the help or the other program, some weeks ago."""
    choice = f'{{"program": "{code}", "value": "{value}", "chosen_on": "{{day}}", "chosen_by": "the person"}}'
    return Said("program_choices", f"[{choice}]", "MEMBER_REPORT", day=Ago(3, 40))


STORIES = (
    elder("in_hospice", "In need at home, and in hospice", 200, "met", *AT_RISK_AT_HOME,
          program("HOSPICE", source="MANUAL"), disposition="DENY_EXCLUDED"),
    elder("out_of_hospice", "In need at home, and out of hospice since some weeks", 60, "met", *AT_RISK_AT_HOME,
          program_until("HOSPICE", Ago(20, 90))),
    elder("in_pace", "In need at home, and in the all-inclusive program for elders", 100, "met", *AT_RISK_AT_HOME,
          program("PACE"), disposition="DENY_EXCLUDED"),
    elder("in_dual_plan", "In need at home, and in a Medicare plan of the same insurer", 200, "met", *AT_RISK_AT_HOME,
          program("EAE_DSNP", source="ENROLLMENT_834"), disposition="DENY_EXCLUDED"),
    adult("in_icf", "Lives in a facility for developmental disability", 40, "met",
          *told("MANUAL", transitional_rent_authorized="true"), program("ICF_RESIDENT", source="MANUAL"),
          disposition="DENY_EXCLUDED"),
    child("in_family_mosaic", "A child in county care, and in the Family Mosaic Project", 40, "met",
          Said("county_bh_encounters", COUNTY_VISIT, "ENCOUNTER", day=Ago(20, 300)), program("FMP"),
          disposition="DENY_EXCLUDED"),
    adult("in_hospice_without_plan", "In hospice, and Medi-Cal comes straight from the state", 30, "met",
          *WITHOUT_HOME, *told("ENROLLMENT_834", medi_cal_delivery="FEE_FOR_SERVICE"), program("HOSPICE"),
          coverage="fee for service", disposition="DENY_GATE"),
    elder("in_waiver", "In need at home, in the seniors' waiver program; nobody recorded a choice", 200, "met",
          *AT_RISK_AT_HOME, program("MSSP"), disposition="MEMBER_CHOICE_REQUIRED"),
    adult("in_plan_care_management", "Without a home, in the plan's own care management; no choice yet", 200, "met",
          *WITHOUT_HOME, program("CCM", source="MANUAL"), disposition="MEMBER_CHOICE_REQUIRED"),
    elder("in_waiver_chose_ecm", "In need at home, in the seniors' waiver program, and chose the help instead", 80,
          "met", *AT_RISK_AT_HOME, program("MSSP"), chose("MSSP", "ECM")),
    elder("in_waiver_stays", "In need at home, in the assisted living waiver, and chose to stay there", 80, "met",
          *AT_RISK_AT_HOME, program("ALW"), chose("ALW", "OTHER_PROGRAM"), disposition="WITHDRAWN"),
    adult("in_plan_care_management_stays", "Without a home, and chose the plan's own care management", 60, "met",
          *WITHOUT_HOME, program("CCM", source="MANUAL"), chose("CCM", "OTHER_PROGRAM"), disposition="WITHDRAWN"),
    elder("in_waiver_and_nothing_known", "In the seniors' waiver program, and nothing else is known", 100, "unknown",
          program("MSSP")),
    elder("in_waiver_and_hospice", "In need at home, in a waiver program and in hospice", 30, "met", *AT_RISK_AT_HOME,
          program("MSSP", "HOSPICE"), disposition="DENY_EXCLUDED"),
    elder("on_waiting_list", "In need at home, on the waiting list of a waiver", 150, "met", *AT_RISK_AT_HOME,
          *told("MEMBER_REPORT", waiver_waitlists='["ALW", "HCBA"]')),
    adult("in_county_case_management", "Without a home, and in the county's case management", 150, "met",
          *WITHOUT_HOME, program("TCM_COUNTY")),
    elder("with_home_support", "In need at home, with paid help there and a day center", 300, "met", *AT_RISK_AT_HOME,
          program("IHSS", "CBAS")),
    adult("with_health_worker", "Without a home, with a community health worker: to be reviewed, not stopped", 60,
          "met", *WITHOUT_HOME, program("CHW")),
    adult("in_no_program", "Without a home, and asked: in no other program", 200, "met", *WITHOUT_HOME,
          *told("MEMBER_REPORT", programs="[]")),
)  # fmt: skip
