"""Django's settings: one plain file that reads the environment once.

DATABASE_URL          the record, signed in as wayfellow_app. `./run` sets it; elsewhere, set it yourself.
DATABASE_MIGRATE_URL  the same database, signed in as wayfellow_migrator; only changing the schema needs it.
"""

from __future__ import annotations

import os
from typing import Any

from psycopg.conninfo import conninfo_to_dict

from wayfellow.config.clock import PROGRAM_ZONE


def _database(address: str) -> dict[str, Any]:
    """Return Django's description of the database at a PostgreSQL address."""
    parts = {name: str(value) for name, value in conninfo_to_dict(address).items()}
    names = {"NAME": "dbname", "USER": "user", "PASSWORD": "password", "HOST": "host", "PORT": "port"}
    described: dict[str, Any] = {ours: parts.pop(theirs, "") for ours, theirs in names.items()}
    return described | {"ENGINE": "django.db.backends.postgresql", "CONN_MAX_AGE": None, "OPTIONS": parts}


DATABASES: dict[str, dict[str, Any]] = {}  # with none, the first question to the record says what to do
if os.environ.get("DATABASE_URL"):
    DATABASES["default"] = _database(os.environ["DATABASE_URL"])
if os.environ.get("DATABASE_MIGRATE_URL"):
    DATABASES["migrate"] = _database(os.environ["DATABASE_MIGRATE_URL"])
    DATABASES["migrate"]["OPTIONS"]["assume_role"] = "wayfellow_owner"  # what is made belongs to the owner
    test_name = os.environ.get("WAYFELLOW_TEST_DATABASE", "test_wayfellow")
    DATABASES["migrate"]["TEST"] = {"NAME": test_name, "DEPENDENCIES": []}
    DATABASES["default"]["TEST"] = {"MIRROR": "migrate"}  # tests see the migrator's database, as the app's role

INSTALLED_APPS = ["wayfellow.records.base"]
ROOT_URLCONF = "wayfellow.config.urls"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
TIME_ZONE = PROGRAM_ZONE
USE_TZ = True
