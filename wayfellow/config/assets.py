"""Fetch the front-end packages and compile the style sheets. Standard library only, so that `./run` can use it.

    prepare(root)                 # nothing to do if nothing changed
    prepare(root, tests=True)     # what tests and benchmarks need, too

Sources are `wayfellow/web/static_src`; `.data/assets` holds what is compiled, `.data/static` the same named by content
and compressed, as browsers get it.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from wayfellow.rules.problems import MissingDependency

COPIED = ("*.js", "*.svg")


@dataclass(frozen=True)
class Workshop:
    """The places of one checkout."""

    root: Path

    @property
    def data(self) -> Path:
        return self.root / ".data"

    @property
    def sources(self) -> Path:
        return self.root / "wayfellow" / "web" / "static_src"

    @property
    def modules(self) -> Path:
        return self.root / "node_modules"

    @property
    def locks(self) -> tuple[Path, ...]:
        return (self.root / "package.json", self.root / "package-lock.json", self.root / ".npmrc")


def prepare(root: Path, *, tests: bool = False) -> None:
    """Install the packages and compile the sources, as far as anything changed since the last time.

    Raises MissingDependency, saying what stands in the way.
    """
    shop = Workshop(root)
    with _alone(shop):
        if not packages_are_there(shop, tests=tests):
            install_packages(shop, tests=tests)
        if not assets_are_there(shop):
            compile_assets(shop)


def packages_are_there(shop: Workshop, *, tests: bool) -> bool:
    """Whether the packages are what the lock says. A folder somebody linked here is theirs to keep up to date."""
    if shop.modules.is_symlink():
        return True
    said = _read(_packages_stamp(shop)).split()
    return shop.modules.is_dir() and said[:1] == [fingerprint(shop.locks)] and (not tests or "tests" in said)


def install_packages(shop: Workshop, *, tests: bool) -> None:
    """Fetch the packages. The stamp goes first and comes last, so that half an installation is begun again."""
    stamp = _packages_stamp(shop)
    stamp.unlink(missing_ok=True)
    words = ["npm", "ci", "--loglevel=error", *([] if tests else ["--omit=dev"])]
    _do(shop, words, "The front-end packages could not be installed. Check the network, then run this again.")
    stamp.write_text(fingerprint(shop.locks) + (" tests" if tests else ""))


def assets_are_there(shop: Workshop) -> bool:
    """Whether what browsers get was compiled from these sources."""
    here = (shop.data / "assets").is_dir() and (shop.data / "static" / "staticfiles.json").is_file()
    return here and _read(_assets_stamp(shop)) == fingerprint(_everything_compiled(shop))


def compile_assets(shop: Workshop) -> None:
    """Compile the style sheets, left to right and right to left, and lay our own files beside them."""
    _assets_stamp(shop).unlink(missing_ok=True)
    made, half = shop.data / "assets", shop.data / "assets.half"
    shutil.rmtree(half, ignore_errors=True)
    half.mkdir(parents=True)
    why = "The style sheets could not be compiled; the lines above say why."
    uswds = shop.modules / "@uswds" / "uswds" / "packages"
    how = ["--style=compressed", "--no-source-map", "--quiet-deps", f"--load-path={uswds}"]
    style = half / "site.css"
    _do(shop, ["node", shop.modules / "sass" / "sass.js", *how, shop.sources / "site.scss", style], why)
    turned = half / "site.rtl.css"
    _do(shop, ["node", shop.modules / "rtlcss" / "bin" / "rtlcss.js", "--silent", style, turned], why)
    for file in (file for pattern in COPIED for file in shop.sources.glob(pattern)):
        shutil.copy(file, half)
    shutil.rmtree(made, ignore_errors=True)
    half.rename(made)
    collect = ["python", "-m", "django", "collectstatic", "--no-input", "--verbosity=0"]
    _do(shop, collect, "The style sheets could not be put where browsers get them; the lines above say why.")
    _assets_stamp(shop).write_text(fingerprint(_everything_compiled(shop)))


def fingerprint(files: Iterable[Path]) -> str:
    """Return what changes when any of these files does."""
    told = hashlib.sha256()
    for file in files:
        told.update(f"{file.name}\0{file.stat().st_size}\0".encode() + file.read_bytes())
    return told.hexdigest()


def _everything_compiled(shop: Workshop) -> Iterator[Path]:
    yield from shop.locks
    yield Path(__file__)
    yield from sorted(file for file in shop.sources.rglob("*") if file.is_file())


def _packages_stamp(shop: Workshop) -> Path:
    return shop.data / "packages.stamp"


def _assets_stamp(shop: Workshop) -> Path:
    return shop.data / "assets.stamp"


def _read(file: Path) -> str:
    return file.read_text() if file.is_file() else ""


@contextmanager
def _alone(shop: Workshop) -> Iterator[None]:
    """Wait until nobody else prepares the same checkout."""
    shop.data.mkdir(exist_ok=True)
    with (shop.data / "assets.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _do(shop: Workshop, words: Sequence[str | Path], or_else: str) -> None:
    """Run a program of the environment in the checkout. Raises MissingDependency with `or_else` if it fails."""
    programs = Path(sys.executable).parent
    surroundings = {
        **os.environ,
        "PATH": f"{programs}{os.pathsep}{os.environ.get('PATH', os.defpath)}",
        "PYTHONPATH": str(shop.root),
        "DJANGO_SETTINGS_MODULE": "wayfellow.config.settings",
    }
    command = [str(programs / words[0]), *map(str, words[1:])]
    if subprocess.call(command, cwd=shop.root, env=surroundings, stdout=sys.stderr):
        raise MissingDependency(or_else)
