"""Walking through the guide as families do: a label is touched, the large button is pressed. Families are invented."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from playwright.sync_api import Page

Family = Mapping[str, str]
"""Answers by question; several are separated by blanks."""

FATHER: Family = {
    "safety": "none", "who": "parent", "age": "72", "county": "19", "coverage": "medi_cal_plan",
    "event": "in_hospital", "ongoing": "homeless_or_losing_home", "needs": "housing", "duration": "months",
    "programs": "none", "wants": "rides caregiver_help",
}  # fmt: skip
LETTER: Family = {**FATHER, "event": "denied_or_delayed"}
DANGER: Family = {"safety": "violence suicide"}
ELSEWHERE: Family = {**FATHER, "county": "outside_ca"}
NOT_SURE: Family = {**dict.fromkeys(FATHER, "unsure"), "who": "me", "teen_private": "unsure"}

FAMILIES = {"father": FATHER, "letter": LETTER, "danger": DANGER, "elsewhere": ELSEWHERE, "not_sure": NOT_SURE}
GO_ON = "main .wf-button--big"
WRITTEN = {"age", "county"}
NOT_WRITTEN = {"unsure", "outside_ca"}


def press(page: Page, what: str) -> None:
    """Press what leads to another page, and wait until it is there."""
    with page.expect_navigation():
        page.click(what)


def question_on(page: Page) -> str:
    """The last part of the address: which page of the guide this is."""
    return page.url.partition("?")[0].rstrip("/").rpartition("/")[2]


def choose(page: Page, key: str, value: str) -> None:
    """Give the answer to the question on the page, without going on."""
    if key == "age" and value not in NOT_WRITTEN:
        page.fill(f"#{key}_written", value)
    elif key == "county" and value not in NOT_WRITTEN:
        page.select_option(f"#{key}_written", value)
    else:
        for one in value.split():
            page.click(f"label[for={key}-{one}]")


def answer(page: Page, key: str, value: str) -> None:
    assert question_on(page) == key
    choose(page, key, value)
    press(page, GO_ON)


def tell_of_letter(page: Page, *, printed: str, service_ends: str = "no", ends: str = "") -> None:
    """Fill in the page about a letter.  printed, ends: month, day and year."""
    for name, day in (("printed_on", printed), ("ends_on", ends)):
        for part, typed in zip(("month", "day", "year"), day.split(), strict=False):
            page.fill(f"#{name}_{part}", typed)
    page.click(f"label[for=service_ends-{service_ends}]")
    press(page, "main form .wf-button--big")


def walk(page: Page, family: Family, until: str = "result") -> None:
    """Answer every question that is asked, as this family would, up to a page."""
    while (key := question_on(page)) != until:
        if key == "letter" and page.locator(".wf-dates").count() == 0:
            tell_of_letter(page, printed="11 16 2026", service_ends="yes", ends="12 1 2026")
        elif key in family:
            answer(page, key, family[key])
        else:
            press(page, "main a.wf-button--big")


def answers_of(page: Page) -> list[Any]:
    """The cookies in which this visit's answers travel."""
    return [one for one in page.context.cookies() if one.get("name") == "wayfellow_answers"]
