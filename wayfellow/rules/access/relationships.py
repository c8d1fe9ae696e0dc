"""Why somebody may see a person, and how long that lasts unless it is said. Source: security specification § 1.3."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

FOREVER = datetime(9999, 12, 31, tzinfo=UTC)
LIVES: dict[str, timedelta | None] = {
    "attributed_to_plan": None,  # as long as the coverage, which says it
    "assigned_ecm": None,  # until the file no longer says so
    "care_team_member": timedelta(days=90),
    "admitted_at": None,  # until they leave and thirty days after
    "referred_to": None,
    "covering_for": timedelta(hours=14),
    "transition_of_care": timedelta(days=30),
    "self": None,
    "proxy": None,
    "support_session": timedelta(minutes=60),
}
"""By predicate; None where it ends only when somebody or something ends it."""
REMINDED_BEFORE = timedelta(days=14)


def ends_of(predicate: str, begins_at: datetime) -> datetime:
    """When a relationship that begins now ends by itself."""
    life = LIVES[predicate]
    return begins_at + life if life else FOREVER
