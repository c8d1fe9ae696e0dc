"""Lists and paragraphs of the locale, whose keys end in 1, 2, 3 …"""

from __future__ import annotations

from itertools import count, takewhile

from wayfellow.web.speaking import Speaking


def numbered(speaking: Speaking, start: str) -> tuple[str, ...]:
    """Every string of a list. start: how its keys begin, dot and all."""
    keys = takewhile(speaking.words.has, (f"{start}{number}" for number in count(1)))
    return tuple(map(speaking.say, keys))
