"""The language a page is being written in, and which of its strings nobody has reviewed yet."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from wayfellow.services.wording import State, Words


class Speaking:
    """Says strings of one language, and remembers whether any was not reviewed."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.said_unreviewed = False

    @property
    def noticing(self) -> NoticingWords:
        """The words for services, which notice what is said as well."""
        return NoticingWords(self)

    def say(self, key: str, **values: object) -> str:
        """The string, in the language of the page. Raises KeyError for a key that is written nowhere."""
        if self.words.state(key) is not State.REVIEWED:
            self.said_unreviewed = True
        return self.words.say(key, **values)


class NoticingWords(Words):
    """The words of a page for services that know no page: each string they say is noticed too."""

    def __init__(self, speaking: Speaking) -> None:
        self.__dict__.update(vars(speaking.words))
        self._speaking = speaking

    def say(self, key: str, **values: object) -> str:
        """The string, noticed. Raises KeyError for a key that is written nowhere."""
        return self._speaking.say(key, **values)


_SPEAKING: ContextVar[Speaking | None] = ContextVar("speaking", default=None)


def speaking() -> Speaking:
    """Return the language being spoken; outside a request, English."""
    return _SPEAKING.get() or Speaking(Words())


@contextmanager
def speaking_in(words: Words) -> Iterator[Speaking]:
    """Speak a language while the block lasts."""
    token = _SPEAKING.set(Speaking(words))
    try:
        yield speaking()
    finally:
        _SPEAKING.reset(token)
