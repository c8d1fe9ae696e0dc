"""What a page of the guide sent, read: an answer, or the sentence that says what to put right, and where."""

from __future__ import annotations

from datetime import date

import pytest
from django.http import QueryDict

from wayfellow.rules.directory.load import load_directory
from wayfellow.rules.guide.answers import Answer
from wayfellow.rules.guide.questions import BY_KEY
from wayfellow.services.wording import Words
from wayfellow.web.guide.forms import WRONG_DATE, PutRight, read_form, read_letter_form

TODAY = date(2026, 11, 24)


def sent(key: str, body: str) -> Answer:
    return read_form(BY_KEY[key], QueryDict(body), load_directory())


@pytest.mark.parametrize(
    ("key", "body", "answer"),
    [
        ("who", "who=me", "me"),
        ("who", "who=unsure", "unsure"),
        ("who", "who=me&who=child", "child"),
        ("age", "age_written=0", 0),
        ("age", "age_written=+72+", 72),
        ("age", "age_written=120", 120),
        ("age", "age=unsure", "unsure"),
        ("age", "age_written=72&age=unsure", 72),
        ("age", "age_written=&age=unsure", "unsure"),
        ("county", "county_written=19", "19"),
        ("county", "county_written=Los+Angeles", "19"),
        ("county", "county=outside_ca", "outside_ca"),
        ("county", "county=unsure", "unsure"),
        ("coverage", "coverage=none", "none"),
        ("event", "event=none", ("none",)),
        ("event", "event=none&event=in_hospital", ("in_hospital",)),
        ("event", "event=unsure&event=none", ("unsure",)),
        ("event", "event=in_hospital&event=surgery_planned&event=in_hospital", ("surgery_planned", "in_hospital")),
        ("needs", "", ()),
        ("wants", "wants=unsure", ("unsure",)),
    ],
)
def test_a_form_is_an_answer(key: str, body: str, answer: Answer) -> None:
    assert sent(key, body) == answer


@pytest.mark.parametrize(
    ("key", "body", "sentence"),
    [
        ("who", "", "guide.errors.choose_one"),
        ("who", "who=grandma", "guide.errors.unknown_answer"),
        ("who", "who=none", "guide.errors.unknown_answer"),
        ("who", "who=" + "x" * 41, "guide.errors.too_long"),
        ("age", "", "guide.errors.age"),
        ("age", "age_written=121", "guide.errors.age"),
        ("age", "age_written=-1", "guide.errors.age"),
        ("age", "age_written=7.5", "guide.errors.age"),
        ("county", "", "guide.errors.county"),
        ("county", "county_written=Oregon", "guide.errors.county"),
        ("event", "", "guide.errors.choose_some"),
        ("event", "event=grandma&event=none", "guide.errors.unknown_answer"),
        ("needs", "needs=none_of_it", "guide.errors.unknown_answer"),
    ],
)
def test_what_is_no_answer_is_told_so(key: str, body: str, sentence: str) -> None:
    with pytest.raises(PutRight) as problem:
        sent(key, body)
    assert problem.value.key == sentence
    assert Words("es").has(sentence)


def letter(**told: str) -> QueryDict:
    """A form with the days written year-month-day, and answers as they are."""
    form = QueryDict(mutable=True)
    for name, value in told.items():
        if name.endswith("_on"):
            for part, number in zip(("year", "month", "day"), value.split("-"), strict=True):
                form[f"{name}_{part}"] = number
        else:
            form[name] = value
    return form


def test_a_letter_is_read_with_what_is_not_known_left_open() -> None:
    read = read_letter_form(letter(printed_on="2026-11-2", service_ends="unsure", from_county="grandma"), TODAY)
    assert (read.printed_on, read.sent_on, read.ends_on) == (date(2026, 11, 2), None, None)
    assert (read.service_ends, read.from_county, read.leaving_facility) == (None, None, None)


def test_a_service_that_goes_on_has_no_last_day() -> None:
    form = letter(printed_on="2026-11-02", ends_on="2026-12-01", service_ends="no")
    assert read_letter_form(form, TODAY).ends_on is None
    form["service_ends"] = "yes"
    assert read_letter_form(form, TODAY).ends_on == date(2026, 12, 1)


@pytest.mark.parametrize(
    ("days", "field", "sentence"),
    [
        ({}, "printed_on_month", "guide.errors.date"),
        ({"printed_on": "2026--"}, "printed_on_month", "guide.errors.date"),
        ({"printed_on": "2026-2-30"}, "printed_on_month", "guide.errors.date"),
        ({"printed_on": "2026-11-25"}, "printed_on_month", "guide.errors.date_future"),
        ({"printed_on": "2017-12-31"}, "printed_on_month", "guide.errors.date_too_old"),
        ({"printed_on": "2026-11-2", "sent_on": "2026-11-1"}, "sent_on_month", "guide.errors.date_sent_before_printed"),
        ({"printed_on": "2026-11-2", "sent_on": "2026-11-25"}, "sent_on_month", "guide.errors.date_future"),
        ({"printed_on": "2026-11-2", "ends_on": "2036-11-1"}, "ends_on_month", "guide.errors.date"),
        ({"printed_on": "2026-11-2", "ends_on": "x-1-1"}, "ends_on_month", "guide.errors.date"),
    ],
)
def test_a_date_that_cannot_be_is_told_where_it_stands(days: dict[str, str], field: str, sentence: str) -> None:
    with pytest.raises(PutRight) as problem:
        read_letter_form(letter(**days), TODAY)
    assert (problem.value.field, problem.value.key) == (field, sentence)


def test_every_sentence_about_a_date_is_written() -> None:
    assert all(Words("es").has(key) for key in WRONG_DATE.values())
