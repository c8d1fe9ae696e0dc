"""Adults who could leave the nursing facility (ECM specification § 1.6)."""

from __future__ import annotations

from tests.spec.checking import Check
from wayfellow.rules.ecm.long_term_care import NFT_NOT_ICF_SUBACUTE, NFT_RESIDENT
from wayfellow.rules.ecm.populations.nft_a import NFT_A


def test_each_clause_rules_somebody_out(check: Check) -> None:
    """An adult in a nursing facility, for however short a time, who wants to leave, is likely to succeed and is able
    to live in the community belongs; a single clause that does not hold is enough to rule somebody out."""
    check(
        NFT_A,
        """
        person | date_of_birth | living_setting   | interested_in_leaving_facility | likely_to_succeed_in_transition | able_to_live_in_community || finding
        Ana    | 1951-04-05    | NURSING_FACILITY | true                           | true                            | true                      || met
        Ben    | 2005-06-30    | NURSING_FACILITY | true                           | true                            | true                      || met
        Caro   | 2005-07-01    | NURSING_FACILITY | true                           | true                            | true                      || not_met
        Dev    | 1951-04-05    | RCFE             | true                           | true                            | true                      || not_met
        Eli    | 1951-04-05    | NURSING_FACILITY | false                          | true                            | true                      || not_met
        Fay    | 1951-04-05    | NURSING_FACILITY | true                           | false                           | true                      || not_met
        Gus    | 1951-04-05    | NURSING_FACILITY | true                           | true                            | false                     || not_met
        Hana   | 1951-04-05    | ICF              | true                           | true                            | true                      || not_met
        Ivo    | 1951-04-05    | SUBACUTE         | true                           | true                            | true                      || not_met
        """,
        as_of="2026-06-30",
    )


def test_each_clause_is_needed(check: Check) -> None:
    """A single clause that nobody told about leaves the answer open, and sources that disagree make it a conflict; a
    risk of an intermediate care facility does not matter to somebody on the way out."""
    check(
        NFT_A,
        """
        person | date_of_birth | living_setting                      | interested_in_leaving_facility      | likely_to_succeed_in_transition | able_to_live_in_community | at_risk_of_icf_or_subacute || finding
        Ana    |               | NURSING_FACILITY                    | true                                | true                            | true                      |                            || unknown
        Ben    | 1951-04-05    |                                     | true                                | true                            | true                      |                            || unknown
        Caro   | 1951-04-05    | NURSING_FACILITY                    |                                     | true                            | true                      |                            || unknown
        Dev    | 1951-04-05    | NURSING_FACILITY                    | true                                |                                 | true                      |                            || unknown
        Eli    | 1951-04-05    | NURSING_FACILITY                    | true                                | true                            |                           |                            || unknown
        Fay    | 1951-04-05    | NURSING_FACILITY                    | MDS: false; MEMBER_REPORT: true     | true                            | true                      |                            || conflict
        Gus    | 1951-04-05    | MDS: NURSING_FACILITY; MANUAL: RCFE | true                                | true                            | true                      |                            || conflict
        Hana   | 1951-04-05    | NURSING_FACILITY                    | MDS@2026-01-05: false; MDS: true    | true                            | true                      | true                       || met
        """,
        as_of="2026-06-30",
    )


def test_residents_of_a_nursing_facility(check: Check) -> None:
    """Whether somebody lives in a nursing facility is asked only when the kind of home was not told; a claim from one
    says yes, and a claim from elsewhere never says no."""
    check(
        NFT_RESIDENT,
        """
        person | living_setting                             | nursing_facility_resident       || finding
        Ana    | NURSING_FACILITY                           |                                 || met
        Ben    | NURSING_FACILITY                           | false                           || met
        Caro   | INDEPENDENT_HOUSING                        | true                            || not_met
        Dev    | ICF                                        |                                 || not_met
        Eli    |                                            | true                            || met
        Fay    |                                            | MDS: false                      || not_met
        Gus    |                                            | MDS: true; MANUAL: false        || conflict
        Hana   |                                            | CLAIM: true                     || met
        Ivo    |                                            | CLAIM: false                    || unknown
        Jun    |                                            |                                 || unknown
        """,
        as_of="2026-06-30",
    )


def test_intermediate_care_and_subacute_facilities(check: Check) -> None:
    """Nobody who lives in an intermediate care or subacute facility belongs; a tick for the group does not answer in
    what kind of facility somebody lives."""
    check(
        NFT_NOT_ICF_SUBACUTE,
        """
        person | living_setting                          | at_risk_of_icf_or_subacute | attested_populations || finding
        Ana    | NURSING_FACILITY                        |                            |                      || met
        Ben    | NURSING_FACILITY                        | true                       |                      || met
        Caro   | ICF                                     |                            | NFT_A                || not_met
        Dev    | SUBACUTE                                |                            | NFT_A                || not_met
        Eli    |                                         |                            | NFT_A                || unknown
        Fay    | MDS: SUBACUTE; MANUAL: NURSING_FACILITY |                            |                      || conflict
        Gus    | UNHOUSED                                |                            |                      || met
        """,
        as_of="2026-06-30",
    )


def test_a_referrer_may_attest_the_group(check: Check) -> None:
    """A tick for the group, or for each of its criteria, is enough for the need, never for the age or against an
    intermediate care or subacute facility; a record that says no makes it a conflict."""
    check(
        NFT_A,
        """
        person | date_of_birth | living_setting   | interested_in_leaving_facility | likely_to_succeed_in_transition | able_to_live_in_community | attested_populations | attested_criteria                    || finding
        Ana    | 1951-04-05    | NURSING_FACILITY |                                |                                 |                           | NFT_A                |                                      || met
        Ben    | 2005-07-01    | NURSING_FACILITY |                                |                                 |                           | NFT_A                |                                      || not_met
        Caro   | 1951-04-05    |                  |                                |                                 |                           | NFT_A                |                                      || unknown
        Dev    | 1951-04-05    | ICF              |                                |                                 |                           | NFT_A                |                                      || not_met
        Eli    | 1951-04-05    | RCFE             |                                |                                 |                           | NFT_A                |                                      || conflict
        Fay    | 1951-04-05    | NURSING_FACILITY | false                          |                                 |                           | NFT_A                |                                      || conflict
        Gus    | 1951-04-05    | NURSING_FACILITY |                                | false                           |                           | NFT_A                |                                      || conflict
        Hana   | 1951-04-05    | NURSING_FACILITY |                                |                                 | false                     | NFT_A                |                                      || conflict
        Ivo    | 1951-04-05    | NURSING_FACILITY |                                |                                 |                           |                      | NFT_INTERESTED, NFT_LIKELY, NFT_ABLE || met
        Jun    | 1951-04-05    | NURSING_FACILITY |                                |                                 | true                      | LTC_A                |                                      || unknown
        """,
        as_of="2026-06-30",
    )
