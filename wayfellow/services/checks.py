"""One thing that was looked at, and the question most of them ask."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import connection


@dataclass(frozen=True)
class Check:
    """`repair` says what to do, and is empty when nothing is wrong."""

    what: str
    repair: str = ""

    @property
    def passed(self) -> bool:
        """Whether nothing is wrong."""
        return not self.repair


def value(sql: str) -> Any:
    """The one value a statement of ours asks for."""
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchone()[0]
