"""The settings are safe unless somebody says otherwise, and stricter where HTTPS is spoken."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
ASK = """
import json
from wayfellow.config import settings as s
names = "DEBUG ALLOWED_HOSTS SECURE_HSTS_SECONDS SECURE_SSL_REDIRECT CSRF_COOKIE_SECURE DATABASES".split()
print(json.dumps({name: getattr(s, name, None) for name in names}))
"""


def settings(**surroundings: str) -> dict[str, object]:
    """The settings as they are in these surroundings."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("WAYFELLOW", "DATABASE"))}
    env = {**clean, "WAYFELLOW_SECRET_KEY": "x", "PYTHONPATH": str(ROOT), **surroundings}
    done = subprocess.run([sys.executable, "-c", ASK], env=env, capture_output=True, text=True, check=True)
    read: dict[str, object] = json.loads(done.stdout)
    return read


def test_by_default_only_this_machine_is_answered_and_nothing_is_shown() -> None:
    found = settings()
    assert found["DEBUG"] is False
    assert found["ALLOWED_HOSTS"] == ["127.0.0.1", "localhost"]
    assert found["DATABASES"] == {}
    assert not found["SECURE_SSL_REDIRECT"]


def test_behind_https_browsers_stay_there() -> None:
    found = settings(WAYFELLOW_HTTPS="1", WAYFELLOW_HOSTS="help.example,www.help.example")
    assert found["ALLOWED_HOSTS"] == ["help.example", "www.help.example"]
    assert found["SECURE_HSTS_SECONDS"] == 365 * 24 * 60 * 60
    assert found["SECURE_SSL_REDIRECT"] is True
    assert found["CSRF_COOKIE_SECURE"] is True


@pytest.mark.parametrize("said", ["", "0", "true"])
def test_only_a_plain_1_shows_a_programmer_what_failed(said: str) -> None:
    assert settings(WAYFELLOW_DEBUG=said)["DEBUG"] is False
