"""A PostgreSQL of one's own with our tables, the processes that live and die on it, and what must hold afterwards."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import psycopg

from wayfellow.config import postgres

ROOT = Path(__file__).resolve().parents[2]
NOW = datetime(2026, 11, 24, 17, tzinfo=UTC)
WAITING = "SELECT count(*), pg_sleep(0.02) FROM procrastinate_jobs WHERE task_name = 'deliver' AND status = 'todo'"
LATER = NOW + timedelta(hours=2)
"""When leases have run out and what failed is tried again."""


@dataclass
class Installation:
    """A server that runs, with our tables in it."""

    folder: Path
    addresses: dict[str, str] = field(default_factory=dict)
    unused: list[int] = field(default_factory=list)

    def start(self) -> None:
        self.addresses = postgres.start(self.folder)

    def migrate(self) -> None:
        migrate = [sys.executable, "-m", "django", "migrate", "--database=migrate", "--no-input", "--verbosity=0"]
        subprocess.run(migrate, env=self.surroundings(NOW), check=True, cwd=ROOT)
        self.unused = json.loads(self.run("organizations", 16).stdout)

    def surroundings(self, at: datetime | None) -> dict[str, str]:
        """at: when the clock stands still; None where it goes."""
        django = {"DJANGO_SETTINGS_MODULE": "wayfellow.config.settings", "PYTHONPATH": str(ROOT)}
        return os.environ | self.addresses | django | ({"WAYFELLOW_NOW": at.isoformat()} if at else {})

    def begin(self, *words: object, at: datetime = NOW) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "tests.faults.dying", *map(str, words)]
        return subprocess.Popen(
            command, env=self.surroundings(at), cwd=ROOT, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )

    def run(self, *words: object, at: datetime = NOW) -> subprocess.CompletedProcess[str]:
        process = self.begin(*words, at=at)
        said, complained = process.communicate(timeout=60)
        return subprocess.CompletedProcess(process.args, process.returncode, said, complained)

    def look(self, *organizations: int, at: datetime = LATER, command: str = "look") -> list[dict[str, Any]]:
        """Deliver what is due in these organizations, and say what they hold."""
        looked = self.run(command, *organizations, at=at)
        assert looked.returncode == 0, looked.stderr
        told: list[dict[str, Any]] = json.loads(looked.stdout)
        return told

    def wait_for_jobs(self) -> None:
        """Until a worker has taken every delivery that waits."""
        with psycopg.connect(self.addresses["DATABASE_URL"], autocommit=True) as connection:
            for _ in range(2_000):
                row = connection.execute(WAITING).fetchone()
                if row and row[0] == 0:
                    return
        raise AssertionError("nobody does what waits")


def all_once(number: int) -> dict[str, Any]:
    """What an organization holds in which so many things happened: each there, each heard once, nothing waiting."""
    things = list(range(1, number + 1))
    return {"things": things, "effects": things, "heard": number, "waiting": 0}
