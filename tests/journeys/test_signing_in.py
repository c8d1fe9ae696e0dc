"""From an empty record to two people at work: a link, a password, a passkey, an invitation, an app with codes."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page

from tests.journeys.browsing import Visits, axe, picture
from tests.journeys.looking import look
from tests.journeys.staff import (
    StaffSite,
    add_app,
    add_passkey,
    code_of,
    join,
    newcomer,
    plug_in_passkey,
    press,
    sign_in,
)
from wayfellow.services.wording import Words

pytestmark = pytest.mark.browser
EN = Words("en")


def sound(page: Page, name: str, lang: str = "en") -> None:
    """The page is fit for everybody; a picture of it is kept."""
    assert not [*look(page, lang), *axe(page)], page.url
    picture(page, f"staff-{name}")


def test_from_nobody_to_two_people_at_work(site: StaffSite, staff_visits: Visits) -> None:
    # Given an empty record, and the link a command printed
    told = site.run("-m", "wayfellow", "first-admin", "--organization", "West Care", "--kind", "ecm_provider",
                    "--email", "ana@west.example")  # fmt: skip
    path = re.search(r"/account/join/\S+", told)[0]  # type: ignore[index]
    ana = staff_visits.begin("desktop")
    plug_in_passkey(ana)
    # When Ana joins, she is told why she needs a passkey, and makes one
    join(ana, path, "Ana Vega")
    assert EN.say("account.passkey_first.why") in ana.inner_text("main")
    sound(ana, "passkey-first")
    press(ana, "main a.usa-button")
    sound(ana, "passkey-add")
    add_passkey(ana)
    sound(ana, "codes")
    press(ana, "main a[href='/staff/']")
    assert EN.say("today.title") in ana.inner_text("h1")
    sound(ana, "home")
    # Then she signs out, and in again with nothing but the passkey
    press(ana, "form[action='/account/sign-out/'] button")
    assert ana.url.endswith("/account/sign-in/")
    sound(ana, "sign-in")
    press(ana, "[data-passkey=login] button")
    assert ana.url.endswith("/staff/")
    # And invites Luz, who joins with a password and an app
    ana.goto("/staff/people-who-work-here/")
    sound(ana, "people")
    ana.fill("[name=email]", "luz@west.example")
    ana.locator("form[action$='/invite/'] .wf-choice").first.click()
    press(ana, "form[action$='/invite/'] button.usa-button")
    luz = staff_visits.begin("phone", "es")
    join(luz, site.mailed_link(), "Luz Ríos")
    secret = add_app(luz)
    luz.goto("/staff/")
    sound(luz, "home-es", "es")
    # What is not hers to do is refused in her language, and leads back
    staff_visits.expected.add(403)
    luz.goto("/staff/people-who-work-here/")
    assert Words("es").say("staff.refused.title") in luz.inner_text("h1")
    sound(luz, "refused-es", "es")
    # And when she comes back, a password alone is half a key
    luz.context.clear_cookies()
    sign_in(luz, "luz@west.example")
    sound(luz, "code-es", "es")
    luz.fill("[name=code]", code_of(secret, later=1))
    press(luz)
    assert luz.url.endswith("/staff/")


def test_a_newcomer_is_at_work(site: StaffSite, staff_visits: Visits) -> None:
    """What other stories stand on."""
    for role in ("supervisor", "organization_admin"):
        page = newcomer(site, staff_visits, f"{role}@north.example", role)
        assert EN.say("staff.acting", organization="North Care") in page.inner_text("body")
