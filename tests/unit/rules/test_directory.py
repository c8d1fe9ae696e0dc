"""Whom to call: what the law lists, every county, and what holds on a day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import pytest

from wayfellow.rules.directory.counties import County
from wayfellow.rules.directory.lines import ListedLine
from wayfellow.rules.directory.load import load_directory
from wayfellow.rules.problems import UnreadableInput
from wayfellow.services.wording import State, Words, english_in

TODAY = date(2026, 11, 24)
CAN_BE_CALLED = re.compile(r"(911|211|711|988|(1-)?[2-9]\d\d-[2-9]\d\d-\d{4})")
OURS = load_directory()

# families-and-transport § 1.5, typed from it
THE_LAW = """
    emergency_911          | 911            |
    poison_control         | 1-800-222-1222 |
    suicide_988            | 988            | 988
    calhope                | 833-317-4673   |
    domestic_violence      | 1-800-799-7233 | START to 88788
    aps                    | 1-833-401-0832 |
    ltc_ombudsman          | 1-800-231-4024 |
    childhelp              | 1-800-422-4453 |
    help_211               | 211            |
    medi_cal_ombudsman     | 1-888-452-8609 |
    dmhc                   | 1-888-466-2219 |
    medi_cal_helpline      | 1-800-541-5555 |
    health_consumer_alliance | 1-888-804-3536 |
    hicap                  | 1-800-434-0222 |
    hearings               | 1-800-743-8525 |
    maternal_mental_health | 1-833-852-6262 |
"""
LISTED = [tuple(cell.strip() for cell in row.split("|")) for row in THE_LAW.strip().splitlines()]
ALSO = ["medi_cal_rides", "caregiver_resource_center", "area_agency_on_aging", "health_care_options"]
ALSO += ["covered_california"]


def every_line() -> Iterator[ListedLine]:
    yield from OURS.lines.values()
    yield from (one.line for one in OURS.listed_plans.values())
    yield from (one.line for one in OURS.caregiver_centers.values())
    yield from (one.mental_health for one in OURS.counties if one.mental_health)


@pytest.mark.parametrize(("name", "number", "text"), LISTED)
def test_the_numbers_are_those_of_the_law(name: str, number: str, text: str) -> None:
    line = OURS.line(name, TODAY)
    assert line.number == number
    if text:
        assert " to ".join(part for part in (line.text_word, line.text_to) if part) == text


@pytest.mark.parametrize("name", ALSO)
def test_what_the_guide_sends_people_to_is_there(name: str) -> None:
    assert OURS.line(name, TODAY).number


@pytest.mark.parametrize("line", list(every_line()), ids=lambda line: line.id)
def test_every_number_can_be_called_and_says_where_it_is_from(line: ListedLine) -> None:
    on_the_day = line.on(TODAY)
    for number in (on_the_day.number, on_the_day.tty):
        assert CAN_BE_CALLED.fullmatch(number)
    assert re.fullmatch(r"911|211|988|\+1\d{10}", on_the_day.dial)
    assert on_the_day.source.title
    assert on_the_day.tag in ("GK", "S")


def test_only_what_was_read_in_a_source_goes_without_a_tag() -> None:
    read = {"dmhc", "health_care_options", "area_agency_on_aging", "caloptima", "county_01"}
    assert {line.id for line in every_line() if line.on(TODAY).tag == "S"} == read


def test_there_are_58_counties_in_the_order_of_their_codes() -> None:
    assert [one.code for one in OURS.counties] == [f"{number:02}" for number in range(1, 59)]
    assert len({one.name for one in OURS.counties}) == 58
    assert OURS.county("19").name == "Los Angeles"


@pytest.mark.parametrize("county", OURS.counties, ids=lambda one: one.name)
def test_every_county_has_a_plan_and_somebody_for_caregivers_and_for_mental_health(county: County) -> None:
    kinds = [one.kind for one in OURS.plans(county.code, TODAY)]
    assert kinds
    assert not kinds.count("COHS") + kinds.count("SINGLE_PLAN") > 1
    assert kinds.count("LOCAL_INITIATIVE") <= 1
    assert set(kinds) != {"KAISER"}  # not everybody may join it
    assert OURS.caregiver_line(county.code, TODAY).id in OURS.caregiver_centers
    assert OURS.mental_health_line(county.code, TODAY).number


# Which plans serve, by county: one of each model.
MODELS = """
    Alameda      | alameda_alliance kaiser
    Orange       | caloptima kaiser
    Butte        | partnership
    Alpine       | anthem san_joaquin
    Tulare       | anthem health_net kaiser
    Los Angeles  | health_net kaiser la_care
    Sacramento   | anthem health_net kaiser molina
    San Diego    | blue_shield_promise community_health_group kaiser molina
    San Benito   | central_california_alliance
"""


@pytest.mark.parametrize("row", MODELS.strip().splitlines())
def test_the_plans_of_a_county(row: str) -> None:
    name, wanted = (cell.strip() for cell in row.split("|"))
    county = OURS.county_named(name)
    assert county is not None
    assert [one.code for one in OURS.plans(county.code, TODAY)] == wanted.split()


def test_a_plan_has_its_own_kind_in_each_county() -> None:
    kinds = {county: OURS.plans(county, TODAY)[0].kind for county in ("54", "34")}
    assert kinds == {"54": "LOCAL_INITIATIVE", "34": "COMMERCIAL"}


def test_before_the_contracts_no_plan_is_listed() -> None:
    assert OURS.plans("19", date(2023, 12, 31)) == ()
    assert len(OURS.plans("19", date(2024, 1, 1))) == 3


def test_the_only_plan_is_called_itself_and_among_several_the_ombudsman_is() -> None:
    assert OURS.plan_line("04", TODAY).id == "partnership"
    assert OURS.plan_line("19", TODAY).id == "medi_cal_ombudsman"


def test_a_county_whose_access_line_we_do_not_know_sends_to_the_ombudsman() -> None:
    assert OURS.county("17").mental_health is None
    assert OURS.mental_health_line("17", TODAY) == OURS.line("medi_cal_ombudsman", TODAY)


@pytest.mark.parametrize("said", ["Contra Costa", "contra costa county", " CONTRA COSTA "])
def test_a_county_is_found_by_its_name(said: str) -> None:
    assert OURS.county_named(said) == OURS.county("07")


def test_what_is_no_county_is_not_found() -> None:
    assert OURS.county_named("Clark") is None
    with pytest.raises(UnreadableInput, match=r"There is no county '59'; expected two digits"):
        OURS.plans("59", TODAY)


def test_an_unknown_line_is_said_so() -> None:
    with pytest.raises(UnreadableInput, match=r"no line 'own_help_line'; expected one of its lines\.yaml"):
        OURS.line("own_help_line", TODAY)
    assert not OURS.has_line("own_help_line", TODAY)


def test_before_its_first_day_a_line_has_no_number() -> None:
    with pytest.raises(UnreadableInput, match="no number for suicide_988 on 2023-12-31"):
        OURS.line("suicide_988", date(2023, 12, 31))


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize("name", OURS.lines)
def test_every_line_has_a_name_and_a_note(name: str, lang: str) -> None:
    words = Words(lang)
    for key in (f"line.{name}", f"line.{name}.note"):
        assert words.state(key) == State.REVIEWED


def test_no_number_stands_in_the_words_but_short_ones() -> None:
    """A number in a sentence would stay when the directory changes."""
    told = [Words(lang).say(key) for lang in ("en", "es") for key in english_in() if key.startswith("line.")]
    assert not [text for text in told if re.search(r"\d{3}-\d{4}", text)]
