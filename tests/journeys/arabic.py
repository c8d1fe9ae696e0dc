"""The site with one more language, that runs from right to left and that nobody has reviewed.

Adding a language is adding a file: the package is laid out anew with links, and a folder of words beside the others.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from tests.journeys.served import ROOT
from wayfellow.services.wording import FOLDER, english_in

TAG = "ar"
WORD = "مسودة"
PLACEHOLDER = re.compile(r"\{\w+\}")


def checkout(place: Path) -> Path:
    """Lay the package out in `place`, with Arabic beside the other languages; return where it is."""
    package = place / "wayfellow"
    package.mkdir()
    for part in (ROOT / "wayfellow").iterdir():
        if part.name == FOLDER.name:
            shutil.copytree(part, package / part.name)
        elif part.name != "__pycache__":
            (package / part.name).symlink_to(part)
    drafts(package / FOLDER.name / TAG)
    return place


def drafts(folder: Path) -> None:
    """Write a draft of every string: our one word as often as the English has words, with a number of its own and its
    placeholders."""
    folder.mkdir()
    catalog = Catalog(locale=TAG)
    for number, (key, english) in enumerate(english_in().items()):
        many = " ".join([WORD] * min(len(english.split()), 12))
        catalog.add(english, f"{many} {number} {' '.join(PLACEHOLDER.findall(english))}".strip(), context=key)
    with (folder / "site.po").open("wb") as file:
        write_po(file, catalog)
