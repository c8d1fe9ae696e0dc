"""What `where` finds: a thing with a name, where it stands, and what belongs to it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1]
ROOT = PACKAGE.parent


@dataclass(frozen=True)
class Thing:
    """What stands behind a name. told: labels with what belongs to each, in the order of reading."""

    name: str
    kind: str
    title: str
    place: str
    told: tuple[tuple[str, str], ...]


def near(path: Path) -> str:
    """A path as one would type it in the checkout."""
    return path.relative_to(ROOT).as_posix()
