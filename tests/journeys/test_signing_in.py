"""From an empty record to two people at work: a link, a password, a passkey, an invitation, an app with codes."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page

from tests.journeys.browsing import Visits, axe, forbid_scripts, picture
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
    # She says what her organization is, and looks at herself
    ana.goto("/staff/organization/")
    ana.click("main summary >> nth=0")
    ana.fill("#organization-phone", "916 555 0100")
    press(ana, "form[action$='/organization/change/'] button.usa-button")
    for what in ("sites", "teams"):
        ana.locator(f"details:has(form[action$='/{what}/add/']) summary").click()
        ana.locator(f"form[action$='/{what}/add/'] [name=name]").fill("Oak Street")
        press(ana, f"form[action$='/{what}/add/'] button.usa-button")
    assert "916 555 0100" in ana.inner_text("main")
    sound(ana, "organization")
    ana.goto("/account/me/")
    sound(ana, "me")
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


def test_an_operator_lets_an_organization_in(site: StaffSite, staff_visits: Visits) -> None:
    site.invite("first@us.example", "organization_admin", organization="Us", kind="platform")
    page = newcomer(site, staff_visits, "op@us.example", "platform_operator", organization="Us")
    page.goto("/platform/organizations/")
    page.fill("#name", "East Hospital")
    page.select_option("#kind", "hospital")
    page.fill("#email", "e@east.example")
    press(page, "form[action$='/add/'] button.usa-button")
    assert "East Hospital" in page.inner_text("main")
    sound(page, "platform")
    other = staff_visits.begin("phone", "es")
    join(other, site.mailed_link(), "Eva Sol")
    assert Words("es").say("account.passkey_first.why") in other.inner_text("main")


def test_who_cannot_sign_in_finds_a_way_back(site: StaffSite, staff_visits: Visits) -> None:
    page = staff_visits.begin("phone", "es")
    join(page, site.invite("lost@north.example", "supervisor"), "Rosa Vega")
    secret = add_app(page)
    code = page.locator("main code").first.inner_text()
    page.context.clear_cookies()
    # When she asks for help, mail brings a link to the browser that asked
    page.goto("/account/sign-in/")
    press(page, "main a[href='/account/help/']")
    sound(page, "help-es", "es")
    page.fill("[name=email]", "lost@north.example")
    press(page)
    sound(page, "help-sent-es", "es")
    page.goto(site.mailed_link())
    sound(page, "recover-es", "es")
    # One proof is refused and says why; two bring her back
    page.fill("[name=saved_code]", code)
    page.fill("[name=password]", "seven quiet river stones")
    press(page)
    assert Words("es").say("refusal.NotEnoughProof") in page.inner_text("main")
    sound(page, "recover-refused-es", "es")
    page.fill("[name=saved_code]", code)
    page.fill("[name=app_code]", code_of(secret, later=1))
    page.fill("[name=password]", "seven quiet river stones")
    press(page)
    assert Words("es").say("account.recovered.title") in page.inner_text("h1")
    sound(page, "recovered-es", "es")


def test_who_guesses_is_told_how_long_to_wait(site: StaffSite, staff_visits: Visits) -> None:
    page = staff_visits.begin("plain", "es")
    staff_visits.expected.add(429)
    for _ in range(6):
        sign_in(page, "nobody@north.example")
    forbid_scripts(page, False)
    assert Words("es").say("account.wait.seconds", seconds=1) in page.inner_text("main")
    sound(page, "wait-es", "es")
