"""What nobody has reviewed is shown with a notice and the English beside it; what a life hangs on, in English."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.test import RequestFactory

from tests.unit.web.rendering import Page, render
from wayfellow.services.wording import Words
from wayfellow.web.site import errors
from wayfellow.web.speaking import speaking, speaking_in

ENGLISH = {"plain": "Hello", "careful": "Call 911"}


def entry(key: str, english: str, text: str, reviewed_by: str = "") -> str:
    who = f"# reviewed_by: {reviewed_by}\n" if reviewed_by else ""
    return f'\n{who}msgctxt "{key}"\nmsgid "{english}"\nmsgstr "{text}"\n'


@pytest.fixture
def farsi(tmp_path: Path) -> Words:
    """A language of right-to-left letters in which one string is reviewed, one is a draft and one is missing."""
    for lang in ("en", "fa"):
        (tmp_path / lang).mkdir()
    (tmp_path / "en" / "site.yaml").write_text("done: Welcome\ndraft: Call 911\nmissing: Goodbye\n")
    head = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
    texts = entry("done", "Welcome", "خوش", "A person") + entry("draft", "Call 911", "تماس")
    (tmp_path / "fa" / "site.po").write_text(head + texts, encoding="utf-8")
    return Words("fa", tmp_path)


def shown(words: Words, source: str) -> str:
    with speaking_in(words):
        return " ".join(render(source).text.split())


@pytest.fixture(autouse=True)
def mark(monkeypatch: pytest.MonkeyPatch, farsi: Words) -> None:
    """The mark itself has words of its own, which this little catalog does not know."""
    say = Words.say
    monkeypatch.setattr(
        Words, "say", lambda words, key, **values: f"[{key}]" if "site.draft" in key else say(words, key, **values)
    )


def test_a_draft_is_marked_and_stands_beside_its_english(farsi: Words) -> None:
    assert shown(farsi, '<c-draft key="draft" />') == "تماس [site.draft.mark]Call 911"


def test_a_draft_a_life_hangs_on_is_said_in_english(farsi: Words) -> None:
    with speaking_in(farsi):
        page = render('<c-draft key="draft" safety="safety" />')
    assert page.text == "Call 911"
    assert page.one("span") == {"lang": "en", "dir": "ltr"}


def test_what_is_missing_is_said_in_english(farsi: Words) -> None:
    assert shown(farsi, '<c-draft key="missing" />') == "Goodbye"


def test_what_is_reviewed_is_just_said(farsi: Words) -> None:
    assert shown(farsi, '<c-draft key="done" safety="safety" />') == "خوش"


NOTICED = "{% notice_of_drafts %}KEY{% end_notice_of_drafts %}"


@pytest.mark.parametrize(("said", "noticed"), [('"done"', False), ('"draft"', True), ('"missing"', True)])
def test_a_page_with_a_draft_anywhere_begins_with_a_notice(farsi: Words, said: str, noticed: bool) -> None:
    for way in (f"{{% say {said} %}}", f"{{{{ {said}|say }}}}"):
        text = shown(farsi, NOTICED.replace("KEY", way))
        assert text.startswith("[site.draft.heading]") is noticed


def test_words_do_not_leak_from_one_reader_to_the_next(farsi: Words) -> None:
    with speaking_in(farsi):
        speaking().say("draft")
    with speaking_in(Words("es")):
        assert speaking().words.lang == "es"
        assert not speaking().said_unreviewed
    assert speaking().words.lang == "en"


@pytest.mark.parametrize("lang", ["en", "es"])
def test_our_own_pages_need_no_notice(lang: str) -> None:
    request = RequestFactory().get("/")
    request.words = Words(lang)  # type: ignore[attr-defined]
    assert not Page(errors.page(request, 404).content.decode()).all("div", class_="wf-draft-notice")
