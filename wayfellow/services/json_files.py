"""Reads one JSON object from a file, and says in one sentence why it cannot be read."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from wayfellow.rules.problems import UnreadableInput

LARGEST = 1_000_000
"""Bytes."""


def read_object(path: Path, *, expected: str) -> Mapping[str, Any]:
    """The object in a file.  expected: what it should hold, as the end of `Expected …`. Raises UnreadableInput."""
    try:
        if path.stat().st_size > LARGEST:
            raise UnreadableInput(f"{path.name} is larger than {LARGEST:,} bytes. Expected {expected}.")
        content = json.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        raise UnreadableInput(f"{path.name}: there is no such file. Check the path.") from None
    except OSError as error:
        raise UnreadableInput(f"{path.name}: cannot be read ({error.strerror}).") from None
    except UnicodeError:
        raise UnreadableInput(f"{path.name}: holds text that is not UTF-8. Save it as UTF-8.") from None
    except (ValueError, RecursionError) as error:
        line = f", line {error.lineno}, column {error.colno}" if isinstance(error, json.JSONDecodeError) else ""
        raise UnreadableInput(f"{path.name}{line}: not JSON. Expected {expected}.") from None
    if not isinstance(content, Mapping):
        raise UnreadableInput(f"{path.name}: not an object. Expected {expected}.")
    return content
