"""The key that seals cookies is made once, whole, and read by its owner only."""

from __future__ import annotations

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from wayfellow.config.secret_key import read_secret_key
from wayfellow.rules.problems import MissingDependency


@pytest.fixture(autouse=True)
def no_key_in_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("WAYFELLOW_SECRET_KEY", raising=False)


def test_a_key_is_made_once(tmp_path: Path) -> None:
    file = tmp_path / "new" / "secret_key"
    key = read_secret_key(file)
    assert len(key) >= 64
    assert read_secret_key(file) == key
    assert [path.name for path in file.parent.iterdir()] == ["secret_key"]


def test_only_its_owner_can_read_it(tmp_path: Path) -> None:
    read_secret_key(tmp_path / "secret_key")
    assert stat.S_IMODE((tmp_path / "secret_key").stat().st_mode) == 0o600


def test_all_who_begin_at_once_get_the_same_key(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        keys = list(pool.map(lambda _: read_secret_key(tmp_path / "secret_key"), range(32)))
    assert len(set(keys)) == 1


def test_the_environment_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WAYFELLOW_SECRET_KEY", "given")
    assert read_secret_key(tmp_path / "secret_key") == "given"
    assert not (tmp_path / "secret_key").exists()


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(MissingDependency, match="Set WAYFELLOW_SECRET_KEY"):
        read_secret_key(tmp_path / "file" / "secret_key")
