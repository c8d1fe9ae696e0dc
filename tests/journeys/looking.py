"""What a page must never be, looked for in the page as the browser shows it. Each returns sentences; none is good."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

ROOT = Path(__file__).resolve().parents[2]
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SMALLEST_BUTTON = 44
"""CSS pixels of what is meant to be pressed: WCAG 2.2 § 2.5.5."""

SHAPE = """(smallest) => {
  const faults = [], root = document.documentElement;
  if (root.scrollWidth > root.clientWidth) {
    const wide = [...document.body.querySelectorAll("*")].filter((one) => one.getBoundingClientRect().right > root.clientWidth + 1 || one.getBoundingClientRect().left < -1);
    faults.push(`scrolls sideways (${root.scrollWidth} in ${root.clientWidth}) because of ${wide.slice(0, 3).map((one) => one.tagName + "." + one.className).join(", ")}`);
  }
  const firsts = document.querySelectorAll("h1").length;
  if (firsts !== 1) faults.push(`has ${firsts} first headings`);
  if (document.querySelectorAll("main").length !== 1) faults.push("has not exactly one main part");
  const pressed = ".usa-button:not(.usa-button--unstyled), .wf-call__number, .wf-quick a, summary, .wf-choice, .usa-input, select";
  for (const one of document.querySelectorAll(pressed)) {
    const { width, height } = one.getBoundingClientRect();
    if (height && (height < smallest - 0.5 || width < smallest - 0.5)) faults.push(`${one.tagName}.${one.className} “${one.innerText.slice(0, 30)}” is ${Math.round(width)} × ${Math.round(height)} px, less than ${smallest}`);
  }
  return faults;
}"""

RINGS = """() => {
  const faults = [];
  const look = (one) => { const style = getComputedStyle(one); return [style.outlineStyle, style.outlineWidth, style.outlineColor, style.boxShadow, style.backgroundColor, style.borderColor].join(" "); };
  const around = (one) => [one, one.closest(".wf-choice"), one.nextElementSibling].filter(Boolean);
  const all = "a[href], button, input:not([type=hidden]), select, summary, textarea";
  const shown = [...document.querySelectorAll(all)].filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.disabled);
  for (const one of shown) {
    document.activeElement?.blur();
    const before = around(one).map(look).join("|");
    one.focus();
    if (document.activeElement !== one) { faults.push(`${one.outerHTML.slice(0, 80)} cannot be reached`); continue; }
    const ring = getComputedStyle(one);
    const drawn = ring.outlineStyle !== "none" && parseFloat(ring.outlineWidth) >= 2;
    if (!drawn && around(one).map(look).join("|") === before) faults.push(`${one.outerHTML.slice(0, 80)} shows no ring`);
    one.scrollIntoView({ block: "nearest" });
    const box = one.getBoundingClientRect();
    const top = document.elementFromPoint(box.left + box.width / 2, box.top + Math.min(box.height / 2, 10));
    const same = top && (one.contains(top) || top.contains(one) || top.closest("label")?.control === one || top.closest("a") === one || one.closest(".wf-choice")?.contains(top));
    if (box.width > 1 && !same) faults.push(`${one.outerHTML.slice(0, 80)} is covered by ${top?.outerHTML.slice(0, 60)}`);
  }
  document.activeElement?.blur();
  scrollTo(0, 0);
  return faults;
}"""


def axe(page: Page) -> list[str]:
    """Everything axe finds, a sentence each: which rule, what to do, and where."""
    page.evaluate(_axe_source())
    found: list[dict[str, Any]] = page.evaluate(
        "(tags) => { scrollTo(0, 0); return axe.run(document, {runOnly: tags, resultTypes: ['violations']})"
        ".then((found) => found.violations); }",
        TAGS,
    )
    return [
        f"axe {one['id']}: {one['help']}: {' · '.join(node['html'][:120] for node in one['nodes'][:3])}"
        for one in found
    ]


def shape(page: Page) -> list[str]:
    """Sideways scrolling, headings, and the size of what is pressed."""
    found: list[str] = page.evaluate(SHAPE, SMALLEST_BUTTON)
    return found


def rings(page: Page) -> list[str]:
    """Whatever the keyboard reaches without showing it, or under something else."""
    page.keyboard.press("Tab")  # from here on the browser shows where the keyboard is
    found: list[str] = page.evaluate(RINGS)
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
def _axe_source() -> str:
    return (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
