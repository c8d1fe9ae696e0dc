"""Start and stop an embedded PostgreSQL. Standard library only, so that `./run` can use it before anything is set up.

    addresses = start(Path(".data/app"))     # {"DATABASE_URL": …, "DATABASE_MIGRATE_URL": …}
    stop(Path(".data/app"))

It listens on a socket in a private folder, never on the network; everybody signs in with a password. Starting what
runs is harmless, two may start at once, and what was committed survives `kill -9`.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from wayfellow.config.postgres_place import SOCKET_NAME, Account, Place, create_place, find_binaries, find_place
from wayfellow.config.postgres_roles import SUPERUSER, addresses, make_roles, password_of
from wayfellow.rules.problems import MissingDependency

# Statements and details of errors can hold what people wrote about a person; the log must not.
SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "timezone": "UTC",
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
}
FORGETFUL_BUT_FAST = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}  # tests only
RETRIES, RECOVERY_SECONDS = 40, 600


def start(wanted: Path, *, fast: bool = False) -> dict[str, str]:
    """Start the server that lives in `wanted`, making it first if need be; return its two addresses.

    fast: for tests only; a crash of the machine may lose everything.
    Raises MissingDependency, saying what stands in the way.
    """
    place = create_place(wanted)
    with _alone(place):
        if not answers(place):
            binaries = find_binaries(place.account)
            _make_cluster(place, binaries)
            _launch(place, binaries, SETTINGS | (FORGETFUL_BUT_FAST if fast else {}))
        if not place.roles_are_made.exists():
            make_roles(place, find_binaries(place.account) / "psql", may_create_databases=fast)
    return addresses(place)


def stop(wanted: Path) -> bool:
    """Stop the server that lives in `wanted`, letting it finish writing; return whether it was running."""
    place = find_place(wanted)
    if not answers(place):
        return False
    pid = _recorded_pid(place)
    if pid is not None:
        os.kill(pid, signal.SIGINT)  # what PostgreSQL calls a fast shutdown
    deadline = time.monotonic() + 60
    while _recorded_pid(place) == pid:
        if time.monotonic() > deadline:
            raise MissingDependency(f"PostgreSQL has not stopped within a minute. Its log is {place.log}.")
        time.sleep(0.02)
    return True


def remove(wanted: Path) -> None:
    """Stop the server that lives in `wanted` and delete everything it holds."""
    stop(wanted)
    shutil.rmtree(find_place(wanted).folder, ignore_errors=True)
    shutil.rmtree(wanted, ignore_errors=True)


def is_running(wanted: Path) -> bool:
    """Whether the server that lives in `wanted` answers."""
    return answers(find_place(wanted))


def known_addresses(wanted: Path) -> dict[str, str]:
    """Return the addresses of the server in `wanted`, running or not; nothing if it was never started."""
    return addresses(find_place(wanted)) if wanted.exists() else {}


def answers(place: Place) -> bool:
    """Whether a server accepts sign-ins here. It is asked; a process number alone can lie."""
    words = b"\0\x03\0\0user\0" + SUPERUSER.encode() + b"\0database\0postgres\0\0"
    with socket.socket(socket.AF_UNIX) as line:
        line.settimeout(5)
        try:
            line.connect(str(place.socket / SOCKET_NAME))
            line.sendall((len(words) + 4).to_bytes(4, "big") + words)
            return line.recv(1024)[:1] == b"R"  # "who are you?"; while starting it says E
        except OSError:
            return False


@contextmanager
def _alone(place: Place) -> Iterator[None]:
    """Wait until nobody else is starting this server."""
    with (place.secrets / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _make_cluster(place: Place, binaries: Path) -> None:
    """Make an empty database, whole or not at all."""
    if place.cluster.exists():
        return
    with tempfile.TemporaryDirectory(dir=place.folder) as half:
        workshop, password = Path(half), Path(half) / "password"
        password.write_text(password_of(place, SUPERUSER))
        place.account.give(password, 0o600)
        place.account.give(workshop, 0o700)
        account = [f"--username={SUPERUSER}", f"--pwfile={password}", "--auth=scram-sha-256"]
        kind = ["--encoding=UTF8", "--locale=C.UTF-8", "--data-checksums"]
        done = subprocess.run(
            [str(binaries / "initdb"), f"--pgdata={workshop / 'cluster'}", *account, *kind],
            capture_output=True,
            text=True,
            check=False,
            **_as(place.account),
        )
        if done.returncode:
            raise MissingDependency(f"PostgreSQL could not make a database in {place.folder}: {done.stderr.strip()}")
        (workshop / "cluster").rename(place.cluster)


def _launch(place: Place, binaries: Path, settings: dict[str, str]) -> None:
    """Run the server until it answers. After a crash it may need a few tries while the old processes go away."""
    options = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
    deadline = time.monotonic() + RECOVERY_SECONDS
    for _ in range(RETRIES):
        with place.log.open("ab") as log:
            place.account.give(place.log, 0o600)
            # postgres itself, not pg_ctl: pg_ctl believes in dead processes and would overwrite the hint.
            server = subprocess.Popen(
                [str(binaries / "postgres"), "-D", str(place.cluster), "-k", str(place.socket), *options],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                **_as(place.account, **_hint_about_dead_server(place)),
            )
        while server.poll() is None and time.monotonic() < deadline:
            if answers(place):
                server.returncode = 0  # it outlives us, and nobody is to wait for it
                return
            time.sleep(0.02)
        time.sleep(0.25)
    lines = place.log.read_text(errors="replace").splitlines()
    reasons = [line for line in lines if "FATAL" in line] or lines or ["nothing"]
    raise MissingDependency(f"PostgreSQL does not start. Its log, {place.log}, says: {reasons[-1]}")


def _hint_about_dead_server(place: Place) -> dict[str, str]:
    """Return what tells PostgreSQL that the process in its lock file is not a server any more.

    A killed server may linger as a zombie, or its number may by now belong to somebody else; PostgreSQL would
    believe it alive. It takes no notice of its own grandparent, so the dead server is introduced as one.
    """
    pid = _recorded_pid(place)
    if pid is None or not Path("/proc/self").exists():
        return {}
    with suppress(OSError):
        if Path(f"/proc/{pid}/cwd").samefile(place.cluster):  # every PostgreSQL server works in its own folder
            return {}
    return {"PG_GRANDPARENT_PID": str(pid)}


def _recorded_pid(place: Place) -> int | None:
    """Return the process number in the server's lock file."""
    try:
        return int((place.cluster / "postmaster.pid").read_text().split()[0])
    except (OSError, ValueError, IndexError):
        return None


def _as(account: Account, **hints: str) -> dict[str, Any]:
    """Return what makes a program run as this account, knowing nothing of ours but where programs are."""
    surroundings = {"cwd": "/", "env": {"PATH": os.environ.get("PATH", os.defpath), **hints}}
    stand_in = {"user": account.uid, "group": account.gid, "extra_groups": []}
    return surroundings | (stand_in if account.is_stand_in else {})
