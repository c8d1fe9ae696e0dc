"""What hostile requests are made of, and what every answer to one must be: polite, protected, and without a trace."""

from __future__ import annotations

import gc
import logging
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpResponse
from django.test import Client

from tests.unit.web.test_headers import HEADERS, POLICY
from wayfellow.rules.guide.answers import Answer, Answers
from wayfellow.rules.guide.letter import Letter
from wayfellow.web.guide import state as states
from wayfellow.web.guide.sealed import NotOurs, unseal
from wayfellow.web.guide.state import State, write_state

MARK = "Zq7xWv"
"""Stands in everything hostile, and nowhere else."""
PRODUCT = "8000056000098"
"""What a template would write that was made to count: 2000007 × 4000014, or a sum."""
SUM = '{% widthratio 2000007 1 4000014 %}{{ 2000007|add:"8000054000091" }}'

HOSTILE = {
    "html": f"'\"<q{MARK}><script>alert('{MARK}')</script>",
    "attribute": f"'\"<q\" onfocus={MARK} autofocus x='",
    "template": f"'\"<q{{{{{MARK}}}}}{SUM}{{% include '{MARK}' %}}{{% debug %}}",
    "format": f"'\"<q{{{MARK}}} {{0.__class__}} {{words}} %s %({MARK})s ${{{MARK}}}",
    "header": f"'\"<q{MARK}\r\nSet-Cookie: {MARK}=1\r\nX-Bad: {MARK}",
    "sql": f"'\"<q{MARK}' OR 1=1; DROP TABLE person; --",
    "path": f"'\"<q../../../../etc/{MARK}\0.yaml",
    "away": f"//{MARK}.example/'\"<q",
    "script": f"javascript:'\"<q{MARK}//",
    "unicode": f"'\"<q\u202e\ufeff\U0001f600\ud7ff{MARK}",
}

POLITE = {200, 301, 302, 400, 403, 404, 405, 413, 422}
OUR_COOKIES = {"wayfellow_answers", "wayfellow_lang", "csrftoken"}
RAW = "'\"<q"
"""What no page may hold unescaped: the first letters of what is hostile, as many as the field of a year shows again."""

MY_FATHER: Mapping[str, Answer] = {
    "safety": ("none",),
    "who": "parent",
    "age": 71,
    "county": "19",
    "coverage": "medi_cal_plan",
    "event": ("denied_or_delayed",),
    "ongoing": ("many_er_or_hospital",),
    "needs": ("housing",),
    "duration": "months",
    "programs": ("none",),
    "wants": ("unsure",),
}


def cookie(given: Mapping[str, Answer] = MY_FATHER, letter: Letter | None = None) -> str:
    """The sealed cookie of somebody who answered so."""
    response = HttpResponse()
    write_state(response, State(Answers(given), letter))
    return str(response.cookies[states.COOKIE].value)


def browser(sealed: str | None = None, *, csrf: bool = False, **cookies: str) -> Client:
    """A browser that holds these cookies, and shows a failure of ours as the page people would see."""
    client = Client(raise_request_exception=False, enforce_csrf_checks=csrf)
    for name, value in {**({states.COOKIE: sealed} if sealed is not None else {}), **cookies}.items():
        client.cookies[name] = value
    return client


@dataclass
class Trace:
    """What was written while somebody listened."""

    files: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)


_LISTENING: list[Trace] = []
_CHANGES = {"os.mkdir", "os.rename", "os.remove", "os.link", "os.symlink", "subprocess.Popen", "socket.connect"}


def _heard(event: str, told: tuple[Any, ...]) -> None:
    if not _LISTENING:
        return
    wrote = event == "open" and isinstance(told[2], int) and told[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
    if (wrote or event in _CHANGES) and ".pyc" not in str(told[0]):
        _LISTENING[-1].files.append(f"{event} {told[0]}")


sys.addaudithook(_heard)


class _Listener(logging.Handler):
    def __init__(self, trace: Trace) -> None:
        super().__init__(logging.NOTSET)
        self.trace = trace

    def emit(self, record: logging.LogRecord) -> None:
        self.trace.lines.append(f"{record.name}: {record.getMessage()}")


@contextmanager
def listening() -> Iterator[Trace]:
    """Everything that is written to a file or a log while the block lasts, and every connection that is made."""
    gc.collect()  # the fonts of a paper made before are put away now, not in between
    trace = Trace()
    listener, loggers = _Listener(trace), [logging.getLogger(name) for name in (None, "django")]
    for logger in loggers:
        logger.addHandler(listener)
    _LISTENING.append(trace)
    try:
        yield trace
    finally:
        _LISTENING.remove(trace)
        for logger in loggers:
            logger.removeHandler(listener)


@dataclass
class Inspector:
    """Looks at every answer of a block; says at its end how many there were, and that nothing was left behind."""

    what: str
    seen: int = 0
    statuses: dict[int, int] = field(default_factory=dict)

    def check(self, answer: Any, case: object = "") -> None:
        """That the answer is polite and protected, and says or keeps nothing of what was sent."""
        self.seen += 1
        self.statuses[answer.status_code] = self.statuses.get(answer.status_code, 0) + 1
        case = f"{self.what}: {case!r:.200}"
        assert answer.status_code in POLITE, f"{case}: {answer.status_code} {getattr(answer, 'exc_info', None)}"
        assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS, case
        assert {part.strip() for part in answer.headers["Content-Security-Policy"].split(";")} == POLICY, case
        assert set(answer.cookies) <= OUR_COOKIES, case
        whole = "\n".join(f"{name}: {value}" for name, value in answer.items()) + str(answer.cookies)
        whole += b"".join(answer).decode(errors="replace") + opened(answer)
        for text in (MARK, RAW, PRODUCT):
            assert text not in whole, f"{case}: {text} came back"
        onward = answer.headers.get("Location", "/guide/")
        assert onward.startswith(("/guide/", "https://www.weather.gov/")), f"{case}: leads to {onward}"


def opened(answer: Any) -> str:
    """What the sealed cookie of an answer holds."""
    sealed = answer.cookies.get(states.COOKIE)
    try:
        return unseal(sealed.value, purpose=states.PURPOSE) if sealed and sealed.value else ""
    except NotOurs:
        raise AssertionError("a cookie of ours that we cannot read") from None


@contextmanager
def inspecting(what: str) -> Iterator[Inspector]:
    """Inspect answers; nothing may be written while the block lasts, and it must have asked something."""
    inspector = Inspector(what)
    with listening() as trace:
        yield inspector
    told = ", ".join(f"{status}: {count}" for status, count in sorted(inspector.statuses.items()))
    print(f"{what}: {inspector.seen} requests ({told})")
    assert inspector.seen
    assert not trace.files, f"{what}: {trace.files[:3]}"
    assert not trace.lines, f"{what}: {trace.lines[:3]}"
