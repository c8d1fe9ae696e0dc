"""What sources may say, and what becomes of it when they say nothing, too late, or different things (ECM specification
§ 0, § 0.2)."""

from __future__ import annotations

from tests.spec.checking import Check
from wayfellow.rules.ecm.complex_need import COMPLEX_NEED
from wayfellow.rules.ecm.homelessness import H2, H4
from wayfellow.rules.ecm.utilization import ed_limb

TWO = "2026-02-01@A, 2026-03-01@A"
THREE_MORE = "2026-04-01@A, 2026-05-01@A, 2026-06-01@A"


def test_nobody_said_is_not_no(check: Check) -> None:
    """What nobody said is unknown; a no, a `NONE` and an empty list are a no."""
    check(
        COMPLEX_NEED,
        """
        person | complex_needs | cannot_self_manage | coordination_likely_to_help | pregnant | pregnancy_end_date || finding
        Ana    |               |                    |                             |          |                    || unknown
        Ben    | NONE          |                    |                             | false    | NONE               || not_met
        Caro   |               | false              |                             | false    | NONE               || not_met
        Dev    |               |                    | false                       | false    | NONE               || not_met
        Eli    | NONE          | false              | false                       |          | NONE               || unknown
        Fay    | NONE          | false              | false                       | false    |                    || unknown
        Gus    |               | true               | true                        | false    | NONE               || unknown
        Hana   | CLAIM: NONE   | true               | true                        | false    | NONE               || unknown
        Ivo    | ASSESSMENT: NONE; MEMBER_REPORT: PHYSICAL | true | true           | false    | NONE               || met
        Jun    | ASSESSMENT@2026-01-05: PHYSICAL; ASSESSMENT@2026-06-05: NONE | true | true | false | NONE         || not_met
        """,
        as_of="2026-06-30",
    )


def test_the_newest_word_of_each_source(check: Check) -> None:
    """A source is believed as of its newest word, by the day asked about; two sources that differ are a conflict,
    whichever spoke last; so is one source that says both on one day."""
    check(
        H4,
        """
        person | leaving_institution_into_homelessness                           || finding
        Ana    | ASSESSMENT@2026-01-05: false; ASSESSMENT@2026-06-05: true       || met
        Ben    | ASSESSMENT@2026-06-05: false; ASSESSMENT@2026-01-05: true       || not_met
        Caro   | ASSESSMENT@2026-01-05: false; MEMBER_REPORT@2026-06-05: true    || conflict
        Dev    | ASSESSMENT@2026-01-05: true; MEMBER_REPORT@2026-06-05: false    || conflict
        Eli    | ASSESSMENT@2026-06-30: true                                     || met
        Fay    | ASSESSMENT@2026-07-01: true                                     || unknown
        Gus    | ASSESSMENT@2026-01-05: false; ASSESSMENT@2026-07-01: true       || not_met
        Hana   | ASSESSMENT@2026-06-05: false; ASSESSMENT@2026-06-05: true       || conflict
        Ivo    | ASSESSMENT@2026-01-05: true; MEMBER_REPORT@2026-01-06: false; MEMBER_REPORT@2026-06-05: true || met
        """,
        as_of="2026-06-30",
    )


def test_claims_never_say_no(check: Check) -> None:
    """Claims, encounters, admission feeds and pharmacies say what happened; their no is silence."""
    check(
        H2,
        """
        person | sleeping_place                                || finding
        Ana    | CLAIM: OWN_HOME                               || unknown
        Ben    | ENCOUNTER: OWN_HOME                           || unknown
        Caro   | ADT: OWN_HOME                                 || unknown
        Dev    | PHARMACY: OWN_HOME                            || unknown
        Eli    | CLAIM: NOT_MEANT_FOR_SLEEPING                 || met
        Fay    | CLAIM: NOT_MEANT_FOR_SLEEPING; HMIS: SHELTER  || conflict
        Gus    | CLAIM: SHELTER; HMIS: NOT_MEANT_FOR_SLEEPING  || met
        Hana   | CLAIM: SHELTER; HMIS: OWN_HOME                || not_met
        """,
        as_of="2026-06-30",
    )


def test_lists_are_put_together(check: Check) -> None:
    """Lists of several sources are merged and contradict nobody; a newer list of one source replaces the older."""
    check(
        ed_limb("UTL_A", "adult"),
        f"""
        person | ed_visits                                                             || finding
        Ana    | MEMBER_REPORT: {TWO}; REFERRAL_ATTESTATION: {THREE_MORE}              || met
        Ben    | MEMBER_REPORT: NONE; REFERRAL_ATTESTATION: {TWO}, {THREE_MORE}        || met
        Caro   | MEMBER_REPORT: NONE; REFERRAL_ATTESTATION: {TWO}                      || not_met
        Dev    | ADT: {TWO}                                                            || unknown
        Eli    | ADT: {TWO}; MEMBER_REPORT: NONE                                       || not_met
        Fay    | MEMBER_REPORT@2026-06-05: {TWO}, {THREE_MORE}; MEMBER_REPORT@2026-06-20: NONE || not_met
        Gus    | MEMBER_REPORT@2026-07-01: NONE                                        || unknown
        """,
        as_of="2026-06-30",
    )
