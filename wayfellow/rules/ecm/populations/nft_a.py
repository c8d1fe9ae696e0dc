"""Adult nursing-facility residents on their way to the community (Population of Focus 6)."""

from __future__ import annotations

from wayfellow.rules.ecm.age import adult
from wayfellow.rules.ecm.long_term_care import (
    NFT,
    NFT_ABLE,
    NFT_INTERESTED,
    NFT_LIKELY,
    NFT_NOT_ICF_SUBACUTE,
    NFT_RESIDENT,
)
from wayfellow.rules.language.rule import Rule, all_of

NFT_A = Rule(
    code="NFT_A",
    title="Adults who could leave the nursing facility",
    says="An adult in a nursing facility who wants to leave it, is likely to succeed and able to live outside.",
    source=NFT,
    when=all_of(adult("NFT_A"), NFT_RESIDENT, NFT_INTERESTED, NFT_LIKELY, NFT_ABLE, NFT_NOT_ICF_SUBACUTE),
)
