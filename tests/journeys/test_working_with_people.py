"""At work with people: add one, find one by keyboard, be refused one; two windows that change the same thing."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.journeys.browsing import Visits, axe, picture
from tests.journeys.looking import look
from tests.journeys.staff import StaffSite, newcomer, press
from wayfellow.services.wording import Words

pytestmark = pytest.mark.browser
EN = Words("en")
SUBMIT = "main .wf-write button[type=submit] >> nth=0"
ROLES = ("lead_care_manager", "supervisor")


def sound(page: Page, name: str, lang: str = "en") -> None:
    """The page is fit for everybody; a picture of it is kept."""
    assert not [*look(page, lang), *axe(page)], page.url
    picture(page, f"people-{name}")


def add(page: Page, **told: str) -> str:
    """Add somebody; the address of their page."""
    page.goto("/staff/people/new/")
    for name, value in {"evidence": "They came to the desk.", **told}.items():
        page.fill(f"[name={name}]", value)
    press(page, SUBMIT)
    return page.url


def test_somebody_is_found_by_keyboard_and_another_is_refused(site: StaffSite, staff_visits: Visits) -> None:
    # Given somebody whom Rosa has added, and somebody whom only another organization knows
    rosa = newcomer(site, staff_visits, "rosa@north.example", *ROLES)
    ana = add(rosa, given="Ana", family="Sosa", birth_date="1950-02-01", phone="213-555-0100")
    sound(rosa, "person")
    noor = newcomer(site, staff_visits, "noor@south.example", *ROLES, organization="South Care")
    # When Rosa presses the key of the search, and writes the name with a slip
    rosa.goto("/staff/")
    sound(rosa, "today-empty")
    rosa.keyboard.press("/")
    rosa.keyboard.type("ana soza")
    with rosa.expect_navigation():
        rosa.keyboard.press("Enter")
    # Then she is there, and the address tells nobody for whom she looked
    sound(rosa, "found")
    assert rosa.url.endswith("/staff/people/")
    press(rosa, "main .wf-found a")
    assert rosa.url == ana
    # And whom another organization knows is nobody to Noor, in a search and by address
    noor.goto("/staff/people/")
    noor.fill("main [name=q]", "Sosa")
    press(noor, "main .wf-find button[type=submit]")
    assert EN.say("people.search.nobody") in noor.inner_text("main")
    sound(noor, "nobody")
    staff_visits.expected.add(404)
    noor.goto(ana)
    assert EN.say("staff.nothing.title") in noor.inner_text("h1")
    sound(noor, "refused")
    # And two keys lead back to today
    rosa.keyboard.press("g")
    with rosa.expect_navigation():
        rosa.keyboard.press("t")
    assert rosa.url.endswith("/staff/")


def test_two_windows_that_change_the_same_lose_nothing(site: StaffSite, staff_visits: Visits) -> None:
    # Given two windows that show the form of the same wish
    first = newcomer(site, staff_visits, "luz@north.example", *ROLES)
    person = add(first, given="Ben", family="Osei")
    first.goto(f"{person}preference/new/")
    first.select_option("[name=subject]", "what_matters")
    first.fill("[name=in_their_words]", "My garden")
    press(first, SUBMIT)
    press(first, "#preference .wf-detail__do a >> nth=0")
    second = first.context.new_page()
    second.goto(first.url)
    # When both are changed, and both are sent
    first.fill("[name=in_their_words]", "My garden and my dog")
    second.fill("[name=in_their_words]", "My garden, on Sundays")
    press(first, SUBMIT)
    staff_visits.expected.add(409)
    press(second, SUBMIT)
    # Then the second sees the first's words beside its own, which are still there
    sound(second, "conflict")
    assert second.input_value("[name=in_their_words]") == "My garden, on Sundays"
    assert "My garden and my dog" in second.inner_text("main .wf-alert")
    # And can keep both
    second.fill("[name=in_their_words]", "My garden on Sundays, and my dog")
    press(second, SUBMIT)
    assert "My garden on Sundays, and my dog" in second.inner_text("#preference")


def test_a_person_on_the_smallest_phone_in_spanish(site: StaffSite, staff_visits: Visits) -> None:
    rosa = newcomer(site, staff_visits, "eva@north.example", *ROLES)
    person = add(rosa, given="María de los Ángeles", family="Fernández-Villavicencio", phone="213-555-0199")
    phone = staff_visits.begin("phone", "es", rosa.context.cookies())
    for path in ("", "why/", "panel/", "lead/", "contact/new/", "close_one/new/", "representative/new/"):
        phone.goto(person + path)
        sound(phone, f"phone-{path.strip('/').replace('/', '-') or 'person'}", "es")
    for path in ("/staff/", "/staff/people/", "/staff/people/new/", "/staff/people/links/", "/staff/help/"):
        phone.goto(path)
        sound(phone, f"phone{path.replace('/', '-')}", "es")
