"""Lists and paragraphs of the locale: START.1, START.2 …"""

from __future__ import annotations

from itertools import count, takewhile

from wayfellow.web.speaking import Speaking


def numbered(speaking: Speaking, start: str) -> tuple[str, ...]:
    """The strings START.1, START.2 …, as many as there are."""
    keys = takewhile(speaking.words.has, (f"{start}.{number}" for number in count(1)))
    return tuple(map(speaking.say, keys))
