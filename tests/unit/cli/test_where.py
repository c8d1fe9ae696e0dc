"""`where`: from a name in a result to the place where it is said."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from wayfellow.config.clock import read_clock
from wayfellow.config.entry import wayfellow
from wayfellow.rules.facts import VOCABULARY
from wayfellow.rules.language.parameters import load_parameters
from wayfellow.rules.language.rule import Rule
from wayfellow.rules.language.value_sets import load_value_sets
from wayfellow.rules.problems import UnreadableInput
from wayfellow.services.finding_things import place_of_fact, place_of_parameter, place_of_rule, place_of_value_set
from wayfellow.services.reading_rules import RULES, logic_of

ROOT = Path(__file__).parents[3]


def where(name: str) -> Result:
    return CliRunner().invoke(wayfellow, ["where", name], obj=read_clock("2026-06-30T12:00-07:00"))


def line_at(place: str) -> str:
    file, _, number = place.partition(":")
    return (ROOT / file).read_text().splitlines()[int(number) - 1]


def test_a_criterion_says_what_it_stands_on() -> None:
    told = where("H5").output
    assert "H5 · criterion · Will soon lose housing" in told
    assert "Will lose their housing within 30 days." in told
    assert "ecm.homelessness.housing_loss_days  30 days from 2022-01-01" in told
    assert "On which day will the person lose their housing?" in told
    assert "test_losing_housing_within_thirty_days" in told
    assert "docs/reference/criteria/homeless_hhs.md#h5-will-soon-lose-housing" in told


def test_the_law_s_own_id_finds_every_criterion_that_bears_it() -> None:
    told = where("utl_ed").output
    assert "UTL_A.ED · criterion" in told
    assert "UTL_C.ED · criterion" in told


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("hom-a", "HOM_A · population · "),
        ("ECM.ADULT_AGE", "ecm.adult_age · parameter · "),
        ("chronic", "CHRONIC · value set · "),
        ("sleeping_place", "sleeping_place · fact · Where does the person sleep most nights?"),
        ("screen", "screen · command · Find everyone who may qualify, with reasons."),
    ],
)
def test_capitals_and_hyphens_do_not_matter(name: str, first: str) -> None:
    assert where(name).output.startswith(first)


def test_part_of_a_name_that_only_one_holds_is_enough() -> None:
    assert where("adult_age").output.startswith("ecm.adult_age · parameter")


def test_part_of_several_names_lists_them() -> None:
    done = where("sleeping")
    assert done.exit_code == 0
    assert done.output.splitlines()[1:] == ["  sleeping_place", "  sleeping_place_adequate"]


def test_one_letter_must_begin_a_name() -> None:
    assert all(line.strip().upper().startswith("H") for line in where("h").output.splitlines()[1:])


def test_an_unknown_name_is_answered_with_the_closest() -> None:
    problem = where("UTLX").exception
    assert isinstance(problem, UnreadableInput)
    assert problem.exit_code == 2
    assert "UTL_A" in str(problem)


def test_what_looks_like_nothing_is_sent_to_the_manual() -> None:
    assert "docs/reference" in str(where("qqqqqqqqqq").exception)


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.code)
def test_every_rule_is_found_where_it_is_declared(rule: Rule) -> None:
    place = place_of_rule(rule)
    assert re.search(r"\bRule\(", line_at(place)), place


@pytest.mark.parametrize("name", VOCABULARY)
def test_every_fact_is_found_where_it_is_declared(name: str) -> None:
    assert "Fact(" in line_at(place_of_fact(name))


@pytest.mark.parametrize("name", load_parameters())
def test_every_number_is_found_where_it_is_declared(name: str) -> None:
    line = line_at(place_of_parameter(name))
    assert line.startswith("description:") or name.rpartition(".")[2] in line


@pytest.mark.parametrize("name", load_value_sets())
def test_every_group_of_codes_is_found_where_it_is_declared(name: str) -> None:
    assert line_at(place_of_value_set(name)).strip().startswith(f"{name}:")


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.code)
def test_the_logic_of_every_rule_can_be_put_in_words(rule: Rule) -> None:
    lines = logic_of(rule)
    assert lines
    assert not [words for _, words in lines if re.match(r"[A-Z]\w+: ", words)], "an expression without words"
