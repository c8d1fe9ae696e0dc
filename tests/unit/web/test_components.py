"""Every component alone: what it makes of what it is given, and that nothing given can break out of it."""

from __future__ import annotations

import pytest

from tests.unit.web.rendering import render

HOSTILE = "\"><script>alert(1)</script>{{ 7|add:70707 }}'"


def test_a_button_sends_a_form() -> None:
    button = render('<c-button name="answer" value="yes">Next</c-button>').one("button")
    assert (button["type"], button["name"], button["value"]) == ("submit", "answer", "yes")


def test_a_button_with_an_address_is_a_link() -> None:
    page = render('<c-button href="/guide/" variant="secondary">Next</c-button>')
    assert page.one("a", class_="wf-button--secondary")["href"] == "/guide/"
    assert not page.all("button")


@pytest.mark.parametrize("tone", ["info", "warning", "danger", "success"])
def test_a_notice_has_a_picture_beside_its_color(tone: str) -> None:
    page = render(f'<c-alert tone="{tone}" heading="Look">Here</c-alert>')
    assert page.one("svg", class_=f"wf-pictogram--{tone}")["aria-hidden"] == "true"
    assert page.text == "Look Here"


def test_a_number_can_be_pressed_and_is_never_turned_around() -> None:
    page = render('<c-call number="1-800-555-0100" heading="A line" tty="1-800-555-0101" />')
    assert page.one("a")["href"] == "tel:+18005550100"
    assert page.one("a")["aria-label"] == "Call 1-800-555-0100, A line"
    assert [number["dir"] for number in page.all("bdi")] == ["ltr", "ltr"]


@pytest.mark.parametrize(
    ("number", "address"), [("911", "tel:911"), ("833-317-4673", "tel:+18333174673"), ("88788", "tel:88788")]
)
def test_numbers_are_dialed_as_a_telephone_wants_them(number: str, address: str) -> None:
    assert render('<a href="{{ number|tel }}">x</a>', number=number).one("a")["href"] == address


def test_a_text_message_comes_with_its_word() -> None:
    page = render('<c-call number="1-800-555-0100" sms="88788" sms_word="START" />')
    assert page.one("a", class_="wf-call__sms")["href"] == "sms:88788?body=START"
    assert "Text START to 88788" in page.text


def test_a_choice_is_named_by_its_label_and_explained_by_its_hint() -> None:
    page = render('<c-choice name="age" value="unsure" label="Not sure" hint="That is fine" checked="checked" />')
    field = page.one("input")
    assert page.one("label")["for"] == field["id"]
    assert page.one("p")["id"] == field["aria-describedby"]
    assert "checked" in field


@pytest.mark.parametrize("component", ['c-field type="number"', 'c-select :options="options"'])
def test_a_field_says_what_is_wrong_with_it(component: str) -> None:
    page = render(f'<{component} name="age" label="Age" hint="In years" error="Write a number" />', options=[])
    field = page.one("input" if "field" in component else "select")
    assert field["aria-invalid"] == "true"
    assert field["aria-describedby"] == "age-hint age-error"
    assert {"age-hint", "age-error"} <= {told["id"] for told in page.all("p")}


def test_a_field_without_hint_or_error_describes_nothing() -> None:
    field = render('<c-field name="age" label="Age" />').one("input")
    assert not {"aria-describedby", "aria-invalid"} & set(field)


def test_a_list_keeps_what_was_chosen() -> None:
    page = render('<c-select name="c" label="C" :options="options" value="02" />', options=[("01", "A"), ("02", "B")])
    assert [option["value"] for option in page.all("option") if "selected" in option] == ["02"]


def test_the_errors_lead_to_their_fields() -> None:
    page = render('<c-errors :errors="errors" />', errors=[("age", "Write a number")])
    assert page.one("a")["href"] == "#age"
    assert page.one("div")["role"] == "alert"


def test_without_errors_nothing_is_said() -> None:
    assert render('<c-errors :errors="errors" />', errors=[]).text == ""


def test_a_step_says_who_and_when() -> None:
    page = render('<c-steps><c-step number="1" heading="Call" who="You" when="today"><p>Now.</p></c-step></c-steps>')
    assert page.text == "1 Call You today Now."
    assert page.one("ol")["role"] == "list"


def test_a_card_leads_somewhere_by_its_heading() -> None:
    assert render('<c-card heading="Help" href="/safety/">x</c-card>').one("a")["href"] == "/safety/"


def test_what_opens_works_without_a_script() -> None:
    page = render('<c-details summary="Who decides?" open="open">Your plan.</c-details>')
    assert "open" in page.one("details")
    assert page.text == "Who decides? Your plan."


def test_a_bar_is_for_the_eyes_only_since_the_words_say_it() -> None:
    assert render('<c-progress text="Question 3" part="3" whole="11" />').one("progress")["aria-hidden"] == "true"


def test_a_button_to_print_waits_for_a_script() -> None:
    assert "hidden" in render("<c-print />").one("button")


@pytest.mark.parametrize(
    "component",
    [
        '<c-button value="{{ given }}" name="{{ given }}">{{ given }}</c-button>',
        '<c-button href="{{ given }}">x</c-button>',
        '<c-alert heading="{{ given }}">{{ given }}</c-alert>',
        '<c-call number="{{ given }}" heading="{{ given }}" text="{{ given }}" note="{{ given }}" sms="{{ given }}" />',
        '<c-card heading="{{ given }}" href="{{ given }}">{{ given }}</c-card>',
        '<c-choice name="{{ given }}" value="{{ given }}" label="{{ given }}" hint="{{ given }}" />',
        '<c-details summary="{{ given }}">{{ given }}</c-details>',
        '<c-errors :errors="pairs" />',
        '<c-field name="{{ given }}" label="{{ given }}" value="{{ given }}" hint="{{ given }}" error="{{ given }}" />',
        '<c-field name="age" label="Age" :value="given" />',
        '<c-progress text="{{ given }}" part="{{ given }}" whole="{{ given }}" />',
        '<c-select name="{{ given }}" label="{{ given }}" :options="pairs" value="{{ given }}" />',
        '<c-step number="{{ given }}" heading="{{ given }}" who="{{ given }}" when="{{ given }}">{{ given }}</c-step>',
    ],
    ids=lambda component: component.split()[0],
)
def test_nothing_given_breaks_out_of_a_component(component: str) -> None:
    page = render(component, given=HOSTILE, pairs=[(HOSTILE, HOSTILE)])
    assert not page.all("script")
    assert "70714" not in page.html


def test_a_number_given_as_words_stays_as_it_was_written() -> None:
    """A component that read values as Python would turn 007 into a mistake and 1_0 into 10."""
    assert render('<c-field name="age" label="Age" value="{{ given }}" />', given="1_0").one("input")["value"] == "1_0"
