"""Birth equity (Population of Focus 9): any age."""

from __future__ import annotations

from wayfellow.rules.language.rule import Ask, Attested, Rule, Sign, all_of, any_of, evidenced, fact
from wayfellow.rules.language.source import ecm_guide

SOURCE = ecm_guide("§ IV, Population of Focus 9; specification § 1.9")

BEQ_PERINATAL = Rule(
    code="BEQ_PERINATAL",
    title="Pregnant, or within a year after",
    says="Is pregnant, or a pregnancy ended, in whatever way, within {ecm.birth_equity.postpartum_months} months.",
    source=SOURCE,
    when=evidenced(
        any_of(fact("pregnant"), fact("pregnancy_end_date").within_months("ecm.birth_equity.postpartum_months")),
        Sign("PREGNANCY", "ecm.birth_equity.code_months"),
    ),
    asks=Ask("pregnant", "yes"),
    attested=Attested.WITH_POPULATION,
    label="REPRODUCTIVE",
)

BEQ_GROUP = Rule(
    code="BEQ_GROUP",
    title="In a group that fares worse in childbirth",
    says="Belongs to a group that state data show to fare worse: Black, American Indian or Alaska Native, or Pacific"
    " Islander; one of several is enough.",
    source=ecm_guide("§ IV, Population of Focus 9; specification § 1.9", "INT"),
    when=fact("race_ethnicity").has_listed("ecm.birth_equity.groups"),
    asks=Ask("race_ethnicity", "one of the groups"),
    attested=Attested.WITH_POPULATION,
    is_sign=False,
)

BEQ = Rule(
    code="BEQ",
    title="Birth equity",
    says="Somebody pregnant, or within a year after, in a group that fares worse in childbirth.",
    source=SOURCE,
    when=all_of(BEQ_PERINATAL, BEQ_GROUP),
    label="REPRODUCTIVE",
)
