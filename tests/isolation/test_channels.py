"""No page says anything about a person before it is registered; what cannot be tried yet is written in the manual."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.urls import get_resolver

from tests.isolation.channels import APPEARS_AS, PAGES, ROWS_WITHOUT_A_CHANNEL

ROOT = Path(__file__).resolve().parents[2]
MANUAL = ROOT / "docs" / "security.md"


def names(patterns: Any) -> Iterator[str]:
    for one in patterns:
        if hasattr(one, "url_patterns"):
            yield from names(one.url_patterns)
        else:
            yield one.name or str(one.pattern)


def test_every_page_is_registered_with_who_may_open_it() -> None:
    there = set(names(get_resolver().url_patterns))
    print(f"\n{len(there)} pages")
    assert there - PAGES.keys() == set()
    assert PAGES.keys() - there == set()


def test_the_manual_lists_what_cannot_be_tried_yet() -> None:
    said = {
        what: re.findall(r"DT-\d\d", rows)
        for what, rows in re.findall(r"^\| ([^|]+?) \| ((?:DT-\d\d ?)+) \|$", MANUAL.read_text(), re.MULTILINE)
    }
    assert said == ROWS_WITHOUT_A_CHANNEL


def test_a_channel_that_appears_takes_its_rows_off_the_list() -> None:
    there = [what for what, path in APPEARS_AS.items() if list(ROOT.glob(f"{path}*"))]
    assert sorted(set(there) & ROWS_WITHOUT_A_CHANNEL.keys()) == []


def test_no_row_is_named_twice() -> None:
    rows = [row for some in ROWS_WITHOUT_A_CHANNEL.values() for row in some]
    assert len(rows) == len(set(rows))
