"""Adults in the community at risk of long-term institutional care (Population of Focus 5)."""

from __future__ import annotations

from wayfellow.rules.ecm.age import adult
from wayfellow.rules.ecm.long_term_care import L1, L2, L3, LTC, LTC_COMMUNITY, LTC_NOT_ICF_SUBACUTE
from wayfellow.rules.language.rule import Rule, all_of

LTC_A = Rule(
    code="LTC_A",
    title="Adults at home who may end up in a nursing home",
    says="An adult in the community with the needs of a nursing home who can go on living at home with support.",
    source=LTC,
    when=all_of(adult("LTC_A"), LTC_COMMUNITY, L1, L2, L3, LTC_NOT_ICF_SUBACUTE),
)
