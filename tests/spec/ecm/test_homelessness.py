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
        """,
        as_of="2026-06-30",
    )


def test_a_code_against_an_assessment_is_a_conflict(check: Check) -> None:
    """Somebody assessed as having a place, and coded as homeless in the same year: a person has to look."""
    check(
        H1,
        """
        person | diagnoses         | sleeping_place | lacks_fixed_regular_adequate_residence || finding
        Ana    | Z59.00 2026-01-10 | OWN_HOME       | ASSESSMENT: false                      || conflict
        Ben    |                   | OWN_HOME       | ASSESSMENT: false                      || not_met
        Caro   |                   | OWN_HOME       | CLAIM: false                           || unknown
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
        """,
        as_of="2026-06-30",
    )


def test_leaving_an_institution_and_fleeing_violence(check: Check) -> None:
    """Somebody's word is needed, and enough."""
    table = """
        person | {fact} || finding
        Ana    | true                                 || met
        Ben    | false                                || not_met
        Caro   |                                      || unknown
        Dev    | REFERRAL_ATTESTATION: true; ASSESSMENT: false || conflict
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
        """,
        as_of="2026-06-30",
    )


def test_a_referrer_may_attest_each_way(check: Check) -> None:
    """A tick on the referral form is enough, unless a record says no: then somebody has to look."""
    for rule, no in (
        (H1, "lacks_fixed_regular_adequate_residence | sleeping_place || finding\n Ben | {} | false | OWN_HOME"),
        (H2, "sleeping_place | housing_loss_date || finding\n Ben | {} | OWN_HOME | "),
        (H3, "sleeping_place | housing_loss_date || finding\n Ben | {} | OWN_HOME | "),
        (H4, "leaving_institution_into_homelessness | sleeping_place || finding\n Ben | {} | false | "),
        (H5, "housing_loss_date | sleeping_place || finding\n Ben | {} | NONE | "),
        (H6, "fleeing_violence | sleeping_place || finding\n Ben | {} | false | "),
    ):
        table = f"person | attested_criteria | {no.format(rule.code)} || conflict\n Ana | {rule.code} | | || met"
        check(rule, table, as_of="2026-06-30")


def test_a_tick_for_the_group_is_no_tick_for_each_way(check: Check) -> None:
    """Ticking the population says that somebody is homeless, not in which way (and not that they flee violence)."""
    check(
        HOMELESS_HHS,
        """
        person | attested_criteria || finding
        Ana    | HOMELESS_HHS      || met
        Ben    | COMPLEX_NEED      || unknown
        Caro   | NONE              || unknown
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
        """,
        as_of="2026-06-30",
    )
