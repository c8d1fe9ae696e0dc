"""The gallery shows everything there is, in both directions."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.test import Client

from tests.unit.web.rendering import Page
from wayfellow import web
from wayfellow.web.site.gallery import TONES, VARIANTS, pictograms

TEMPLATES = Path(str(web.__file__)).parent / "templates"
COMPONENTS = sorted((TEMPLATES / "cotton").rglob("*.html"))


@pytest.mark.parametrize("component", COMPONENTS, ids=lambda file: file.stem)
def test_every_component_is_shown(component: Path) -> None:
    name = component.stem.replace("_", "-")
    assert re.search(rf"<c-{name}[ >]", (TEMPLATES / "site" / "gallery.html").read_text())


@pytest.mark.parametrize(("address", "direction"), [("/gallery/", "ltr"), ("/gallery/rtl/", "rtl")])
def test_the_gallery_runs_both_ways(client: Client, address: str, direction: str) -> None:
    page = Page(client.get(address).content.decode())
    assert page.one("html")["dir"] == direction
    sheet = page.one("link", rel="stylesheet")["href"] or ""
    assert ("site.rtl" in sheet) == (direction == "rtl")


def test_every_look_is_shown(client: Client) -> None:
    page = Page(client.get("/gallery/").content.decode())
    assert all(page.all("button", class_=f"wf-button--{variant}") for variant in VARIANTS)
    assert all(page.all("div", class_=f"wf-alert--{tone}") for tone in TONES)
    assert all(page.all("svg", class_=f"wf-pictogram--{name}") for name in pictograms())
