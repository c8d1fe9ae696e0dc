"""Log lines a machine can read, that say what happened and where, never with what: no word of anybody who uses this.

A line is one JSON object with keys of a closed list. Of a message only what its programmer wrote is kept, not what was
put into it; of an error its kind and the places it went through. Source: security specification DP-14.
"""

from __future__ import annotations

import json
import logging
import traceback
from datetime import UTC, datetime
from types import TracebackType

ExceptionInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]

ALLOWED = ("request", "method", "route", "status", "ms", "statements", "job", "organization", "outcome")
"""What a line may say beside when, where and what: numbers, codes, and patterns of addresses."""


class DiscreetFormatter(logging.Formatter):
    """Writes a record as one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        said: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "what": str(record.msg),
        }
        said |= {name: getattr(record, name) for name in ALLOWED if isinstance(getattr(record, name, None), str | int)}
        if record.exc_info:
            said["error"] = self.formatException(record.exc_info)
        return json.dumps(said)

    def formatException(self, ei: ExceptionInfo) -> str:  # noqa: N802  logging calls it so
        lines: list[str] = []
        error = ei[1]
        while error is not None:
            lines = [*traceback.format_tb(error.__traceback__), f"{type(error).__name__}\n", *lines]
            error = error.__cause__ or error.__context__
        return "".join(lines).rstrip()
