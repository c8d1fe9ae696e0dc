"""Write down what was done, in the transaction in which it was done: no audit, no access.

Ids and codes only; no names, no values, no free text. Source: security specification § 4.1.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

from wayfellow.records.audit.models import Event
from wayfellow.rules.access.actor import Actor


def record(
    action: str, *, by: Actor, person: int = 0, kind: str = "", ids: Sequence[int] = (), permit: bool = True
) -> None:
    """Record one thing somebody read, changed or was refused.

    action: such as `person.opened`. kind, ids: the rows it was about.
    """
    told: dict[str, Any] = {
        "at": by.at.isoformat(),
        "action": action,
        "decision": "permit" if permit else "deny",
        "user_id": by.user,
        "position_id": by.position,
        "organization_id": by.organization,
        "purpose": str(by.purpose),
        "person_id": person,
        "kind": kind,
        "ids": list(ids),
    }
    Event(**{**told, "at": by.at}, digest=digest_of(told)).save(force_insert=True)


def digest_of(told: Mapping[str, Any]) -> bytes:
    """The hash of an event, the same whoever computes it."""
    return hashlib.sha256(json.dumps(told, sort_keys=True, separators=(",", ":")).encode()).digest()
