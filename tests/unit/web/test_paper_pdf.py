"""Making a PDF: it reads our fonts only, and a machine that cannot make one says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.web.reading_pdf import lines, read
from wayfellow.rules.problems import MissingDependency
from wayfellow.web.papers import pdf
from wayfellow.web.papers.fonts import font_faces, font_files
from wayfellow.web.papers.setting import css_string, page_of

PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><text>Seen</text></svg>'


@pytest.mark.parametrize("where", ["file", "relative", "network", "style", "attachment"])
def test_nothing_but_fonts_is_read(where: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not from the disk and not from the network, whatever the HTML asks for."""
    (tmp_path / "secret.svg").write_text(PICTURE)
    (tmp_path / "secret.css").write_text("p::after { content: ' Seen' }")
    monkeypatch.chdir(tmp_path)
    asked = {
        "file": f'<img alt="x" src="{(tmp_path / "secret.svg").as_uri()}">',
        "relative": '<img alt="x" src="secret.svg">',
        "network": '<img alt="x" src="https://example.com/secret.svg">',
        "style": f'<link rel="stylesheet" href="{(tmp_path / "secret.css").as_uri()}">',
        "attachment": f'<link rel="attachment" href="{(tmp_path / "secret.css").as_uri()}">',
    }[where]
    made = pdf.make_pdf(f'<html lang="en"><title>T</title>{asked}<p>Words.</p>', css="")
    assert "Seen" not in " ".join(lines(made.content))
    assert not read(made.content).attachments


def test_a_machine_without_pango_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "weasyprint", None)
    pdf.can_make_pdf.cache_clear()
    assert not pdf.can_make_pdf()
    with pytest.raises(MissingDependency, match=r"cannot make a PDF.*Print the page instead, or install Pango"):
        pdf.make_pdf("<p>Words.</p>", css="")
    monkeypatch.undo()
    pdf.can_make_pdf.cache_clear()
    assert pdf.can_make_pdf()


def test_fonts_that_are_not_there_are_not_named(tmp_path: Path) -> None:
    assert font_files(tmp_path) == {}
    assert "@font-face" not in font_faces(tmp_path)


@pytest.mark.parametrize("text", ['Page "1"', "Página\\ ", "}</style><script>", "صفحة", "a\nb"])
def test_a_sentence_in_a_style_sheet_stays_a_sentence(text: str) -> None:
    css = f"@page {{ @bottom-center {{ content: {css_string(text)} }} }}"
    made = pdf.make_pdf('<html lang="en"><title>T</title><p>Words.</p>', css=css)
    said = lines(made.content)
    assert "Words." in said
    assert sorted("".join(said).replace("Words.", "").replace(" ", "")) == sorted("".join(text.split()))


def test_a_foot_counts_pages_where_the_sentence_says() -> None:
    assert page_of("Page # of @", "#", "@") == '"Page " counter(page) " of " counter(pages) ""'
