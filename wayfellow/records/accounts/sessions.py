"""Sessions kept under the hash of their key, with who and where beside them. Source: security specification AU-05."""

from __future__ import annotations

import hashlib
from datetime import datetime
from typing import Any

from django.contrib.sessions.backends.db import SessionStore as DatabaseSessions
from django.utils import timezone

from wayfellow.records.accounts.models import Session

USER, POSITION, BEGUN, SEEN, DEVICE = "_auth_user_id", "position", "begun_at", "seen_at", "device"


def hash_of(key: str) -> str:
    """What stands in the table for the key in a cookie."""
    return hashlib.sha256(key.encode()).hexdigest()


class SessionStore(DatabaseSessions):
    """Django's sessions in the database, but for the hash."""

    @classmethod
    def get_model_class(cls) -> type[Session]:
        return Session

    def _get_session_from_db(self) -> Session | None:
        row = Session.objects.filter(
            session_key=hash_of(self.session_key or ""), expire_date__gt=timezone.now()
        ).first()
        if row is None:
            self._session_key = None
        return row

    def exists(self, session_key: str) -> bool:
        return Session.objects.filter(session_key=hash_of(session_key)).exists()

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        return Session(
            session_key=hash_of(self._get_or_create_session_key()),  # type: ignore[attr-defined]
            session_data=self.encode(data),
            expire_date=self.get_expiry_date(),
            user_id=int(data.get(USER, 0)),
            position_id=data.get(POSITION, 0),
            begun_at=_moment(data.get(BEGUN)),
            seen_at=_moment(data.get(SEEN)),
            device=data.get(DEVICE, ""),
        )

    def delete(self, session_key: str | None = None) -> None:
        if key := session_key or self.session_key:
            Session.objects.filter(session_key=hash_of(key)).delete()


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
