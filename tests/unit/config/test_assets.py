"""Front-end packages are fetched and style sheets compiled when something changed, and begun again when interrupted."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from wayfellow.config import assets
from wayfellow.rules.problems import MissingDependency


class Programs:
    """Stands in for npm, sass, rtlcss and Django: notes what was asked for, and writes what they would write."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.interrupted_by: str | None = None

    def __call__(self, shop: assets.Workshop, words: Sequence[str | Path], or_else: str) -> None:
        name = next(
            name for name in ("ci", "sass.js", "rtlcss.js", "collectstatic") if name in " ".join(map(str, words))
        )
        self.asked.append("ci --omit=dev" if "--omit=dev" in words else name)
        if self.interrupted_by == name:
            raise KeyboardInterrupt
        if name == "ci":
            shop.modules.mkdir(exist_ok=True)
        elif name == "collectstatic":
            (shop.data / "static").mkdir(exist_ok=True)
            (shop.data / "static" / "staticfiles.json").touch()
        else:
            Path(words[-1]).write_text(name)

    def asked_since(self) -> list[str]:
        asked, self.asked = self.asked, []
        return asked


EVERYTHING = ["ci --omit=dev", "sass.js", "rtlcss.js", "collectstatic"]
COMPILED = EVERYTHING[1:]


@pytest.fixture
def programs(monkeypatch: pytest.MonkeyPatch) -> Programs:
    made = Programs()
    monkeypatch.setattr(assets, "_do", made)
    return made


@pytest.fixture
def root(tmp_path: Path, programs: Programs) -> Path:
    """A checkout in which everything was prepared once."""
    for name in ("package.json", "package-lock.json", ".npmrc"):
        (tmp_path / name).write_text("{}")
    sources = assets.Workshop(tmp_path).sources
    sources.mkdir(parents=True)
    for name in ("site.scss", "site.js", "favicon.svg"):
        (sources / name).write_text("")
    assets.prepare(tmp_path)
    assert programs.asked_since() == EVERYTHING
    return tmp_path


def test_what_did_not_change_is_left_alone(root: Path, programs: Programs) -> None:
    assets.prepare(root)
    assert programs.asked_since() == []


def test_our_own_files_are_laid_beside_the_style_sheets(root: Path) -> None:
    made = sorted(file.name for file in (root / ".data" / "assets").iterdir())
    assert made == ["favicon.svg", "site.css", "site.js", "site.rtl.css"]


@pytest.mark.parametrize("name", ["site.scss", "site.js", "_new.scss"])
def test_a_changed_source_is_compiled_again(root: Path, programs: Programs, name: str) -> None:
    (assets.Workshop(root).sources / name).write_text("changed")
    assets.prepare(root)
    assert programs.asked_since() == COMPILED


def test_a_changed_lock_fetches_and_compiles_again(root: Path, programs: Programs) -> None:
    (root / "package-lock.json").write_text('{"changed": true}')
    assets.prepare(root)
    assert programs.asked_since() == EVERYTHING


def test_tests_need_more_packages_than_pages_do(root: Path, programs: Programs) -> None:
    assets.prepare(root, tests=True)
    assert programs.asked_since() == ["ci"]
    assets.prepare(root)
    assert programs.asked_since() == []


@pytest.mark.parametrize("gone", ["node_modules", ".data/assets", ".data/static"])
def test_what_somebody_deleted_is_made_again(root: Path, programs: Programs, gone: str) -> None:
    shutil.rmtree(root / gone)
    assets.prepare(root)
    assert programs.asked_since()


def test_packages_that_are_linked_here_are_left_to_whoever_linked_them(root: Path, programs: Programs) -> None:
    (root / "node_modules").rename(root / "elsewhere")
    (root / "node_modules").symlink_to(root / "elsewhere")
    (root / "package-lock.json").write_text('{"changed": true}')
    assets.prepare(root)
    assert programs.asked_since() == COMPILED


@pytest.mark.parametrize(
    ("where", "again"),
    [("ci", EVERYTHING[:1]), ("sass.js", COMPILED), ("rtlcss.js", COMPILED), ("collectstatic", COMPILED)],
)
def test_what_was_interrupted_is_begun_again(root: Path, programs: Programs, where: str, again: list[str]) -> None:
    """Even when the sources are by then what they were before."""
    lock, style = root / "package-lock.json", assets.Workshop(root).sources / "site.scss"
    lock.write_text("changed" if where == "ci" else lock.read_text())
    style.write_text("changed")
    programs.interrupted_by = where
    with pytest.raises(KeyboardInterrupt):
        assets.prepare(root)
    programs.asked_since()

    lock.write_text("{}")
    style.write_text("")
    programs.interrupted_by = None
    assets.prepare(root)
    assert programs.asked_since() == again


def test_a_program_that_fails_is_told_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(MissingDependency, match="because"):
        assets._do(assets.Workshop(tmp_path), ["python", "-c", "raise SystemExit(1)"], "because")
