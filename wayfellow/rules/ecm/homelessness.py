"""What counts as being homeless: six federal conditions, and what schools count for children.

Source: DHCS ECM Policy Guide, Population of Focus 1 (24 CFR 91.5, with its lengthened 30 days; 42 USC 11434a).
"""

from __future__ import annotations

from wayfellow.rules.language.rule import (
    Ask,
    Attested,
    Rule,
    Sign,
    all_of,
    any_of,
    evidenced,
    fact,
    is_false,
)
from wayfellow.rules.language.source import ecm_guide

SOURCE = ecm_guide("§ IV, Population of Focus 1; specification § 1.1")
CODE_MONTHS = "ecm.homelessness.code_months"
SHELTERS = ("SHELTER", "INTERIM_HOUSING", "TRANSITIONAL_HOUSING", "MOTEL_PAID_BY_PROGRAM")

H1 = Rule(
    code="H1",
    title="No fixed, regular and adequate place to spend the night",
    says="Has no fixed, regular and adequate place to spend the night; staying with others counts when there is no one"
    " place for most nights, when staying is not allowed every night, or when the place is not safe or has no room.",
    source=ecm_guide("§ IV, Population of Focus 1; specification § 1.1", "INT"),
    when=any_of(
        evidenced(
            fact("lacks_fixed_regular_adequate_residence"),
            Sign("HOMELESS_UNSPECIFIED", CODE_MONTHS),
            Sign("HOUSING_INADEQUATE", CODE_MONTHS),
            fact("hmis_open_enrollment"),
        ),
        all_of(
            fact("sleeping_place").is_in("DOUBLED_UP"),
            any_of(
                is_false("one_place_most_nights"),
                is_false("may_stay_every_night"),
                is_false("sleeping_place_adequate"),
            ),
        ),
    ),
    asks=Ask("lacks_fixed_regular_adequate_residence", "yes"),
    attested=Attested.BY_NAME,
)

H2 = Rule(
    code="H2",
    title="Sleeps in a place not meant for sleeping",
    says="Sleeps in a car, a park, an empty building, a station, an airport or a campground.",
    source=SOURCE,
    when=evidenced(
        fact("sleeping_place").is_in("NOT_MEANT_FOR_SLEEPING", "CAMPGROUND"),
        Sign("HOMELESS_UNSHELTERED", CODE_MONTHS),
        Sign("PLACE_STREET", CODE_MONTHS),
    ),
    asks=Ask("sleeping_place", "a place not meant for sleeping"),
    attested=Attested.BY_NAME,
)

H3 = Rule(
    code="H3",
    title="Stays in a shelter or temporary place",
    says="Stays in a shelter, in transitional housing, or in a motel that a program or charity pays for.",
    source=SOURCE,
    when=evidenced(
        fact("sleeping_place").is_in(*SHELTERS),
        Sign("HOMELESS_SHELTERED", CODE_MONTHS),
        Sign("PLACE_SHELTER", CODE_MONTHS),
    ),
    asks=Ask("sleeping_place", "a shelter"),
    attested=Attested.BY_NAME,
)

H4 = Rule(
    code="H4",
    title="Leaves an institution with nowhere to live",
    says="Is leaving a hospital, a jail or another institution into homelessness, however short the stay.",
    source=SOURCE,
    when=fact("leaving_institution_into_homelessness"),
    asks=Ask("leaving_institution_into_homelessness", "yes"),
    attested=Attested.BY_NAME,
)

H5 = Rule(
    code="H5",
    title="Will soon lose housing",
    says="Will lose their housing within {ecm.homelessness.housing_loss_days} days.",
    source=SOURCE,
    when=fact("housing_loss_date").in_the_next_days("ecm.homelessness.housing_loss_days"),
    asks=Ask("housing_loss_date", "a day soon"),
    attested=Attested.BY_NAME,
)

H6 = Rule(
    code="H6",
    title="Flees violence",
    says="Is fleeing violence at home, sexual assault, stalking or something like it that threatens life.",
    source=SOURCE,
    when=fact("fleeing_violence"),
    asks=Ask("fleeing_violence", "yes"),
    attested=Attested.BY_NAME,
    label="VIOLENCE",
)

HOMELESS_HHS = Rule(
    code="HOMELESS_HHS",
    title="Homeless by the federal meaning",
    says="Is homeless in one of the six ways the federal health department counts.",
    source=SOURCE,
    when=any_of(H1, H2, H3, H4, H5, H6),
    asks=Ask("sleeping_place", "a shelter, or a place not meant for sleeping"),
    attested=Attested.WITH_POPULATION,
)

CHILD_HOMELESS = Rule(
    code="CHILD_HOMELESS",
    title="A child or family without a home of their own",
    says="Shares others' housing after losing their own, or lives in a motel, trailer park, campground or shelter for"
    " want of anything else, or was left in hospital without a safe place to go.",
    source=SOURCE,
    when=evidenced(
        any_of(
            all_of(
                fact("sleeping_place").is_in("DOUBLED_UP"),
                fact("doubled_up_reason").is_in("LOST_HOUSING", "HARDSHIP", "SIMILAR"),
            ),
            all_of(
                fact("sleeping_place").is_in("MOTEL_SELF_PAID", "TRAILER_PARK", "CAMPGROUND"),
                fact("no_alternative_housing"),
            ),
            fact("sleeping_place").is_in(*SHELTERS),
            fact("abandoned_in_hospital"),
        ),
        fact("school_mckinney_vento"),
    ),
    asks=Ask("sleeping_place", "with others, or in a motel or shelter, for want of anything else"),
    attested=Attested.WITH_POPULATION,
)

TRANSITIONAL_RENT = Rule(
    code="TRANSITIONAL_RENT_AUTHORIZED",
    title="The plan pays Transitional Rent",
    says="The plan has authorized Transitional Rent, which obliges it to offer Enhanced Care Management.",
    source=SOURCE,
    when=fact("transitional_rent_authorized"),
    asks=Ask("transitional_rent_authorized", "yes"),
)
