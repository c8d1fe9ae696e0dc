"""Stories about leaving prison, jail or a youth facility: JI_A with its condition, JI_C without, and the year."""

from __future__ import annotations

from wayfellow.screening.synthetic.story import Ago, Said, Since
from wayfellow.screening.synthetic.telling import About, asked, coded, on_day, told, treated

adult, young = About("JI_A", "adult"), About("JI_C", "18 to 20")

RELEASED = on_day("release_date", Ago(30, 300), "JI_DATA")
A_YEAR_AGO, LONGER_AGO = on_day("release_date", Since(12), "JI_DATA"), on_day("release_date", Since(12, -1), "JI_DATA")
NOT_INSIDE = told("JI_DATA", in_custody="false", pre_release_services_received="false")
INSIDE = told("JI_DATA", in_custody="true", release_date="NONE", pre_release_services_received="false")
RELEASE_DAYS_DIFFER = (
    on_day("release_date", Ago(60, 200), "JI_DATA"), on_day("release_date", Ago(500, 600), "MEMBER_REPORT"),
)  # fmt: skip
WELL = asked(ji_conditions="[]", pregnant="false", pregnancy_end_date="NONE", pre_release_services_received="false")
NO_FOSTER_CARE = told("CWS", in_foster_care_at_18_or_later="false")
FORMER_FOSTER_YOUTH = told("ENROLLMENT_834", aid_codes='["4M"]')
IN_TREATMENT = told("JI_DATA", ji_conditions='["SUD"]')
ILL = (treated("I10", "office"),)


def leaving(days: int, at_most: int | None = None) -> Said:
    """Release is expected so many days from today."""
    return on_day("expected_release_date", Ago(-(at_most or days), -days), "JI_DATA")


STORIES = (
    adult("released_and_ill", "Released within the year, with high blood pressure in the claims", 800, "met", RELEASED,
          happened=ILL),
    adult("released_and_mentally_ill", "Released within the year, with schizophrenia in the claims", 400, "met",
          RELEASED, happened=(treated("F20.9"),)),
    adult("released_with_brain_injury", "Released within the year, with a brain injury in the claims", 100, "met",
          RELEASED, happened=(treated("S06.0X0A", "office"),)),
    adult("released_with_hiv", "Released within the year, living with HIV by the claims", 100, "met", RELEASED,
          happened=(treated("Z21", "office"),)),
    adult("released_condition_told", "Released within the year; the jail tells of treatment for drugs", 300, "met",
          RELEASED, *IN_TREATMENT),
    adult("released_and_pregnant", "Released within the year; she says that she is pregnant", 60, "met", RELEASED,
          *told("MEMBER_REPORT", pregnant="true"), who="mother"),
    adult("released_a_year_ago", "Released exactly twelve months ago, and ill", 60, "met", A_YEAR_AGO, *NOT_INSIDE,
          happened=ILL),
    adult("released_longer_ago", "Released twelve months and a day ago, and ill", 60, "not_met", LONGER_AGO,
          *NOT_INSIDE, happened=ILL),
    adult("released_and_well", "Released within the year; asked about everything, and well", 200, "not_met", RELEASED,
          *WELL),
    adult("released", "Released within the year; nobody said anything of an illness", 700, "unknown", RELEASED,
          one_answer_away=True),
    adult("pre_release_services", "Had services before release; nobody wrote the day of release", 200, "met",
          *told("JI_DATA", pre_release_services_received="true")),
    adult("pre_release_services_long_ago", "Had the last service before release well over a year ago", 60, "unknown",
          *told("JI_DATA", pre_release_services_received="true"),
          on_day("last_pre_release_service", Ago(400, 500), "JI_DATA")),
    adult("leaving_jail", "In jail, to be released within three months, in treatment for drugs", 200, "met",
          *told("JI_DATA", in_custody="true"), leaving(5, 80), *IN_TREATMENT),
    adult("leaving_on_day_90", "In jail, to be released on the ninetieth day from today", 40, "met", *INSIDE,
          leaving(90), *IN_TREATMENT),
    adult("leaving_on_day_91", "In jail, to be released on the ninety-first day from today", 40, "not_met", *INSIDE,
          leaving(91), *IN_TREATMENT),
    adult("inside_without_a_day", "In prison, and nobody knows until when", 150, "unknown",
          *told("JI_DATA", in_custody="true", correctional_facility="PRISON"), *IN_TREATMENT),
    adult("justice_referred", "A referral that attests the population", 200, "met",
          Said("attested_populations", '["JI_A"]')),
    adult("justice_ticked", "A referral on which both boxes are ticked", 100, "met",
          Said("attested_criteria", '["JI_TRANSITION", "JI_CONDITION"]')),
    adult("prison_in_claims", "A claim tells of prison, which says nothing of when", 300, "unknown",
          happened=(coded("Z65.1"), *ILL)),
    adult("release_days_differ", "Two sources give days of release on both sides of the year", 80, "conflict",
          *RELEASE_DAYS_DIFFER, happened=ILL),
    adult("released_adult_today", "Turned 21 today and just released: now a condition matters", 30, "not_met",
          RELEASED, *WELL, *NO_FOSTER_CARE, also={"JI_C": "not_met"}, who="adult today"),
    young("released_child_tomorrow", "Turns 21 tomorrow and just released: no condition needed", 30, "met",
          RELEASED, *WELL, *NO_FOSTER_CARE, also={"JI_A": "not_met"}, who="adult tomorrow"),
    young("young_from_juvenile_hall", "Out of a juvenile hall within the year", 300, "met", RELEASED,
          *told("JI_DATA", correctional_facility="YOUTH_CORRECTIONAL", juvenile_justice_involved="true"),
          also={"BH_C": "met"}),
    young("young_from_jail", "Out of an adult jail within the year, which tells nothing of juvenile court", 300, "met",
          RELEASED, *told("JI_DATA", correctional_facility="JAIL"), also={"BH_C": "unknown"}),
    young("young_released_a_year_ago", "Released exactly twelve months ago", 40, "met", A_YEAR_AGO, *NOT_INSIDE),
    young("young_released_longer_ago", "Released twelve months and a day ago", 40, "not_met", LONGER_AGO, *NOT_INSIDE),
    young("young_leaving", "To be released within a month", 100, "met", *told("JI_DATA", in_custody="true"),
          leaving(2, 30)),
    young("young_pre_release_services", "Had services before release", 60, "met",
          *told("JI_DATA", pre_release_services_received="true")),
    young("young_inside_without_a_day", "In custody, and nobody knows until when", 60, "unknown",
          *told("JI_DATA", in_custody="true")),
    young("young_justice_referred", "A referral that attests the population", 100, "met",
          Said("attested_populations", '["JI_C"]')),
    young("young_release_days_differ", "Two sources give days of release on both sides of the year", 60, "conflict",
          *RELEASE_DAYS_DIFFER),
    young("former_foster_youth_released", "A former foster youth over 21, just released and well", 100, "met",
          RELEASED, *FORMER_FOSTER_YOUTH, *WELL, also={"CW_C": "met", "JI_A": "not_met"}, who="21 to 25"),
    young("former_foster_youth_26_tomorrow", "A former foster youth on the last day before 26, just released", 30,
          "met", RELEASED, *FORMER_FOSTER_YOUTH, also={"CW_C": "met"}, who="26 tomorrow"),
    young("former_foster_youth_26_today", "A former foster youth, 26 today, just released", 30, "not_met", RELEASED,
          *FORMER_FOSTER_YOUTH, also={"CW_C": "not_met"}, who="26 today"),
    young("released_never_in_foster_care", "Over 21 and never in foster care, just released, ill", 60, "not_met",
          RELEASED, *NO_FOSTER_CARE, happened=ILL, also={"JI_A": "met", "CW_C": "not_met"}, who="21 to 25"),
    young("released_foster_care_unasked", "Over 21, released and well; nobody asked about foster care", 60, "unknown",
          RELEASED, *WELL, also={"JI_A": "not_met"}, who="21 to 25", one_answer_away=True),
)  # fmt: skip
