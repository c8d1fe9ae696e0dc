"""Adults, and families, without a home (ECM specification § 1.1): HOM_A and HOM_F."""

from __future__ import annotations

from tests.spec.checking import Check
from wayfellow.rules.ecm.populations.hom_a import HOM_A
from wayfellow.rules.ecm.populations.hom_f import HOM_F, HOUSEHOLD


def test_adults_need_a_home_and_a_need(check: Check) -> None:
    """An adult who is homeless and has a complex need; either alone is not enough."""
    check(
        HOM_A,
        """
        person | date_of_birth | sleeping_place | pregnant | pregnancy_end_date | cannot_self_manage | transitional_rent_authorized || finding
        Ana    | 1980-05-01    | SHELTER        | true     |                    |                    |                              || met
        Ben    | 1980-05-01    | SHELTER        | false    | NONE               | false              | false                        || not_met
        Caro   | 1980-05-01    | SHELTER        |          |                    |                    |                              || unknown
        Dev    | 2006-05-01    | SHELTER        | true     |                    |                    |                              || not_met
        Eli    |               | SHELTER        | true     |                    |                    |                              || unknown
        Fay    | 1980-05-01    |                | true     |                    |                    | false                        || unknown
        Gus    | 2005-06-30    | SHELTER        | true     |                    |                    |                              || met
        Hana   | 2005-07-01    | SHELTER        | true     |                    |                    |                              || not_met
        Ivo    | 1980-05-01    | SHELTER        | MEMBER_REPORT: true; ASSESSMENT: false | NONE | false | false               || conflict
        Jun    | ENROLLMENT_834: 1980-05-01; MEMBER_REPORT: 2010-05-01 | SHELTER | true |  |        |                              || conflict
        Kim    | 2010-05-01    | SHELTER        | MEMBER_REPORT: true; ASSESSMENT: false | NONE | false | false               || not_met
        """,
        as_of="2026-06-30",
    )


def test_transitional_rent_is_enough_for_an_adult(check: Check) -> None:
    """Where the plan pays Transitional Rent, neither homelessness nor a need has to be shown; the age does."""
    check(
        HOM_A,
        """
        person | date_of_birth | transitional_rent_authorized || finding
        Ana    | 1980-05-01    | true                         || met
        Ben    | 2010-05-01    | true                         || not_met
        Caro   |               | true                         || unknown
        Dev    | 1980-05-01    | CLAIM: true                  || met
        Eli    | 1980-05-01    | false                        || unknown
        Fay    | 1980-05-01    | ENROLLMENT_834: true; MANUAL: false || conflict
        """,
        as_of="2026-06-30",
    )


def test_a_tick_for_the_group_of_adults(check: Check) -> None:
    """Ticking the population stands for homelessness and need; it never stands for the age, nor for Transitional Rent."""
    check(
        HOM_A,
        """
        person | date_of_birth | attested_populations | attested_criteria            | cannot_self_manage || finding
        Ana    | 1980-05-01    | HOM_A                |                              |                    || met
        Ben    | 2010-05-01    | HOM_A                |                              |                    || not_met
        Caro   |               | HOM_A                |                              |                    || unknown
        Dev    | 1980-05-01    | HOM_F                |                              |                    || unknown
        Eli    | 1980-05-01    |                      | HOMELESS_HHS, COMPLEX_NEED   |                    || met
        Fay    | 1980-05-01    |                      | TRANSITIONAL_RENT_AUTHORIZED |                    || unknown
        Gus    |               | HOM_A                | HOM_A.AGE                    |                    || unknown
        Hana   | 1980-05-01    |                      | HOMELESS_HHS                 | false              || unknown
        Ivo    | 1980-05-01    |                      | H3, COMPLEX_NEED             |                    || met
        Jun    | 1980-05-01    |                      | CHILD_HOMELESS, COMPLEX_NEED |                    || unknown
        """,
        as_of="2026-06-30",
    )


def test_the_household(check: Check) -> None:
    """Somebody under 21 lives in the household; the person counts. A tick for the population does not tell of it."""
    check(
        HOUSEHOLD,
        """
        person | date_of_birth | household_has_member_under_21 | attested_criteria | attested_populations || finding
        Ana    | 2010-05-01    |                               |                   |                      || met
        Ben    | 2005-07-01    | false                         |                   |                      || met
        Caro   | 2005-06-30    | false                         |                   |                      || not_met
        Dev    | 1980-05-01    | true                          |                   |                      || met
        Eli    | 1980-05-01    |                               |                   |                      || unknown
        Fay    |               | true                          |                   |                      || met
        Gus    | 1980-05-01    | REFERRAL_ATTESTATION: true; MEMBER_REPORT: false | |                    || conflict
        Hana   | 2010-05-01    | REFERRAL_ATTESTATION: true; MEMBER_REPORT: false | |                    || met
        Ivo    | 1980-05-01    | CLAIM: false                  |                   |                      || unknown
        Jun    | 1980-05-01    |                               | HOM_F.AGE         |                      || unknown
        Kim    | 1980-05-01    |                               |                   | HOM_F                || unknown
        """,
        as_of="2026-06-30",
    )


def test_families_need_no_further_need(check: Check) -> None:
    """A household with somebody under 21, homeless by the federal meaning or the schools', or with Transitional Rent."""
    check(
        HOM_F,
        """
        person | date_of_birth | household_has_member_under_21 | sleeping_place | doubled_up_reason | transitional_rent_authorized || finding
        Ana    | 1980-05-01    | true                          | SHELTER        |                   |                              || met
        Ben    | 1980-05-01    | true                          | DOUBLED_UP     | HARDSHIP          |                              || met
        Caro   | 1980-05-01    | true                          |                |                   | true                         || met
        Dev    | 1980-05-01    | false                         | SHELTER        |                   |                              || not_met
        Eli    | 1980-05-01    |                               | SHELTER        |                   |                              || unknown
        Fay    | 2010-05-01    |                               |                |                   |                              || unknown
        Gus    | 2010-05-01    |                               | NOT_MEANT_FOR_SLEEPING |           |                              || met
        Hana   | 1980-05-01    | false                         |                |                   | true                         || not_met
        Ivo    | 2005-07-01    | false                         |                |                   | true                         || met
        Jun    | 1980-05-01    | true                          | OWN_HOME       | HARDSHIP          |                              || unknown
        """,
        as_of="2026-06-30",
    )


def test_a_family_with_a_home(check: Check) -> None:
    """Every way has to be ruled out before a family is not met; a tick against that is a conflict."""
    everything = (
        "lacks_fixed_regular_adequate_residence | leaving_institution_into_homelessness | housing_loss_date"
        " | fleeing_violence | abandoned_in_hospital | sleeping_place | transitional_rent_authorized"
    )
    no = "false | false | NONE | false | false | OWN_HOME | false"
    check(
        HOM_F,
        f"""
        person | date_of_birth | attested_populations | {everything} || finding
        Ana    | 2010-05-01    |                      | {no}         || not_met
        Ben    | 2010-05-01    | HOM_F                | {no}         || conflict
        Caro   | 2010-05-01    | HOM_F                | | | | | | |  || met
        Dev    | 2010-05-01    | HOM_A                | | | | | | |  || unknown
        Eli    | 2010-05-01    | HOM_F                | false | false | NONE | false | | OWN_HOME | false || met
        Fay    |               | HOM_F                | | | | | | |  || unknown
        Gus    | 1980-05-01    | HOM_F                | | | | | | |  || unknown
        Hana   | 2010-05-01    |                      | false | false | NONE | false | false | OWN_HOME | true || met
        """,
        as_of="2026-06-30",
    )


def test_adults_who_stay_with_others(check: Check) -> None:
    """Staying with others is no homelessness of an adult by itself, only where the place is not fixed, not regular or
    not adequate; what schools count for children does not make an adult homeless."""
    others = (
        "lacks_fixed_regular_adequate_residence | leaving_institution_into_homelessness | housing_loss_date"
        " | fleeing_violence | transitional_rent_authorized | pregnant"
    )
    no = "false | false | NONE | false | false | true"
    check(
        HOM_A,
        f"""
        person | date_of_birth | sleeping_place | doubled_up_reason | one_place_most_nights | attested_populations | {others} || finding
        Ana    | 1980-05-01    | DOUBLED_UP     | LOST_HOUSING      | true                  |                      | false | false | NONE | false | | true || unknown
        Ben    | 1980-05-01    | DOUBLED_UP     | LOST_HOUSING      | false                 |                      | {no} || met
        Caro   | 1980-05-01    | OWN_HOME       |                   |                       |                      | {no} || not_met
        Dev    | 1980-05-01    | OWN_HOME       |                   |                       | HOM_A                | {no} || conflict
        Eli    | 1980-05-01    | SHELTER        |                   |                       |                      | {no} || met
        """,
        as_of="2026-06-30",
    )
