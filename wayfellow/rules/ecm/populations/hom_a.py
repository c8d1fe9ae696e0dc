"""Adults experiencing homelessness (Population of Focus 1a)."""

from __future__ import annotations

from wayfellow.rules.ecm.age import adult
from wayfellow.rules.ecm.complex_need import COMPLEX_NEED
from wayfellow.rules.ecm.homelessness import HOMELESS_HHS, SOURCE, TRANSITIONAL_RENT
from wayfellow.rules.language.rule import Rule, all_of, any_of

HOM_A = Rule(
    code="HOM_A",
    title="Adults experiencing homelessness",
    says="An adult who is homeless and has a complex need that coordination would help with, or for whom the plan has"
    " authorized Transitional Rent.",
    source=SOURCE,
    when=all_of(adult("HOM_A"), any_of(all_of(HOMELESS_HHS, COMPLEX_NEED), TRANSITIONAL_RENT)),
)
