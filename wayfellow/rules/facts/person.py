"""Who the person is, and what somebody who knows them has attested. Source: ECM specification § 0.2."""

from __future__ import annotations

from wayfellow.rules.language.facts import Effort, Fact, FactType

POPULATIONS = (
    "HOM_A", "HOM_F", "UTL_A", "UTL_C", "BH_A", "BH_C", "JI_A", "JI_C", "LTC_A", "NFT_A", "CCS_C", "CW_C", "BEQ",
)  # fmt: skip
"""The thirteen Populations of Focus (ECM specification § 1.0), in its order."""

FACTS = (
    Fact("date_of_birth", FactType.DATE, "When was the person born?", Effort.AT_ONCE),
    Fact(
        "attested_populations",
        FactType.CODES,
        "Which Populations of Focus does the referrer say the person belongs to?",
        Effort.A_JUDGEMENT,
        values=POPULATIONS,
        label="BY_VALUE",
    ),
    Fact(
        "attested_criteria",
        FactType.CODES,
        "Which criteria on the referral form are ticked?",
        Effort.A_JUDGEMENT,
        label="BY_VALUE",
    ),
    Fact(
        "diagnoses",
        FactType.EVENTS,
        "Which diagnoses does the person have, and since when?",
        Effort.A_RECORD,
        label="BY_VALUE",
        fields=("icd10", "date", "position", "source"),
    ),
    Fact(
        "places_of_service",
        FactType.EVENTS,
        "Where was the person seen?",
        Effort.A_RECORD,
        label="BY_VALUE",
        fields=("pos", "date"),
    ),
)
