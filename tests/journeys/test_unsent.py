"""What is being written is kept, comes back, and survives the end of a session, with a script and without."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys.browsing import Visits, axe, picture
from tests.journeys.looking import look
from tests.journeys.staff import StaffSite, newcomer, press
from wayfellow.services.wording import Words

pytestmark = pytest.mark.browser
EN = Words("en")
PEOPLE = "/staff/people-who-work-here/"
SESSION = "wayfellow_session"
KEPT = re.compile("Kept as a draft at 9:00")


def draft(page: Page) -> Locator:
    return page.locator("[data-drafts]")


def write(page: Page, email: str, says: re.Pattern[str] | str) -> None:
    """Write an address, and wait for what is said about the draft."""
    page.locator("form[action$='/invite/'] [name=email]").press_sequentially(email)
    expect(draft(page)).to_contain_text(says)


def test_a_session_that_ends_while_typing_keeps_what_was_typed(site: StaffSite, staff_visits: Visits) -> None:
    staff_visits.expected |= {403}
    # Given an administrator who begins an invitation, and leaves the page
    page = newcomer(site, staff_visits, "unsent@north.example", "organization_admin", organization="Unsent Care")
    page.goto(PEOPLE)
    write(page, "new@", KEPT)
    # When they come back, what they wrote is there; and not any more once they begin anew
    page.reload()
    expect(draft(page)).to_contain_text("It was not sent yet")
    assert page.input_value("form[action$='/invite/'] [name=email]") == "new@"
    picture(page, "staff-draft")
    draft(page).locator("button").click()
    expect(draft(page)).to_be_empty()
    page.reload()
    assert page.input_value("form[action$='/invite/'] [name=email]") == ""
    # When the session ends while they type, they are told, and nothing is lost
    write(page, "new@", KEPT)
    session = [one for one in page.context.cookies() if one["name"] == SESSION]
    page.context.clear_cookies(name=SESSION)
    write(page, "north", EN.say("desk.ended"))
    picture(page, "staff-draft-ended")
    # When they send it all the same, the page comes back with it
    press(page, "form[action$='/invite/'] button.usa-button:not([type=button])")
    assert page.inner_text("h1") == EN.say("desk.unsent.title")
    assert not [*look(page, "en"), *axe(page)]
    picture(page, "staff-unsent")
    # And once they are signed in again, in another tab, it is sent with what they wrote
    page.context.add_cookies(session)  # type: ignore[arg-type]
    press(page, "main form button")
    assert page.input_value("form[action$='/invite/'] [name=email]") == "new@north"
