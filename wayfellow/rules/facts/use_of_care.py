"""Visits to the emergency department and stays in hospital. Source: ECM specification § 0.2, “Utilization”."""

from __future__ import annotations

from wayfellow.rules.language.facts import Effort, Fact, FactType

FACTS = (
    Fact(
        "ed_visits",
        FactType.EVENTS,
        "When was the person in an emergency department?",
        Effort.SOME_THOUGHT,
        label="BY_VALUE",
        fields=("service_date", "facility", "claim_kind", "diagnoses", "avoidability", "source"),
    ),
    Fact(
        "stays",
        FactType.EVENTS,
        "When was the person in a hospital or nursing facility, and was it planned?",
        Effort.SOME_THOUGHT,
        label="BY_VALUE",
        fields=(
            "setting", "facility", "admit_date", "discharge_date", "admission_priority", "uncomplicated_delivery",
            "diagnoses", "avoidability", "source",
        ),
    ),
    Fact(
        "attested_ed_visits",
        FactType.COUNT,
        "How many times was the person in an emergency department in the last months (6 for adults, 12 for children)?",
        Effort.SOME_THOUGHT,
    ),
    Fact(
        "attested_unplanned_stays",
        FactType.COUNT,
        "How many unplanned hospital or short nursing-home stays in the last months (6 for adults, 12 for children)?",
        Effort.SOME_THOUGHT,
    ),
    Fact(
        "attested_bh_ed_visits",
        FactType.COUNT,
        "How many emergency visits in the past 12 months were for mental health, drugs or alcohol?",
        Effort.SOME_THOUGHT,
        label="MH SUD",
    ),
    Fact(
        "attested_bh_hospitalizations",
        FactType.COUNT,
        "How many hospital stays in the past 12 months were for mental health, drugs or alcohol?",
        Effort.SOME_THOUGHT,
        label="MH SUD",
    ),
    Fact(
        "discretion_decision",
        FactType.CODE,
        "Did the plan's reviewer approve or decline help for the person, whose visits or stays are too few?",
        Effort.A_RECORD,
        values=("AUTHORIZE", "DECLINE"),
    ),
)  # fmt: skip
