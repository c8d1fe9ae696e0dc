"""Whom to call first (families-and-transport specification § 1.5): the table as it is written there."""

from __future__ import annotations

import pytest

from wayfellow.rules.guide.safety import OTHER_LINES, SAFETY, must_be_quiet, triggers

TABLE = """
trigger                  | show first                        | also           | watched
medical_emergency        | emergency_911                     | poison_control | no
overdose                 | emergency_911                     | poison_control | no
suicide                  | suicide_988 emergency_911         | calhope        | no
violence                 | emergency_911 domestic_violence   |                | yes
elder_or_dependent_abuse | emergency_911 aps ltc_ombudsman   |                | yes
child_abuse              | emergency_911 help_211 childhelp  |                | yes
no_safe_place_tonight    | help_211                          |                | no
"""
ROWS = [[cell.strip() for cell in line.split("|")] for line in TABLE.strip().splitlines()[1:]]


def test_the_triggers_stand_in_the_order_of_the_table() -> None:
    assert [trigger.code for trigger in SAFETY] == [code for code, *_rest in ROWS]


@pytest.mark.parametrize(("code", "first", "also", "watched"), ROWS, ids=[row[0] for row in ROWS])
def test_a_trigger_shows_the_lines_of_its_row_in_order(code: str, first: str, also: str, watched: str) -> None:
    (trigger,) = triggers({code})
    assert trigger.first == tuple(first.split())
    assert trigger.also == tuple(also.split())
    assert trigger.quiet is (watched == "yes")


def test_several_answers_come_in_table_order_whatever_the_order_of_asking() -> None:
    asked = ["no_safe_place_tonight", "suicide", "medical_emergency"]
    assert [trigger.code for trigger in triggers(asked)] == ["medical_emergency", "suicide", "no_safe_place_tonight"]


@pytest.mark.parametrize("answers", [set(), {"none"}, {"unsure"}])
def test_an_answer_that_names_no_danger_shows_no_block(answers: set[str]) -> None:
    assert triggers(answers) == ()


def test_one_watched_answer_makes_the_whole_page_quiet() -> None:
    """The quick exit and the neutral title come with any violence or abuse, whatever else was ticked."""
    assert must_be_quiet({"overdose", "child_abuse"})
    assert not must_be_quiet({"overdose", "suicide", "no_safe_place_tonight", "none"})


def test_an_overdose_is_told_of_naloxone_and_a_watched_person_how_to_be_reached_safely() -> None:
    (overdose, violence) = triggers({"overdose", "violence"})
    assert "naloxone" in overdose.notes
    assert {"safe_to_talk", "safe_contact"} <= set(violence.notes)


def test_the_other_lines_are_those_of_the_last_row() -> None:
    assert " ".join(OTHER_LINES) == (
        "medi_cal_ombudsman dmhc medi_cal_helpline health_consumer_alliance hicap hearings maternal_mental_health "
        "medi_cal_rides"
    )


def test_every_trigger_says_where_it_comes_from() -> None:
    assert all(trigger.source.title and trigger.source.section for trigger in SAFETY)
