"""The roles of an embedded PostgreSQL: their passwords, and the addresses that carry them. Standard library only.

Every password is random, made once and kept in a file only its owner can read. What each role may do is said in
`records/base/roles.sql`, which a database administrator can run on any other PostgreSQL.
"""

from __future__ import annotations

import os
import secrets
import subprocess
from pathlib import Path
from urllib.parse import quote

from wayfellow.config.postgres_place import Place
from wayfellow.rules.problems import MissingDependency

SUPERUSER, MIGRATOR, APP = "postgres", "wayfellow_migrator", "wayfellow_app"
DATABASE = "wayfellow"
ROLES_SQL = Path(__file__).resolve().parents[1] / "records" / "base" / "roles.sql"


def password_of(place: Place, role: str) -> str:
    """Return the password of a role, making it the first time."""
    file = place.secrets / role
    if not file.exists():
        half = file.with_suffix(".new")
        half.touch(mode=0o600)
        half.write_text(secrets.token_urlsafe(24))
        half.rename(file)  # whole or not at all
    return file.read_text()


def make_roles(place: Place, psql: Path, *, may_create_databases: bool) -> None:
    """Make the three roles and the database, as far as they are missing.

    may_create_databases: for a test server only, where every test process makes a database of its own.
    """
    script = [
        rf"\set migrator_password '{password_of(place, MIGRATOR)}'",
        rf"\set app_password '{password_of(place, APP)}'",
        ROLES_SQL.read_text(),
    ]
    if may_create_databases:
        script.append("ALTER ROLE wayfellow_owner CREATEDB;")
    done = subprocess.run(
        [psql, "--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", "--file=-"],
        input="\n".join(script),
        env={
            "PATH": os.environ.get("PATH", ""),
            "PGHOST": str(place.socket),
            "PGUSER": SUPERUSER,
            "PGPASSWORD": password_of(place, SUPERUSER),
            "PGDATABASE": "postgres",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise MissingDependency(f"The database roles could not be made: {done.stderr.strip()}")
    place.roles_are_made.touch()


def addresses(place: Place) -> dict[str, str]:
    """Return DATABASE_URL and DATABASE_MIGRATE_URL of a server whose roles are made; nothing if they are not."""
    if not place.roles_are_made.exists():
        return {}
    return {"DATABASE_URL": _address(place, APP), "DATABASE_MIGRATE_URL": _address(place, MIGRATOR)}


def _address(place: Place, role: str) -> str:
    return f"postgresql://{role}:{password_of(place, role)}@/{DATABASE}?host={quote(str(place.socket), safe='')}"
