"""People at their desks."""

from __future__ import annotations

from tests.integration.accounts.conftest import admin, north, quick_passwords, south

__all__ = ["admin", "north", "quick_passwords", "south"]
