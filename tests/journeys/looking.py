"""What is looked at on every page beside what axe finds, each finding a sentence."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

from wayfellow.services.wording import Words

FINGER = 44
"""CSS pixels; what is pressed is at least so high."""
BEHIND_THE_DOOR = ("/staff/", "/account/", "/platform/")
SEEN = """() => {
  const shown = (one) => one.checkVisibility() && one.getBoundingClientRect().height > 0;
  const pressed = ".usa-button, summary, select, .usa-input, .wf-choice, .wf-call__number, .wf-call__sms, " +
    ".wf-quick a, .wf-languages a, .wf-brand, .wf-numbers a";
  const html = document.documentElement;
  return {
    title: document.title, lang: html.lang, dir: html.dir,
    headings: [...document.querySelectorAll("h1")].filter(shown).map((one) => one.innerText),
    wide: html.scrollWidth - html.clientWidth,
    widest: [...document.querySelectorAll("body *")].filter((one) => shown(one) &&
      one.getBoundingClientRect().right > html.clientWidth + 1).map((one) => one.outerHTML.slice(0, 120)).slice(0, 3),
    small: [...document.querySelectorAll(pressed)].filter(shown).map((one) =>
      [one.outerHTML.slice(0, 120), one.getBoundingClientRect().height]),
    about: [...document.querySelectorAll(".wf-person h1, .wf-person__name")].map((one) => one.innerText),
    torn: [...document.querySelectorAll(".wf-number")].filter((one) => one.getClientRects().length > 1)
      .map((one) => one.innerText),
  };
}"""


def look(page: Page, lang: str) -> list[str]:
    """Everything that is wrong with the page somebody reads in this language."""
    seen: dict[str, Any] = page.evaluate(SEEN)
    found = [f"{height:g} px are too low for a finger: {what}" for what, height in seen["small"] if height < FINGER]
    found += [f"the number {number} is broken over two lines" for number in seen["torn"]]
    if seen["wide"] > 0:
        found.append(f"the page is {seen['wide']} px wider than the screen: {seen['widest']}")
    if len(seen["headings"]) != 1:
        found.append(f"there must be one first heading, not {seen['headings']}")
    if seen["lang"] != lang:
        found.append(f"the page says it is in {seen['lang']}")
    if seen["dir"] != ("rtl" if page.url.endswith("/rtl/") else "ltr"):
        found.append(f"the page runs {seen['dir']}")
    if not _is_discreet(seen, page.url, lang):
        found.append(f"the tab says more than it should: {seen['title']}")
    return found


def _is_discreet(seen: dict[str, Any], url: str, lang: str) -> bool:
    """The tab of a family's page says the same on every page; one of the staff says which page, never about whom."""
    words, title = Words(lang), str(seen["title"])
    if not any(part in url for part in BEHIND_THE_DOOR):
        return title == words.say("site.document_title")
    return title.endswith(f" · {words.say('site.name')}") and not any(name in title for name in seen["about"])
