"""Tables that hold nothing about a person beyond signing in, and so need no row policy. Every other table has one."""

from __future__ import annotations

MACHINERY = frozenset({"base_installation", "django_migrations", "accounts_user"})
