"""Who counts as homeless (ECM specification § 1.1)."""

from __future__ import annotations

from tests.spec.checking import Check
from wayfellow.rules.ecm.homelessness import CHILD_HOMELESS, H1, H2, H3, H4, H5, H6, HOMELESS_HHS


def test_fixed_regular_and_adequate(check: Check) -> None:
    """Somebody who stays with others has no home when the place is not fixed, not regular or not adequate."""
    check(
        H1,
        """
        person | sleeping_place | one_place_most_nights | may_stay_every_night | sleeping_place_adequate | lacks_fixed_regular_adequate_residence || finding
        Ana    | DOUBLED_UP     | false                 |                      |                         |                                        || met
        Ben    | DOUBLED_UP     | true                  | false                |                         |                                        || met
        Caro   | DOUBLED_UP     | true                  | true                 | false                   |                                        || met
        Dev    | DOUBLED_UP     | true                  | true                 | true                    | false                                  || not_met
        Eli    | DOUBLED_UP     | true                  | true                 | true                    |                                        || unknown
        Fay    | OWN_HOME       |                       |                      |                         | false                                  || not_met
        Gus    |                |                       |                      |                         | true                                   || met
        Hana   |                |                       |                      |                         |                                        || unknown
        Ivo    |                |                       |                      |                         | ASSESSMENT: false; HMIS: true          || conflict
        Jun    | OWN_HOME       | false                 |                      |                         |                                        || unknown
        Kim    |                | false                 | false                | false                   |                                        || unknown
        Lee    | DOUBLED_UP     | false                 |                      |                         | false                                  || met
        """,
        as_of="2026-06-30",
    )


def test_losing_housing_within_thirty_days(check: Check) -> None:
    """The day of the loss may be today, or at most thirty days away."""
    check(
        H5,
        """
        person | housing_loss_date                       || finding
        Ana    | 2026-06-30                              || met
        Ben    | 2026-07-30                              || met
        Caro   | 2026-07-31                              || not_met
        Dev    | 2026-06-29                              || not_met
        Eli    | NONE                                    || not_met
        Fay    |                                         || unknown
        Gus    | MEMBER_REPORT: 2026-07-01; HMIS: 2026-08-15 || conflict
        Hana   | MEMBER_REPORT: 2026-07-01; HMIS: 2026-07-15 || met
        Ivo    | MEMBER_REPORT: 2026-07-01; HMIS: NONE       || conflict
        Jun    | ADT: 2026-08-15                             || unknown
        """,
        as_of="2026-06-30",
    )


def test_codes_and_county_services_speak_for_no_fixed_place(check: Check) -> None:
    """A code of homelessness or inadequate housing of the last twelve months, or an open enrollment in homeless
    services, says yes; it never says no, and against a record that says no it is a conflict."""
    check(
        H1,
        """
        person | diagnoses         | hmis_open_enrollment | lacks_fixed_regular_adequate_residence || finding
        Ana    | Z59.00 2026-01-10 |                      |                                        || met
        Ben    | Z5912 2026-01-10  |                      |                                        || met
        Caro   | Z59.00 2025-06-30 |                      |                                        || met
        Dev    | Z59.00 2025-06-29 |                      |                                        || unknown
        Eli    | Z59.01 2026-01-10 |                      |                                        || unknown
        Fay    |                   | true                 |                                        || met
        Gus    |                   | false                |                                        || unknown
        Hana   | Z59.00 2026-01-10 |                      | true                                   || met
        Ivo    | Z59.10 2026-06-30 |                      |                                        || met
        Jun    | Z59.19 2026-01-10 |                      |                                        || met
        Kim    | Z59.00 2026-07-01 |                      |                                        || unknown
        Lee    | Z58.99 2026-01-10, Z59.2 2026-01-10, Z59.811 2026-01-10 | | || unknown
        """,
        as_of="2026-06-30",
    )


def test_a_code_against_an_assessment_is_a_conflict(check: Check) -> None:
    """Somebody assessed as having a fixed place, and coded as homeless in the same year: a person has to look, whatever
    is told, or not told, of where they sleep."""
    check(
        H1,
        """
        person | diagnoses         | hmis_open_enrollment | sleeping_place | lacks_fixed_regular_adequate_residence || finding
        Ana    | Z59.00 2026-01-10 |                      | OWN_HOME       | ASSESSMENT: false                      || conflict
        Ben    |                   |                      | OWN_HOME       | ASSESSMENT: false                      || not_met
        Caro   |                   |                      | OWN_HOME       | CLAIM: false                           || unknown
        Dev    |                   | HMIS: true           | OWN_HOME       | ASSESSMENT: false                      || conflict
        Eli    |                   | HMIS: false          | OWN_HOME       | ASSESSMENT: false                      || not_met
        Fay    | Z59.00 2025-06-29 |                      | OWN_HOME       | ASSESSMENT: false                      || not_met
        Gus    | Z59.00 2026-01-10 |                      |                | ASSESSMENT: false                      || conflict
        Hana   | Z59.12 2026-01-10 |                      |                | ASSESSMENT: false                      || conflict
        Ivo    |                   | HMIS: true           |                | ASSESSMENT: false                      || conflict
        Jun    | Z59.00 2026-01-10 |                      | DOUBLED_UP     | ASSESSMENT: false                      || conflict
        Kim    | Z59.00 2026-01-10 |                      | OWN_HOME       |                                        || met
        """,
        as_of="2026-06-30",
    )


def test_places_not_meant_for_sleeping(check: Check) -> None:
    """A car, a street or a campground is no home, whether somebody says so or a claim does."""
    check(
        H2,
        """
        person | sleeping_place         | diagnoses         | places_of_service || finding
        Ana    | NOT_MEANT_FOR_SLEEPING |                   |                   || met
        Ben    | CAMPGROUND             |                   |                   || met
        Caro   | SHELTER                |                   |                   || not_met
        Dev    |                        | Z59.02 2026-01-10 |                   || met
        Eli    |                        |                   | 27 2026-01-10     || met
        Fay    |                        | Z59.01 2026-01-10 | 04 2026-01-10     || unknown
        Gus    | OWN_HOME               | Z59.02 2026-01-10 |                   || conflict
        Hana   | SHELTER                |                   | 27 2026-01-10     || conflict
        Ivo    |                        | Z59.02 2025-06-30 |                   || met
        Jun    |                        | Z59.02 2025-06-29 | 27 2025-06-29     || unknown
        Kim    |                        | Z59.03 2026-01-10 | 26 2026-01-10, 28 2026-01-10 || unknown
        Lee    | HMIS: CAMPGROUND; MEMBER_REPORT: NOT_MEANT_FOR_SLEEPING | |    || met
        Mia    | HMIS: SHELTER; MEMBER_REPORT: CAMPGROUND | |                   || conflict
        Noa    | CLAIM: SHELTER         |                   |                   || unknown
        """,
        as_of="2026-06-30",
    )


def test_shelters_and_paid_motels(check: Check) -> None:
    """A shelter, interim or transitional housing, or a motel that a program pays for."""
    check(
        H3,
        """
        person | sleeping_place        | diagnoses         | places_of_service || finding
        Ana    | SHELTER               |                   |                   || met
        Ben    | INTERIM_HOUSING       |                   |                   || met
        Caro   | TRANSITIONAL_HOUSING  |                   |                   || met
        Dev    | MOTEL_PAID_BY_PROGRAM |                   |                   || met
        Eli    | MOTEL_SELF_PAID       |                   |                   || not_met
        Fay    |                       | Z59.01 2026-01-10 |                   || met
        Gus    |                       |                   | 04 2026-01-10     || met
        Hana   |                       |                   | 16 2025-06-30     || met
        Ivo    |                       |                   | 16 2025-06-29     || unknown
        Jun    | CAMPGROUND            |                   |                   || not_met
        Kim    | INSTITUTION           |                   | 04 2026-01-10     || conflict
        Lee    |                       | Z59.00 2026-01-10, Z59.02 2026-01-10 | 03 2026-01-10, 05 2026-01-10, 15 2026-01-10, 17 2026-01-10, 27 2026-01-10 || unknown
        Mia    |                       | Z59.01 2025-06-29 |                   || unknown
        """,
        as_of="2026-06-30",
    )


def test_leaving_an_institution_and_fleeing_violence(check: Check) -> None:
    """Somebody's word is needed, and enough; a code alone decides nothing."""
    table = """
        person | {fact}                                        | diagnoses || finding
        Ana    | true                                          |           || met
        Ben    | false                                         |           || not_met
        Caro   |                                               |           || unknown
        Dev    | REFERRAL_ATTESTATION: true; ASSESSMENT: false |           || conflict
        Eli    | ADT: true                                     |           || met
        Fay    | ADT: false                                    |           || unknown
        Gus    |                                               | Z59.00 2026-06-01, T74.11XA 2026-06-01, Z63.0 2026-06-01, Z69.11 2026-06-01 || unknown
        Hana   | false                                         | Z59.00 2026-06-01, T74.11XA 2026-06-01, Z63.0 2026-06-01, Z69.11 2026-06-01 || not_met
        """
    check(H4, table.format(fact="leaving_institution_into_homelessness"), as_of="2026-06-30")
    check(H6, table.format(fact="fleeing_violence"), as_of="2026-06-30")


def test_each_way_of_being_homeless_is_enough(check: Check) -> None:
    """One of the six is enough; all of them have to be ruled out before somebody is not homeless."""
    check(
        HOMELESS_HHS,
        """
        person | sleeping_place         | lacks_fixed_regular_adequate_residence | leaving_institution_into_homelessness | housing_loss_date | fleeing_violence || finding
        Ana    |                        | true                                   |                                       |                   |                  || met
        Ben    | NOT_MEANT_FOR_SLEEPING |                                        |                                       |                   |                  || met
        Caro   | SHELTER                |                                        |                                       |                   |                  || met
        Dev    |                        |                                        | true                                  |                   |                  || met
        Eli    |                        |                                        |                                       | 2026-07-10        |                  || met
        Fay    |                        |                                        |                                       |                   | true             || met
        Gus    | OWN_HOME               | false                                  | false                                 | NONE              | false            || not_met
        Hana   | OWN_HOME               | false                                  | false                                 | NONE              |                  || unknown
        Ivo    | OWN_HOME               | ASSESSMENT: false; HMIS: true          | false                                 | NONE              |                  || conflict
        Jun    | OWN_HOME               | ASSESSMENT: false; HMIS: true          | false                                 | NONE              | true             || met
        """,
        as_of="2026-06-30",
    )


def test_a_referrer_may_attest_each_way(check: Check) -> None:
    """A tick on the referral form is enough, unless records say no: then somebody has to look."""
    others = (
        "sleeping_place | lacks_fixed_regular_adequate_residence | leaving_institution_into_homelessness"
        " | housing_loss_date | fleeing_violence"
    )
    ways = ("H1", "H2", "H3", "H4", "H5", "H6")
    told = "\n".join(f"{way}_only | {way} | | | | | || met" for way in ways)
    against = "\n".join(f"{way}_no | {way} | OWN_HOME | false | false | NONE | false || conflict" for way in ways)
    check(HOMELESS_HHS, f"person | attested_criteria | {others} || finding\n{told}\n{against}", as_of="2026-06-30")


def test_a_tick_for_the_group_is_no_tick_for_each_way(check: Check) -> None:
    """Ticking the population says that somebody is homeless, not in which way (and not that they flee violence)."""
    check(
        HOMELESS_HHS,
        """
        person | attested_criteria | sleeping_place | lacks_fixed_regular_adequate_residence | leaving_institution_into_homelessness | housing_loss_date | fleeing_violence || finding
        Ana    | HOMELESS_HHS      |                |                                        |                                       |                   |                  || met
        Ben    | COMPLEX_NEED      |                |                                        |                                       |                   |                  || unknown
        Caro   | NONE              |                |                                        |                                       |                   |                  || unknown
        Eli    | HOMELESS_HHS      | OWN_HOME       | false                                  | false                                 | NONE              | false            || conflict
        Fay    | H6                | OWN_HOME       | false                                  | false                                 | NONE              |                  || met
        """,
        as_of="2026-06-30",
    )


def test_children_without_a_home_of_their_own(check: Check) -> None:
    """Staying with others after a loss, or in a motel, trailer park, campground or shelter for want of anything else."""
    check(
        CHILD_HOMELESS,
        """
        person | sleeping_place        | doubled_up_reason | no_alternative_housing | abandoned_in_hospital || finding
        Ana    | DOUBLED_UP            | LOST_HOUSING      |                        |                       || met
        Ben    | DOUBLED_UP            | HARDSHIP          |                        |                       || met
        Caro   | DOUBLED_UP            | SIMILAR           |                        |                       || met
        Dev    | DOUBLED_UP            | OWN_PREFERENCE    |                        | false                 || not_met
        Eli    | MOTEL_SELF_PAID       |                   | true                   |                       || met
        Fay    | TRAILER_PARK          |                   | true                   |                       || met
        Gus    | CAMPGROUND            |                   | true                   |                       || met
        Hana   | MOTEL_SELF_PAID       |                   | false                  | false                 || not_met
        Ivo    | SHELTER               |                   |                        |                       || met
        Jun    | INTERIM_HOUSING       |                   |                        |                       || met
        Kim    | TRANSITIONAL_HOUSING  |                   |                        |                       || met
        Lee    | MOTEL_PAID_BY_PROGRAM |                   |                        |                       || met
        Mia    | OWN_HOME              |                   |                        | true                  || met
        Noa    | OWN_HOME              |                   |                        | false                 || not_met
        Oli    | OWN_HOME              | LOST_HOUSING      | true                   | false                 || not_met
        Pia    | DOUBLED_UP            |                   |                        | false                 || unknown
        """,
        as_of="2026-06-30",
    )


def test_the_school_and_the_referrer_may_say_so(check: Check) -> None:
    """A school that counts the child as homeless says yes, never no; a referrer's tick is enough."""
    check(
        CHILD_HOMELESS,
        """
        person | school_mckinney_vento | attested_criteria | sleeping_place | abandoned_in_hospital || finding
        Ana    | true                  |                   |                |                       || met
        Ben    | false                 |                   |                |                       || unknown
        Caro   | true                  |                   | OWN_HOME       | false                 || conflict
        Dev    |                       | CHILD_HOMELESS    |                |                       || met
        Eli    |                       | HOMELESS_HHS      |                |                       || unknown
        Fay    |                       | CHILD_HOMELESS    | OWN_HOME       | false                 || conflict
        Gus    |                       |                   | OWN_HOME       | ADT: true             || met
        Hana   |                       |                   | OWN_HOME       | ADT: false            || unknown
        Ivo    |                       |                   | HMIS: SHELTER; MEMBER_REPORT: OWN_HOME | false || conflict
        """,
        as_of="2026-06-30",
    )


def test_codes_tell_nothing_of_a_childs_home(check: Check) -> None:
    """Housing codes support a case for a child, they never decide it; nor does an unanswered question."""
    check(
        CHILD_HOMELESS,
        """
        person | diagnoses | sleeping_place | no_alternative_housing | abandoned_in_hospital || finding
        Ana    | Z59.10 2026-06-01, Z59.811 2026-06-01, Z59.812 2026-06-01, Z59.819 2026-06-01, Z59.01 2026-06-01 | | | || unknown
        Ben    | Z59.811 2026-06-01, Z59.01 2026-06-01 | OWN_HOME | | false || not_met
        Caro   |           | MOTEL_SELF_PAID | | false || unknown
        Dev    |           | TRAILER_PARK | false | false || not_met
        Eli    |           | NOT_MEANT_FOR_SLEEPING | true | false || not_met
        Fay    |           | INSTITUTION | | || unknown
        """,
        as_of="2026-06-30",
    )
