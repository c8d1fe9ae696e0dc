"""Help right now: one block for each kind of danger, then the other lines.

Words nobody has reviewed are never used here: such a block is in English, with its numbers and its picture.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from wayfellow.rules.guide.safety import OTHER_LINES, SAFETY, Trigger, triggers
from wayfellow.services.calls import Call, CallBook
from wayfellow.services.wording import State, Words

EVERY_TRIGGER = tuple(trigger.code for trigger in SAFETY)
PICTOGRAMS = {
    "medical_emergency": "hospital",
    "overdose": "danger",
    "suicide": "heart",
    "violence": "shield",
    "elder_or_dependent_abuse": "person",
    "child_abuse": "family",
    "no_safe_place_tonight": "home",
}


@dataclass(frozen=True)
class SafetyBlock:
    """One kind of danger. first: the numbers to show first; also: those that can help too; words: what to do.

    lang, dir: of the words, which may be English on a page in another language.
    leave: what the way out says, where somebody may be watching; else empty.
    """

    trigger: str
    title: str
    words: tuple[str, ...]
    first: tuple[Call, ...]
    also: tuple[Call, ...]
    also_heading: str
    leave: str
    pictogram: str
    lang: str
    dir: str


def safety_blocks(codes: Collection[str], book: CallBook) -> tuple[SafetyBlock, ...]:
    """The blocks of some answers to the safety question, in the order of the table."""
    return tuple(_block(trigger, book) for trigger in triggers(codes))


def other_lines(book: CallBook) -> tuple[Call, ...]:
    """Lines that are not for danger."""
    return book.calls(OTHER_LINES, "safety.other.")


def _block(trigger: Trigger, book: CallBook) -> SafetyBlock:
    says = tuple(_keys(trigger, book.words))
    words = _reviewed(book.words, (*says, *_keys_of_lines(trigger, book.words)))
    book, at = replace(book, words=words), f"safety.{trigger.code}."
    return SafetyBlock(
        trigger.code,
        title=words.say(f"{at}title"),
        words=tuple(map(words.say, says[1:])),
        first=book.calls(trigger.first, at, brief=True),
        also=book.calls(trigger.also, at, brief=True),
        also_heading=words.say("safety.also"),
        leave=words.say("site.leave") if trigger.quiet else "",
        pictogram=PICTOGRAMS[trigger.code],
        lang=words.lang,
        dir=words.dir,
    )


def _keys(trigger: Trigger, words: Words) -> Iterator[str]:
    at = f"safety.{trigger.code}."
    yield f"{at}title"
    yield from (key for key in (f"{at}first", f"{at}also") if words.has(key))
    yield from (f"safety.note.{note}" for note in trigger.notes)


def _keys_of_lines(trigger: Trigger, words: Words) -> Iterator[str]:
    for line in (*trigger.first, *trigger.also):
        yield from (key for key in (f"line.{line}", f"safety.{trigger.code}.{line}") if words.has(key))
    yield from ("safety.also", "site.leave", "site.call", "site.call.sms", "site.call.sms.word", "site.call.tty")


def _reviewed(words: Words, keys: Collection[str]) -> Words:
    """The language itself when all these strings have been reviewed, else English."""
    return words if all(words.state(key) is State.REVIEWED for key in keys) else words.english
