"""A phone line as a page shows it: its name, the number, when to call it and where to send a text instead."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from wayfellow.rules.directory.directory import OWN_HELP_LINE, Directory
from wayfellow.services.wording import Words

EMERGENCY = "emergency_911"
HUMAN_LINES = ("health_consumer_alliance", "help_211")
"""Where a person answers whatever the question is; a deployment's own help line comes before them."""
EVERYWHERE = ("711", "911")
"""Numbers for a text telephone that serve every line; the safety page tells of them once."""


@dataclass(frozen=True)
class Call:
    """name, text, note: finished words; text says when to call, note what the directory tells of the line.

    number, tty: as people read them. sms, sms_word: where a text message goes, and what to write in it.
    """

    line: str
    name: str
    number: str
    text: str = ""
    note: str = ""
    sms: str = ""
    sms_word: str = ""
    tty: str = ""
    url: str = ""

    @property
    def look(self) -> str:
        """The style of its own that a call for help in danger has."""
        return "wf-call--danger" if self.line == EMERGENCY else ""


@dataclass(frozen=True)
class CallBook:
    """The directory on one day, in one language."""

    directory: Directory
    words: Words
    on: date

    def calls(self, lines: Iterable[str], texts: str = "", *, brief: bool = False) -> tuple[Call, ...]:
        """Some lines. texts: how the keys begin that say when to call each. brief: leave out the directory's note."""
        return tuple(self._call(line, f"{texts}{line}", brief) for line in lines)

    def human(self) -> tuple[Call, ...]:
        """Whom to call to talk to a person."""
        own = (OWN_HELP_LINE,) if self.directory.has_line(OWN_HELP_LINE, self.on) else ()
        return self.calls((*own, *HUMAN_LINES))

    def _call(self, line: str, text: str, brief: bool) -> Call:
        found = self.directory.line(line, self.on)
        return Call(
            line,
            name=self._say(f"line.{line}"),
            number=found.number,
            text=self._say(text),
            note="" if brief else self._say(f"line.{line}.note"),
            sms=found.text_to,
            sms_word=found.text_word,
            tty="" if found.tty in EVERYWHERE else found.tty,
            url=found.url,
        )

    def _say(self, key: str) -> str:
        return self.words.say(key) if self.words.has(key) else ""
