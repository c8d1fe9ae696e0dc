"""The guide from a file to plain data: what `wayfellow guide` prints."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from wayfellow.rules.deadlines.notice import NoticeNotUnderstood
from wayfellow.rules.directory.directory import Directory
from wayfellow.rules.directory.load import load_directory
from wayfellow.rules.guide.outcome import GuideResult
from wayfellow.rules.guide.safety import triggers
from wayfellow.rules.problems import UnreadableInput
from wayfellow.services.calls import Call, CallBook
from wayfellow.services.deadlines import advice_record
from wayfellow.services.guide.deciding import suggest
from wayfellow.services.guide.reading import in_language, read_answers
from wayfellow.services.guide.words import StepWords, in_words
from wayfellow.services.wording import ENGLISH, Words, languages


def guide_file(path: Path, *, today: date, lang: str | None = None) -> dict[str, Any]:
    """What the guide suggests for the answers in a file. Raises UnreadableInput with what is wrong, and where.

    lang: the language of the words, and that of the family unless the file says another.
    """
    directory = load_directory()
    asked = read_answers(path, directory, today=today)
    words = _words(lang or asked.answers.lang, chosen=bool(lang))
    if lang and asked.answers.lang == ENGLISH:
        asked = in_language(asked, lang)
    try:
        result = suggest(asked.answers, as_of=asked.as_of, letter=asked.letter)
    except NoticeNotUnderstood as problem:
        raise UnreadableInput(f"{path.name}, letter, {problem}") from None
    return record(result, words, directory)


def _words(lang: str, *, chosen: bool) -> Words:
    """The words of a language; a family may read another one than we have, but nobody may choose it."""
    known = {one.tag for one in languages()}
    for tag in (lang, lang.partition("-")[0]):
        if tag in known:
            return Words(tag)
    if chosen:
        raise UnreadableInput(
            f"--lang {lang[:20]!r}: there are no words for it. Expected one of {', '.join(sorted(known))}."
        )
    return Words(ENGLISH)


def record(result: GuideResult, words: Words, directory: Directory) -> dict[str, Any]:
    """The output object of families specification § 1.3, with the words beside the codes."""
    said = in_words(result, words, directory)
    steps = [*_safety_steps(result, words, directory), *map(_step, said.steps)]
    return {
        "outcome": str(result.row.outcome),
        "subtype": result.row.subtype,
        "rule_id": result.row.rule.code,
        "rule_version": result.rule_version,
        "as_of": str(result.moment.as_of),
        "lang": words.lang,
        "title": said.title,
        "heading": said.outcome,
        "reasons": [*said.reasons, f"{words.say('result.page.told')}: {'; '.join(said.told)}."],
        "because": [{"question": question, "value": value} for question, value in result.because],
        "conditions": list(result.conditions),
        "condition_texts": list(said.conditions),
        "overlays": list(result.overlays),
        "overlay_texts": [f"{_ended(title)} {text}" for _code, title, text in said.overlays],
        "next_steps": steps,
        "say": said.say,
        "may_match": list(said.may_match),
        "populations": [match.population for match in result.bridge.matches],
        "ask": result.bridge.ask,
        "clearer": said.clearer,
        "letter": {
            **advice_record(result.letter),
            "dates": [one.text for one in said.letter.dates],
            "lines": list(said.letter.all_lines),
        }
        if result.letter and said.letter
        else None,
        "not_checked": list(said.not_checked),
        "disclaimer": said.disclaimer,
    }


def _ended(title: str) -> str:
    """A title as the first sentence of a line."""
    return title if title[-1] in ".?!" else f"{title}."


def _safety_steps(result: GuideResult, words: Words, directory: Directory) -> list[dict[str, Any]]:
    """Whom to call first when somebody is in danger: one step a number, in the order of the safety table."""
    book = CallBook(directory, words, result.moment.as_of)
    dangers = triggers(result.answers.named("safety"))
    lines = dict.fromkeys(line for trigger in dangers for line in trigger.first)
    today = result.moment.as_of
    return [
        _told(
            words.say("result.call.now", name=call.name), words.say("who.you"), today, words.say("result.today"), [call]
        )
        for call in book.calls(lines)
    ]


def _step(step: StepWords) -> dict[str, Any]:
    return _told(step.text, step.who, step.by_when, step.when, list(step.calls), step.code)


def _told(
    text: str, who: str, by_when: date | None, when: str, calls: list[Call], code: str = "call_now"
) -> dict[str, Any]:
    return {
        "code": code,
        "text": text,
        "who": who,
        "by_when": str(by_when) if by_when else None,
        "when": when,
        "phone": calls[0].number if calls else None,
        "url": calls[0].url or None if calls else None,
        "calls": [{"line": call.line, "name": call.name, "phone": call.number} for call in calls],
    }
