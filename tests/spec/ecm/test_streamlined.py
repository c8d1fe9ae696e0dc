"""Which provider may begin before the decision, for which group (ECM specification § 2.4)."""

from __future__ import annotations

from tests.spec.checking import Check
from tests.spec.engines import WHOLE_LAW
from wayfellow.rules.ecm.streamlined import PAIRS, STREAMLINED

AS_OF = "2026-06-30"
TYPES = {
    "HOM_A": "STREET_MEDICINE HOUSING_TRIO_PROVIDER COUNTY_BEHAVIORAL_HEALTH",
    "HOM_F": "STREET_MEDICINE HOUSING_TRIO_PROVIDER COUNTY_BEHAVIORAL_HEALTH",
    "UTL_A": "PRIMARY_CARE",
    "UTL_C": "PRIMARY_CARE",
    "BH_A": "COUNTY_BEHAVIORAL_HEALTH",
    "BH_C": "COUNTY_BEHAVIORAL_HEALTH",
    "LTC_A": "CCT_LEAD NURSING_FACILITY_TRANSITION_PROVIDER",
    "NFT_A": "CCT_LEAD NURSING_FACILITY_TRANSITION_PROVIDER",
    "CCS_C": "CCS_PANELED CCS_LOCAL_PROGRAM",
    "CW_C": "COUNTY_BEHAVIORAL_HEALTH HIGH_FIDELITY_WRAPAROUND HCPCFC SOCIAL_SERVICES_OFFICE FOSTER_FAMILY_AGENCY"
    " FOSTER_TRANSITIONAL_HOUSING CHILDRENS_CRISIS_RESIDENTIAL",
    "BEQ": "OB_GYN MIDWIFERY BIRTH_EQUITY_PROGRAM",
}
EVERY = sorted({one for types in TYPES.values() for one in types.split()})


def test_every_pair_of_group_and_provider(check: Check) -> None:
    """Every kind of provider with every group: under contract for it, and of a kind that may begin."""
    for population, rule in PAIRS.items():
        other = "UTL_A" if population != "UTL_A" else "BH_A"
        rows = [
            f"{kind} | {kind} | {population} || {'met' if kind in TYPES[population].split() else 'not_met'}"
            for kind in EVERY
        ]
        first = TYPES[population].split()[0]
        rows += [
            f"Ana  | {first} | {other} || not_met",
            f"Ben  | {first} |         || unknown",
            f"Caro |         | {population} || unknown",
            f"Dev  | NONE    | {population} || not_met",
            f"Eli  | {first} | {population}, {other} || met",
            f"Fay  | SOMEBODY_ELSE, {first} | {population} || met",
            f"Gus  | {first} | NONE || not_met",
        ]
        heading = "person | ecm_provider_types | ecm_provider_contracted_populations || finding"
        check(rule, "\n".join([heading, *rows]), as_of=AS_OF)


def test_a_provider_who_has_begun(check: Check) -> None:
    check(
        STREAMLINED,
        """
        person | referral_path || finding
        Ana    | STREAMLINED   || met
        Ben    | COMMUNITY     || not_met
        Caro   |               || unknown
        Dev    | MANUAL: STREAMLINED; REFERRAL_ATTESTATION: COMMUNITY || conflict
        """,
        as_of=AS_OF,
    )


def test_not_payable_before_the_decision(check: Check) -> None:
    """The wrong provider, no membership, or another provider: decided as usual, and said so. A later no takes nothing back."""
    check(
        WHOLE_LAW,
        """
        person | date_of_birth | transitional_rent_authorized | medi_cal_delivery | programs | open_ecm_authorization | share_of_cost | referral_path | ecm_provider_types | ecm_provider_contracted_populations || disposition | warnings
        Ana    | 1980-05-01    | true | MANAGED_CARE    | NONE | NONE           | NONE | STREAMLINED | STREET_MEDICINE | HOM_A || AUTHORIZE |
        Ben    | 1980-05-01    | true | MANAGED_CARE    | NONE | NONE           | NONE | STREAMLINED | PRIMARY_CARE    | HOM_A || AUTHORIZE | NOT_PAYABLE_AS_STREAMLINED ecm_provider_types
        Caro   | 1980-05-01    | true | MANAGED_CARE    | NONE | NONE           | NONE | STREAMLINED | STREET_MEDICINE | UTL_A || AUTHORIZE | NOT_PAYABLE_AS_STREAMLINED ecm_provider_types
        Dev    | 1980-05-01    | true | FEE_FOR_SERVICE | NONE | NONE           | NONE | STREAMLINED | STREET_MEDICINE | HOM_A || DENY_GATE | NOT_PAYABLE_AS_STREAMLINED ecm_provider_types
        Eli    | 1980-05-01    | true | MANAGED_CARE    | NONE | OTHER_PROVIDER | NONE | STREAMLINED | STREET_MEDICINE | HOM_A || REASSIGN_EXISTING | NOT_PAYABLE_AS_STREAMLINED ecm_provider_types
        Fay    | 1980-05-01    | true | MANAGED_CARE    | NONE | NONE           | NONE | COMMUNITY   | PRIMARY_CARE    | HOM_A || AUTHORIZE |
        Gus    | 2010-05-01    | true | MANAGED_CARE    | NONE | NONE           | NONE | STREAMLINED | STREET_MEDICINE | HOM_A || AUTHORIZE | NOT_PAYABLE_AS_STREAMLINED ecm_provider_types
        Hana   | 2010-05-01    | true | MANAGED_CARE    | NONE | NONE           | NONE | STREAMLINED | STREET_MEDICINE | HOM_F || AUTHORIZE |
        Ivo    | 1980-05-01    |      | MANAGED_CARE    | NONE | NONE           | NONE | STREAMLINED | STREET_MEDICINE | HOM_A || MANUAL_REVIEW |
        Jun    | 1980-05-01    | true | MANAGED_CARE    | NONE | SAME_PROVIDER  | NONE | STREAMLINED | STREET_MEDICINE | HOM_A || WITHDRAWN |
        """,
        as_of=AS_OF,
    )
