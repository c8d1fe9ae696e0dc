"""Where the person lives, and what makes life harder. Source: ECM specification § 0.2, “Housing and need”."""

from __future__ import annotations

from wayfellow.rules.language.facts import Effort, Fact, FactType

FACTS = (
    Fact(
        "household_has_member_under_21",
        FactType.BOOL,
        "Does anybody under 21 live in the household?",
        Effort.AT_ONCE,
    ),
    Fact(
        "sleeping_place",
        FactType.CODE,
        "Where does the person sleep most nights?",
        Effort.AT_ONCE,
        values=(
            "OWN_HOME", "DOUBLED_UP", "NOT_MEANT_FOR_SLEEPING", "CAMPGROUND", "SHELTER", "INTERIM_HOUSING",
            "TRANSITIONAL_HOUSING", "MOTEL_PAID_BY_PROGRAM", "MOTEL_SELF_PAID", "TRAILER_PARK", "INSTITUTION", "OTHER",
        ),
    ),
    Fact(
        "lacks_fixed_regular_adequate_residence",
        FactType.BOOL,
        "Is the person without a fixed, regular and adequate place to spend the night?",
        Effort.AT_ONCE,
    ),
    Fact("one_place_most_nights", FactType.BOOL, "Is there one place to sleep most nights?", Effort.AT_ONCE),
    Fact("may_stay_every_night", FactType.BOOL, "May the person stay there every night?", Effort.AT_ONCE),
    Fact(
        "sleeping_place_adequate",
        FactType.BOOL,
        "Is the place safe, with room to sleep?",
        Effort.AT_ONCE,
    ),
    Fact(
        "doubled_up_reason",
        FactType.CODE,
        "Why does the family stay with others?",
        Effort.AT_ONCE,
        values=("LOST_HOUSING", "HARDSHIP", "SIMILAR", "OWN_PREFERENCE"),
    ),
    Fact(
        "no_alternative_housing",
        FactType.BOOL,
        "Does the family stay in the motel, trailer park or campground because there is nowhere else?",
        Effort.AT_ONCE,
    ),
    Fact(
        "abandoned_in_hospital",
        FactType.BOOL,
        "Is the child still in the hospital because there is no safe place to go?",
        Effort.A_RECORD,
        label="CHILD_WELFARE",
    ),
    Fact(
        "school_mckinney_vento",
        FactType.BOOL,
        "Does the school count the child as homeless (McKinney-Vento)?",
        Effort.A_RECORD,
    ),
    Fact(
        "hmis_open_enrollment",
        FactType.BOOL,
        "Is there an open enrollment in the county's homeless services (HMIS)?",
        Effort.A_RECORD,
    ),
    Fact(
        "leaving_institution_into_homelessness",
        FactType.BOOL,
        "Is the person leaving a hospital, jail or other institution with nowhere to live?",
        Effort.AT_ONCE,
    ),
    Fact(
        "housing_loss_date",
        FactType.DATE,
        "On which day will the person lose their housing?",
        Effort.SOME_THOUGHT,
    ),
    Fact(
        "fleeing_violence",
        FactType.BOOL,
        "Is the person fleeing violence, assault or stalking?",
        Effort.AT_ONCE,
        label="VIOLENCE",
    ),
    Fact(
        "complex_needs",
        FactType.CODES,
        "Which needs are complex: physical, behavioral, developmental?",
        Effort.A_JUDGEMENT,
        values=("PHYSICAL", "BEHAVIORAL", "DEVELOPMENTAL"),
        label="BY_VALUE",
    ),
    Fact(
        "cannot_self_manage",
        FactType.BOOL,
        "Is it too hard for the person to manage their health alone?",
        Effort.A_JUDGEMENT,
    ),
    Fact(
        "coordination_likely_to_help",
        FactType.BOOL,
        "Would help with coordinating care be likely to make a difference?",
        Effort.A_JUDGEMENT,
    ),
    Fact(
        "transitional_rent_authorized",
        FactType.BOOL,
        "Has the plan authorized Transitional Rent?",
        Effort.A_RECORD,
    ),
    Fact("pregnant", FactType.BOOL, "Is the person pregnant?", Effort.AT_ONCE, label="REPRODUCTIVE"),
    Fact(
        "pregnancy_end_date",
        FactType.DATE,
        "When did the last pregnancy end?",
        Effort.AT_ONCE,
        label="REPRODUCTIVE",
    ),
)  # fmt: skip
