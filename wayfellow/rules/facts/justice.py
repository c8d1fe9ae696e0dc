"""Prison, jail and youth facilities, and the way out of them. Source: ECM specification § 0.2, “Justice”."""

from __future__ import annotations

from wayfellow.rules.language.facts import Effort, Fact, FactType

FACTS = (
    Fact(
        "in_custody",
        FactType.BOOL,
        "Is the person in prison, in jail or in a youth facility now?",
        Effort.AT_ONCE,
        label="JUSTICE",
    ),
    Fact(
        "expected_release_date",
        FactType.DATE,
        "On which day is the person expected to be released?",
        Effort.SOME_THOUGHT,
        label="JUSTICE",
    ),
    Fact(
        "release_date",
        FactType.DATE,
        "On which day was the person last released?",
        Effort.SOME_THOUGHT,
        label="JUSTICE",
    ),
    Fact(
        "correctional_facility",
        FactType.CODE,
        "Is, or was, the person in a prison, in a jail or in a youth facility?",
        Effort.AT_ONCE,
        values=("PRISON", "JAIL", "YOUTH_CORRECTIONAL", "UNSTATED"),
        label="JUSTICE",
        default="UNSTATED",
    ),
    Fact(
        "pre_release_services_received",
        FactType.BOOL,
        "Did the person get health services in custody to prepare for release?",
        Effort.SOME_THOUGHT,
        label="JUSTICE",
    ),
    Fact(
        "last_pre_release_service",
        FactType.DATE,
        "When did the person last get health services in custody to prepare for release?",
        Effort.A_RECORD,
        label="JUSTICE",
    ),
    Fact(
        "ji_conditions",
        FactType.CODES,
        "Does the person have a mental illness, addiction, serious illness, disability, brain injury or HIV?",
        Effort.SOME_THOUGHT,
        values=("MENTAL_ILLNESS", "SUD", "CHRONIC_OR_SIGNIFICANT", "IDD", "TBI", "HIV_AIDS"),
        label="JUSTICE BY_VALUE",
    ),
    Fact(
        "juvenile_justice_involved",
        FactType.BOOL,
        "Was the person ever held in a juvenile facility, or under a juvenile court or probation?",
        Effort.AT_ONCE,
        label="JUSTICE",
    ),
)
