"""Stories about homes: every way HOM_A and HOM_F are met, and the near misses, silences and contradictions."""

from __future__ import annotations

from wayfellow.screening.synthetic.story import Ago, Event, Finding, Population, Said, Seen, Stay, Story, Who
from wayfellow.screening.synthetic.telling import DAY, RECENT, About, asked, coded

JUDGED = (Said("cannot_self_manage", "true"), Said("coordination_likely_to_help", "true"))
NEEDS = (Said("complex_needs", '["PHYSICAL", "BEHAVIORAL"]'), *JUDGED)
ALONE = Said("household_has_member_under_21", "false", "ASSESSMENT")
WITH_CHILDREN = Said("household_has_member_under_21", "true", "ASSESSMENT")


OWN_HOME = asked(
    sleeping_place="OWN_HOME", lacks_fixed_regular_adequate_residence="false", one_place_most_nights="true",
    may_stay_every_night="true", sleeping_place_adequate="true", hmis_open_enrollment="false",
    leaving_institution_into_homelessness="false", fleeing_violence="false", transitional_rent_authorized="false",
)  # fmt: skip
LEASE_RUNS_ON = Said("housing_loss_date", DAY, "ASSESSMENT", day=Ago(-500, -300))
CHILD_AT_HOME = asked(no_alternative_housing="false", abandoned_in_hospital="false", school_mckinney_vento="false")


def adult(code: str, says: str, share: int, hom_a: Finding, *said: Said, seen: tuple[Event, ...] = (),
          hom_f: Finding | None = None, who: Who = "adult", one_answer_away: bool = False) -> Story:  # fmt: skip
    """A story about an adult's home; `hom_f` only where the family limb is certain too.

    Somebody seen without a home gets no ordinary emergencies: two of them about drugs would complete BH_A.
    """
    expects: dict[Population, Finding] = {"HOM_A": hom_a}
    if hom_f:
        expects["HOM_F"] = hom_f
    return Story(code, says, share, who, seen, said, expects, not seen, one_answer_away=one_answer_away)


def child(code: str, says: str, share: int, finding: Finding, *said: Said, seen: tuple[Event, ...] = (),
          bh_c: Finding | None = None) -> Story:  # fmt: skip
    """A story about a child's home: HOM_F is certain, and HOM_A is not for them.

    `bh_c`: a child counted as homeless by schools is at high risk after trauma, which alone makes BH_C.
    """
    expects: dict[Population, Finding] = {"HOM_F": finding, "HOM_A": "not_met"}
    if bh_c:
        expects["BH_C"] = bh_c
    return Story(code, says, share, "child", seen, said, expects, ordinary_emergencies=True)


family = About("HOM_F", "adult")
MANAGES = asked(cannot_self_manage="false", pregnant="false", pregnancy_end_date="NONE",
                transitional_rent_authorized="false")  # fmt: skip
UNSHELTERED, SHELTERED, UNSPECIFIED = (coded(code) for code in ("Z59.02", "Z59.01", "Z59.00"))

STORIES = (
    adult("no_home_in_claims", "Homelessness codes in the claims and nothing else known", 9000, "unknown",
          seen=(UNSPECIFIED, coded("Z59.00", "clinic")), hom_f="unknown", one_answer_away=True),
    adult("no_home_one_code", "One unsheltered code among many claims", 5000, "unknown", seen=(UNSHELTERED,),
          hom_f="unknown", one_answer_away=True),
    adult("no_home_and_needs", "No home, and a referral that attests complex needs", 1500, "met", *NEEDS, ALONE,
          seen=(UNSPECIFIED,), hom_f="not_met"),
    adult("no_home_and_illness", "No home, a serious mental illness in the claims, and both judgements attested", 700,
          "met",
          *JUDGED, seen=(SHELTERED, Seen(RECENT, "therapy", lead="F20.9"))),
    adult("no_home_and_use", "No home, an opioid diagnosis in the claims, and both judgements attested", 500, "met",
          *JUDGED, seen=(UNSHELTERED, Seen(RECENT, "therapy", lead="F11.20"))),
    adult("street_medicine", "Seen by street medicine, and a referral that attests complex needs", 500, "met", *NEEDS,
          seen=(Seen(RECENT, "street"), Seen(RECENT, "street"))),
    adult("seen_in_shelter", "Seen at a shelter and in temporary lodging, with complex needs attested", 400, "met",
          *NEEDS,
          seen=(Seen(RECENT, "shelter"), Seen(RECENT, "lodging"))),
    adult("no_home_and_pregnant", "No home and expecting a child, by the claims", 200, "met",
          seen=(UNSPECIFIED, Seen(Ago(5, 80), "maternity", lead="Z34.90")), who="mother"),
    adult("no_home_and_new_mother", "No home and a birth in the last months, by the claims", 100, "met",
          seen=(UNSPECIFIED, Stay(Ago(30, 200), (1, 2), 0, "3", "birth", drg="807", lead="O80", trail="Z37.0")),
          who="mother"),
    adult("no_home_and_says_pregnant", "No home, and she says that she is pregnant", 60, "met",
          Said("pregnant", "true", "MEMBER_REPORT"), seen=(SHELTERED,), who="mother"),
    adult("in_shelter_by_hmis", "In a shelter by the homeless information system, needs attested, no code anywhere",
          900, "met",
          Said("sleeping_place", "SHELTER", "HMIS"), Said("hmis_open_enrollment", "true", "HMIS"), *NEEDS),
    adult("in_car_by_own_word", "Sleeps in a car by their own word, needs attested", 500, "met",
          Said("sleeping_place", "NOT_MEANT_FOR_SLEEPING", "MEMBER_REPORT"), *NEEDS),
    adult("sofa_to_sofa", "Stays with others, never in one place for long, needs attested", 300, "met",
          Said("sleeping_place", "DOUBLED_UP", "ASSESSMENT"), Said("one_place_most_nights", "false", "ASSESSMENT"),
          *NEEDS),
    adult("losing_home_in_30_days", "Will lose the home on the thirtieth day from today, needs attested", 80, "met",
          Said("housing_loss_date", DAY, day=Ago(-30)), *NEEDS),
    adult("losing_home_in_31_days", "Will lose the home on the thirty-first day, otherwise housed", 80, "not_met",
          *OWN_HOME, Said("housing_loss_date", DAY, "ASSESSMENT", day=Ago(-31)), *NEEDS, ALONE, hom_f="not_met"),
    adult("fleeing_violence", "Fleeing violence, needs attested", 150, "met", Said("fleeing_violence", "true"), *NEEDS),
    adult("leaving_hospital_without_home", "Leaves a hospital with no home to go to, needs attested", 150, "met",
          Said("leaving_institution_into_homelessness", "true", "ADT", Ago(3, 20)), *NEEDS),
    adult("transitional_rent", "Transitional Rent is authorized; nothing else is known", 300, "met",
          Said("transitional_rent_authorized", "true", "MANUAL")),
    adult("referred_for_population", "A homelessness code, and a referral that attests the population", 500, "met",
          Said("attested_populations", '["HOM_A"]'), seen=(UNSPECIFIED,)),
    adult("no_home_but_manages", "No home, but an assessment says they manage on their own and are not pregnant", 300,
          "not_met",
          *MANAGES, ALONE, seen=(SHELTERED,), hom_f="not_met", who="woman"),
    adult("no_home_once", "A homelessness code from well over a year ago and nothing since", 1500, "unknown",
          seen=(Seen(Ago(420, 640), trail="Z59.00"),), hom_f="unknown"),
    adult("own_home", "A full screening: own home, nothing to fear for it, no child in it", 7000, "not_met",
          *OWN_HOME, LEASE_RUNS_ON, ALONE, hom_f="not_met"),
    adult("own_home_half_asked", "A screening that asked only where they sleep: at home", 4000, "unknown",
          Said("sleeping_place", "OWN_HOME", "ASSESSMENT"), ALONE, hom_f="not_met"),
    adult("sources_disagree", "One source says no home, another says a home; needs attested", 400, "conflict",
          Said("lacks_fixed_regular_adequate_residence", "true", "HMIS"),
          Said("lacks_fixed_regular_adequate_residence", "false", "ASSESSMENT"), *NEEDS, ALONE, hom_f="not_met"),
    adult("parent_without_home", "A parent with a homelessness code and a child in the household", 900, "unknown",
          WITH_CHILDREN, seen=(UNSPECIFIED,), hom_f="met"),
    adult("parent_without_home_and_needs", "A parent without a home, with complex needs: both limbs", 300, "met",
          WITH_CHILDREN, *NEEDS, seen=(SHELTERED,), hom_f="met"),
    adult("parent_doubled_up", "A parent staying with others after losing the home", 400, "unknown", WITH_CHILDREN,
          Said("sleeping_place", "DOUBLED_UP", "ASSESSMENT"), Said("doubled_up_reason", "LOST_HOUSING", "ASSESSMENT"),
          hom_f="met"),
    adult("parent_with_home", "A parent with a child and a safe home", 2500, "not_met",
          *OWN_HOME, LEASE_RUNS_ON, *CHILD_AT_HOME, WITH_CHILDREN, hom_f="not_met"),
    family("no_home_and_household_unasked", "No home, manages alone; nobody asked who else lives with them", 200,
           "unknown", *MANAGES, happened=(SHELTERED,), also={"HOM_A": "not_met"}, one_answer_away=True),
    family("family_referred", "A parent whom a referrer places in the population, with a child in the household", 200,
           "met", WITH_CHILDREN, Said("attested_populations", '["HOM_F"]')),
    child("child_without_home", "A child with a homelessness code", 1800, "met", seen=(SHELTERED,)),
    child("child_without_home_twice", "A child with two kinds of homelessness code", 500, "met",
          seen=(UNSPECIFIED, coded("Z59.01", "child office"))),
    child("child_doubled_up", "A child staying with others because the home was lost", 500, "met",
          Said("sleeping_place", "DOUBLED_UP", "MEMBER_REPORT"), Said("doubled_up_reason", "LOST_HOUSING",
          "MEMBER_REPORT"), bh_c="met"),
    child("child_by_school", "A child whose school counts them as without a home", 500, "met",
          Said("school_mckinney_vento", "true"), bh_c="met"),
    child("child_in_motel", "A child living in a motel for lack of anything else", 200, "met",
          Said("sleeping_place", "MOTEL_SELF_PAID", "MEMBER_REPORT"), Said("no_alternative_housing", "true",
          "MEMBER_REPORT"), bh_c="met"),
    child("child_transitional_rent", "A child whose family has Transitional Rent", 100, "met",
          Said("transitional_rent_authorized", "true", "MANUAL")),
    child("child_with_home", "A child whose family was asked everything: a safe home", 2500, "not_met",
          *OWN_HOME, LEASE_RUNS_ON, *CHILD_AT_HOME),
    child("child_no_home_once", "A child with a homelessness code from well over a year ago", 400, "unknown",
          seen=(Seen(Ago(420, 640), trail="Z59.01"),)),
    child("child_sources_disagree", "A child whom one source places in a shelter and another at home", 150, "conflict",
          Said("sleeping_place", "SHELTER", "HMIS"), Said("sleeping_place", "OWN_HOME", "ASSESSMENT"),
          bh_c="conflict"),
)  # fmt: skip
