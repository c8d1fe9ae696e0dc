"""Which files of an input are FHIR NDJSON: by the resource type in their name, or by their first line."""

from __future__ import annotations

import gzip
import json
import re
import zlib
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from wayfellow.rules.problems import UnreadableInput
from wayfellow.screening.engines import LONGEST_LINE
from wayfellow.screening.inputs.fhir.elements import at, text
from wayfellow.screening.inputs.layouts import LAYOUTS
from wayfellow.screening.inputs.sift import stream_of

ENDINGS = (".ndjson", ".ndjson.gz", ".jsonl", ".jsonl.gz")


@dataclass(frozen=True)
class Export:
    """The FHIR files of all inputs. type: what every line must be; empty where the name of the file does not say.

    inputs: the folders and files in which something was found. passed_over: types that nobody reads.
    """

    files: tuple[tuple[Path, str], ...] = ()
    inputs: frozenset[Path] = frozenset()
    passed_over: frozenset[str] = frozenset()


def find_export(inputs: Iterable[Path], types: Collection[str]) -> Export:
    """The files that hold resources of these `types`. Raises UnreadableInput for a link to a file that is not there."""
    files: list[tuple[Path, str]] = []
    found_in, passed_over = set(), set()
    for given in inputs:
        for path, named in _candidates(given, types):
            kind = named or _type_of_first_line(path)
            if named or kind in types or (kind and kind.lower() not in _words(path)):
                files.append((path, named))
                found_in.add(given)
            elif kind:
                passed_over.add(kind)
    return Export(tuple(files), frozenset(found_in), frozenset(passed_over))


def _candidates(given: Path, types: Collection[str]) -> Iterator[tuple[Path, str]]:
    """Files with our endings, and folders of parts that are named like a type; each with the type it is named for."""
    by_word = {name.lower(): name for name in types}
    try:
        some = sorted(given.iterdir()) if given.is_dir() else [given]
    except OSError:
        return  # whoever opens the other tables says what is wrong
    for path in some:
        named = next((by_word[word] for word in _words(path) if word in by_word), "")
        if path.is_dir():
            yield from ((part, named) for part in sorted(path.iterdir()) if named and _is_ndjson(part))
        elif _is_ndjson(path) and not path.name.lower().startswith(tuple(layout.name for layout in LAYOUTS)):
            if named and not path.exists() and path.is_symlink():
                raise UnreadableInput(
                    f"{path.name}: points to a file that is not there. Mend the link or take it away."
                )
            yield path, named


def _is_ndjson(path: Path) -> bool:
    return path.name.lower().endswith(ENDINGS)


def _words(path: Path) -> list[str]:
    return re.split(r"[^a-z]+", path.name.lower())


def _type_of_first_line(path: Path) -> str:
    """Empty when it is no resource, or cannot be read."""
    try:
        with stream_of(path) as stream:
            first = stream.readline(LONGEST_LINE)
        return text(at(json.loads(first), "resourceType"))
    except (OSError, EOFError, zlib.error, gzip.BadGzipFile, ValueError, RecursionError):
        return ""
