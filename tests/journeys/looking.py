"""What a page must never be, looked for in the page as the browser shows it. Each returns sentences; none is good."""

from __future__ import annotations

import json
from collections.abc import Collection
from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

ROOT = Path(__file__).resolve().parents[2]
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SMALLEST_BUTTON = 44
"""CSS pixels of what is meant to be pressed: WCAG 2.2 § 2.5.5."""


def axe(page: Page, *, but: Collection[str] = ()) -> list[str]:
    """Everything axe finds, a sentence each: which rule, what to do, and where.  but: rules that do not count."""
    page.evaluate(_axe_source())
    found: list[dict[str, Any]] = page.evaluate(
        "(tags) => { scrollTo(0, 0); return axe.run(document, {runOnly: tags, resultTypes: ['violations']})"
        ".then((found) => found.violations); }",
        TAGS,
    )
    return [
        f"axe {one['id']}: {one['help']}: {' · '.join(node['html'][:120] for node in one['nodes'][:3])}"
        for one in found
        if one["id"] not in but
    ]


def shape(page: Page) -> list[str]:
    """Sideways scrolling, headings, and the size of what is pressed."""
    found: list[str] = page.evaluate(f"{_script()}; shape({SMALLEST_BUTTON})")
    return found


def rings(page: Page) -> list[str]:
    """Whatever the keyboard reaches without showing it, or under something else."""
    page.keyboard.press("Tab")  # from here on the browser shows where the keyboard is
    found: list[str] = page.evaluate(f"{_script()}; rings()")
    return found


def spoken(page: Page, *, lang: str, direction: str, title: str) -> list[str]:
    """The language, its direction, and the title that says nothing about a family."""
    root = page.locator("html")
    told = {"lang": root.get_attribute("lang"), "dir": root.get_attribute("dir"), "title": page.title()}
    wanted = {"lang": lang, "dir": direction, "title": title}
    return [
        f"its {name} is {json.dumps(told[name], ensure_ascii=False)}, not {wanted[name]!r}"
        for name in told
        if told[name] != wanted[name]
    ]


def picture(page: Page, name: str) -> Path:
    """Keep a picture of the whole page in .data/pictures, to be looked at."""
    place = ROOT / ".data" / "pictures" / f"{name}.png"
    place.parent.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=place, full_page=True)
    return place


@cache
def _script() -> str:
    return Path(__file__).with_suffix(".js").read_text(encoding="utf-8")


@cache
def _axe_source() -> str:
    return (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
