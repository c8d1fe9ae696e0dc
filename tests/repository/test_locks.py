"""The locks pin everything by hash, and name no address anything is fetched from."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LOCKS = ["requirements.lock", "bootstrap.lock", "spark.lock"]


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_address(lock: str) -> None:
    assert not re.findall(r"://|--index|--extra|--find-links|--trusted| @ ", (ROOT / lock).read_text())


@pytest.mark.parametrize("lock", LOCKS)
def test_everything_is_pinned_by_hash(lock: str) -> None:
    packages = re.split(r"\n(?=\S)", (ROOT / lock).read_text().strip())
    assert packages
    for package in packages:
        assert re.match(r"[a-z0-9._-]+(\[[a-z0-9,-]+\])?==\S+", package), package
        assert "--hash=sha256:" in package


def test_the_lock_of_the_front_end_names_no_address() -> None:
    packages = json.loads((ROOT / "package-lock.json").read_text())["packages"]
    assert [name for name, said in packages.items() if "resolved" in said] == []
    assert "://" not in (ROOT / ".npmrc").read_text()


def test_every_front_end_package_is_pinned_by_hash() -> None:
    packages = json.loads((ROOT / "package-lock.json").read_text())["packages"]
    assert len(packages) > 1
    assert [name for name, said in packages.items() if name and not said.get("integrity")] == []
