"""The notice of those who run this site: that they treat everybody alike, and to whom to complain (45 CFR 92.10).

Its text is theirs, so it is a file of theirs: notice.en.txt, notice.es.txt … in WAYFELLOW_NOTICES.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from wayfellow.services.wording import ENGLISH


@dataclass(frozen=True)
class Notice:
    """Its paragraphs, and the language they are in: English where there is none in the reader's language."""

    lang: str
    paragraphs: tuple[str, ...]


def read_notice(folder: Path | None, lang: str) -> Notice | None:
    """The notice in this language, else in English; None when the deployment has none."""
    for tag in dict.fromkeys((lang, ENGLISH)):
        path = folder / f"notice.{tag}.txt" if folder else None
        if path and path.is_file():
            parts = path.read_text(encoding="utf-8").split("\n\n")
            return Notice(tag, tuple(" ".join(part.split()) for part in parts if part.strip()))
    return None
