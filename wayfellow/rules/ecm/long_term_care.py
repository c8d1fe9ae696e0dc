"""Living at home with the needs of a nursing home, or in one and able to leave.

Source: DHCS ECM Policy Guide, Populations of Focus 5 and 6.
"""

from __future__ import annotations

from wayfellow.rules.ecm.social_factors import HARDSHIP, any_factor
from wayfellow.rules.language.rule import Ask, Attested, Not, Rule, any_of, fact, otherwise
from wayfellow.rules.language.source import ecm_guide

LTC = ecm_guide("§ IV, Population of Focus 5; specification § 1.5")
NFT = ecm_guide("§ IV, Population of Focus 6; specification § 1.6")
COMMUNITY = ("INDEPENDENT_HOUSING", "RESIDENTIAL_CARE", "RCFE", "OTHER_HCBS_SETTING", "UNHOUSED")
FACTOR_SIGNS = (*HARDSHIP, "LIVES_ALONE", "DAILY_HELP")
"""Dementia, frailty and a relative who needs care (F01-F03, G30, R54, Z63.6) only support: a reviewer reads them."""

LTC_COMMUNITY = Rule(
    code="LTC_COMMUNITY",
    title="Lives in the community",
    says="Lives in a home, a residential care facility or another place in the community.",
    source=LTC,
    when=otherwise(fact("living_setting").is_in(*COMMUNITY), fact("living_in_community")),
    asks=Ask("living_setting", "at home"),
    attested=Attested.WITH_POPULATION,
    is_sign=False,
)

L1 = Rule(
    code="L1",
    title="Needs skilled nursing",
    says="Meets the level of care of a skilled nursing facility, or needs some skilled nursing for a time.",
    source=LTC,
    when=any_of(fact("meets_snf_level_of_care"), fact("needs_lower_acuity_skilled_nursing")),
    asks=Ask("meets_snf_level_of_care", "yes"),
    attested=Attested.WITH_POPULATION,
)

L2 = Rule(
    code="L2",
    title="Something that makes life at home harder",
    says="Has at least one factor that makes life at home harder, such as help needed with daily life, living alone, no"
    " stable housing or food, or too little caregiving.",
    source=ecm_guide("§ IV, Population of Focus 5; specification § 1.5", "INT"),
    when=any_factor(months="ecm.long_term_care.code_months", signs=FACTOR_SIGNS),
    asks=Ask("complex_social_factors", "any"),
    attested=Attested.WITH_POPULATION,
)

L3 = Rule(
    code="L3",
    title="Able to live in the community with support",
    says="Is able to go on living in the community with wraparound support.",
    source=LTC,
    when=fact("able_to_live_in_community"),
    asks=Ask("able_to_live_in_community", "yes"),
    attested=Attested.WITH_POPULATION,
)

LTC_NOT_ICF_SUBACUTE = Rule(
    code="LTC_NOT_ICF_SUBACUTE",
    title="Not in, or at risk of, an ICF or subacute facility",
    says="Does not live in, and is not at risk of moving to, an intermediate care or subacute facility.",
    source=LTC,
    when=Not(any_of(fact("at_risk_of_icf_or_subacute"), fact("living_setting").is_in("ICF", "SUBACUTE"))),
    asks=Ask("living_setting", "at home"),
    is_sign=False,
)

NFT_RESIDENT = Rule(
    code="NFT_RESIDENT",
    title="Lives in a nursing facility",
    says="Lives in a nursing facility, for however short a time.",
    source=NFT,
    when=otherwise(fact("living_setting").is_in("NURSING_FACILITY"), fact("nursing_facility_resident")),
    asks=Ask("living_setting", "in a nursing facility"),
    attested=Attested.WITH_POPULATION,
)

NFT_INTERESTED = Rule(
    code="NFT_INTERESTED",
    title="Wants to leave the facility",
    says="Is interested in leaving the facility for the community.",
    source=NFT,
    when=fact("interested_in_leaving_facility"),
    asks=Ask("interested_in_leaving_facility", "yes"),
    attested=Attested.WITH_POPULATION,
)

NFT_LIKELY = Rule(
    code="NFT_LIKELY",
    title="Likely to succeed",
    says="Is a likely candidate to move out with success.",
    source=NFT,
    when=fact("likely_to_succeed_in_transition"),
    asks=Ask("likely_to_succeed_in_transition", "yes"),
    attested=Attested.WITH_POPULATION,
)

NFT_ABLE = Rule(
    code="NFT_ABLE",
    title="Able to live in the community",
    says="Is able to live in the community without a break; short returns to a hospital do not count against it.",
    source=NFT,
    when=fact("able_to_live_in_community"),
    asks=Ask("able_to_live_in_community", "yes"),
    attested=Attested.WITH_POPULATION,
)

NFT_NOT_ICF_SUBACUTE = Rule(
    code="NFT_NOT_ICF_SUBACUTE",
    title="Not in an ICF or subacute facility",
    says="Does not live in an intermediate care or subacute facility.",
    source=NFT,
    when=Not(fact("living_setting").is_in("ICF", "SUBACUTE")),
    asks=Ask("living_setting", "in a nursing facility"),
    is_sign=False,
)
