"""kill -9 of the pages in the middle of a form, then the same form again: it is done once, and answered the same.

Source: security specification § 7.12, FI-13.
"""

from __future__ import annotations

import http.client
import json
import re
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

import pytest

from tests.faults.surviving import LATER, ROOT, Installation
from wayfellow.config import postgres

PEOPLE = "/staff/people-who-work-here/"
POINTS = (
    "before the key is stored",
    "the key is stored, nothing is done",
    "done, the answer is not kept",
    "done, before commit",
    "after commit, before the answer",
)
SURVIVED: list[str] = []


class Pages:
    """The pages, served by one process that ends when its worker dies."""

    def __init__(self, here: Installation, port: int) -> None:
        self.port, self.surroundings = port, here.surroundings(None)
        self.server: subprocess.Popen[bytes] | None = None

    def begin(self) -> None:
        self.end()
        command = [str(Path(sys.executable).with_name("granian")), "--interface=wsgi", "--host=127.0.0.1"]
        command += [f"--port={self.port}", "--workers=1", "--blocking-threads=1", "--no-ws", "--log-level=critical"]
        self.server = subprocess.Popen(
            [*command, "tests.faults.dying_web:application"],
            cwd=ROOT,
            env=self.surroundings,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def end(self) -> None:
        if self.server:
            self.server.terminate()
            self.server.wait()


@dataclass
class Browser:
    """Somebody signed in, and their open form."""

    pages: Pages
    cookies: dict[str, str]

    def ask(self, method: str, address: str, told: dict[str, str] | None = None, die: str = "") -> tuple[int, str, str]:
        """The status, where it leads and the page.  Raises when the server dies over it."""
        line = http.client.HTTPConnection("127.0.0.1", self.pages.port, timeout=30)
        try:
            headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
            headers |= {"X-Die": die} if die else {}
            headers |= {"Content-Type": "application/x-www-form-urlencoded"} if told else {}
            line.request(method, address, urlencode(told) if told else None, headers)
            answer = line.getresponse()
            return answer.status, answer.headers.get("Location", ""), answer.read().decode()
        finally:
            line.close()

    def until_somebody_answers(self) -> None:
        """Begin the pages anew if they have died."""
        self.pages.begin()
        until = time.monotonic() + 60
        while time.monotonic() < until:
            try:
                self.ask("GET", "/livez")
            except (OSError, http.client.HTTPException):
                continue
            return
        raise AssertionError("the pages are not served any more")

    def form(self, email: str) -> dict[str, str]:
        page = self.ask("GET", PEOPLE)[2]
        hidden = {name: re.search(f'name="{name}" value="([^"]+)"', page) for name in ("key", "csrfmiddlewaretoken")}
        return {"email": email, "roles": "biller"} | {name: found[1] for name, found in hidden.items() if found}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with tempfile.TemporaryDirectory(prefix="wf", dir="/tmp") as made, socket.socket() as line:
        Path(made).chmod(0o755)
        here = Installation(Path(made) / "app")
        line.bind(("127.0.0.1", 0))
        port = int(line.getsockname()[1])
        line.close()
        try:
            here.start()
            here.migrate()
            pages = Pages(here, port)
            yield Browser(pages, signed_in(here))
            pages.end()
            judged = here.run("judge", at=LATER)
            assert json.loads(judged.stdout) == {"wrong": [], "whole": True}, judged.stderr
        finally:
            postgres.remove(here.folder)
    print("\nthe pages died, and the same form was sent again:", *SURVIVED, sep="\n  ")


def signed_in(here: Installation) -> dict[str, str]:
    command = [sys.executable, "-m", "tests.faults.dying_web"]
    said = subprocess.run(command, env=here.surroundings(None), cwd=ROOT, capture_output=True, text=True, check=True)
    cookies: dict[str, str] = json.loads(said.stdout.splitlines()[-1])
    return cookies


@pytest.mark.parametrize("point", POINTS)
def test_the_pages_die_over_a_form(browser: Browser, point: str) -> None:
    browser.until_somebody_answers()
    email = f"new{POINTS.index(point)}@north.example"
    form = browser.form(email)
    with pytest.raises((OSError, http.client.HTTPException)):
        browser.ask("POST", f"{PEOPLE}invite/", form, die=point)
    browser.until_somebody_answers()
    assert [browser.ask("POST", f"{PEOPLE}invite/", form)[:2] for _ in range(2)] == [(302, PEOPLE)] * 2
    assert browser.ask("GET", PEOPLE)[2].count(f"<li>{email}") == 1
    SURVIVED.append(point)
