"""How the parts are put together: the entry, the settings, the clock, the database launcher. Imports anything below."""

from __future__ import annotations

VERSION = "0.1.0"
