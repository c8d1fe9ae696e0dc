"""What must hold before people's data is inside, as far as this machine can see it.

Source: security specification § 5.1 (DP-01, DP-02), § 5.4, § 7.11, AU-15.
"""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError

from wayfellow.records.base.catalogue import loose_functions
from wayfellow.rules.access.actor import machine
from wayfellow.services.access import acting_as
from wayfellow.services.checks import Check, value
from wayfellow.services.health import missing
from wayfellow.services.sample_world.presence import is_there

KEYS = ("SECRET_KEY", "CONTEXT_KEY", "SIGN_IN_KEY", "TWIN_KEY", "ANCHOR_KEY")
FREE_AT_LEAST = 0.10
CLOCKS_MAY_DIFFER = timedelta(seconds=1)
HERE = {"127.0.0.1", "localhost", "::1"}


def before_people_are_inside(at: datetime) -> Iterator[Check]:
    """Every check, whether it passed or not."""
    yield from _of_the_environment()
    yield from _of_the_database()
    apart = abs(at - value("SELECT clock_timestamp()"))
    yield Check("our clock keeps time", f"it is {apart} off the server's" if apart > CLOCKS_MAY_DIFFER else "")
    stale = _takes_a_context_of(at - timedelta(days=1))
    yield Check("a context of yesterday is refused", "migrate with WAYFELLOW_PRODUCTION=1" if stale else "")
    sample = "begin with an empty record; the sample world is in this one" if is_there() else ""
    yield Check("nobody signs in with a password that everybody knows", sample)
    what = missing(at=at)
    yield Check("we could take work now", f"not ready: {what}; is a worker running?" if what else "")


def _takes_a_context_of(at: datetime) -> bool:
    try:
        with acting_as(machine(organization=0, at=at)):
            return value("SELECT sec.organization()") is not None
    except DatabaseError:
        return False


def _of_the_environment() -> Iterator[Check]:
    production = os.environ.get("WAYFELLOW_PRODUCTION") == "1"
    yield Check("this is said to be in use", "" if production else "set WAYFELLOW_PRODUCTION=1")
    yield Check("nobody is shown why a page failed", "unset WAYFELLOW_DEBUG" if settings.DEBUG else "")
    secure = getattr(settings, "SECURE_SSL_REDIRECT", False) and settings.ADDRESS.startswith("https://")
    yield Check("pages travel by HTTPS only", "" if secure else "set WAYFELLOW_HTTPS=1 and an https WAYFELLOW_ADDRESS")
    named = set(settings.ALLOWED_HOSTS) - HERE
    yield Check("we answer to our own names only", _hosts(named))
    yield Check("mail leaves by a server of yours", "" if settings.EMAIL_HOST else "set WAYFELLOW_SMTP")
    known = [name for name in KEYS if not os.environ.get(f"WAYFELLOW_{name}")]
    kept = [file for file in map(_file, known) if not _is_private(file)]
    yield Check("only we can read our keys", f"chmod 600 {' '.join(map(str, kept))}" if kept else "")
    used = shutil.disk_usage(settings.DATA if settings.DATA.exists() else Path.cwd())
    yield Check(
        "there is room on the disk", "" if used.free / used.total >= FREE_AT_LEAST else "free some: 90 % is used"
    )


def _hosts(named: set[str]) -> str:
    if not named:
        return "set WAYFELLOW_HOSTS to the names people use"
    return (
        "name each host in WAYFELLOW_HOSTS; * and names that begin with a dot let anybody in"
        if {name for name in named if name == "*" or name.startswith(".")}
        else ""
    )


def _of_the_database() -> Iterator[Check]:
    yield Check("what is committed survives a crash", _all_on("fsync", "full_page_writes", "synchronous_commit"))
    yield Check("a flipped bit is noticed", _all_on("data_checksums"))
    private = value("SELECT inet_server_addr() IS NULL OR ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()")
    yield Check("nobody can listen in on the database", "" if private else "add sslmode=verify-full to DATABASE_URL")
    loose = loose_functions()
    yield Check("nobody else may ask who is asking", f"revoke EXECUTE on {', '.join(loose)}" if loose else "")


def _all_on(*names: str) -> str:
    off = [name for name in names if value(f"SELECT current_setting('{name}')") == "off"]
    return f"the server runs with {', '.join(off)} off; turn it on" if off else ""


def _file(name: str) -> Path:
    return Path(settings.DATA / name.lower())


def _is_private(file: Path) -> bool:
    return not file.exists() or not file.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO)
