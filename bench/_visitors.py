"""Families at the front door: each a browser of its own, with answers nobody else gives. All answers are invented."""

from __future__ import annotations

import http.client
import re
import time
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from random import Random
from urllib.parse import urlencode

from wayfellow.config import serving
from wayfellow.rules.directory.directory import Directory
from wayfellow.rules.guide.answers import Answer
from wayfellow.rules.guide.questions import BY_KEY, OUTSIDE_CALIFORNIA, UNSURE, Kind, Question
from wayfellow.services.guide.reading import read_answer

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
RESULT, LONGEST_WAY = "/guide/result/", 30
PATIENCE = 120


@dataclass
class Visitor:
    """One browser: a connection and cookies of its own. took: seconds of each request."""

    port: int
    lang: str = "en"
    cookies: dict[str, str] = field(default_factory=dict)
    took: list[float] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.line = http.client.HTTPConnection(serving.HOST, self.port, timeout=PATIENCE)

    def ask(self, path: str, form: dict[str, str | list[str]] | None = None) -> tuple[int, str, str]:
        """Ask for a page, or send a form to it: the status, where it leads, and what it says."""
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        headers |= {"Content-Type": "application/x-www-form-urlencoded"} if form is not None else {}
        body = urlencode(form, doseq=True) if form is not None else None
        began = time.perf_counter()
        self.line.request("GET" if form is None else "POST", path, body, headers)
        answer = self.line.getresponse()
        text = answer.read().decode()
        self.took.append(time.perf_counter() - began)
        for header in answer.headers.get_all("Set-Cookie", []):
            self.cookies |= {name: one.value for name, one in SimpleCookie(header).items()}
        return answer.status, answer.headers.get("Location", ""), text

    def walk(self, dice: Random, directory: Directory) -> tuple[dict[str, Answer], str]:
        """Go the whole way of the guide with random answers: the answers, and the page of the result.

        Raises AssertionError at the first page that is not as it should be.
        """
        given: dict[str, Answer] = {}
        status, _onward, page = self.ask(f"/guide/?lang={self.lang}")
        path = "/guide/safety/"
        for _page in range(LONGEST_WAY):
            status, _onward, page = self.ask(path)
            assert status == 200, f"{path}: {status}"
            if path == RESULT:
                return given, page
            form: dict[str, str | list[str]] = {"go": "skip"}
            if path == "/guide/safe/":
                path = next(link for link in re.findall(r'href="(/guide/[a-z_]+/)"', page) if link != "/guide/")
                continue
            key = path.removeprefix("/guide/").removesuffix("/")
            if key in BY_KEY:
                form = answering(BY_KEY[key], dice, directory)
                sent = form.get(f"{key}_written") or form.get(key) or []
                given[key] = read_answer(BY_KEY[key], sent, directory)
            token = TOKEN.search(page)
            assert token, f"{path}: no form"
            status, path, _text = self.ask(path, {**form, "csrfmiddlewaretoken": token[1]})
            assert status == 302, f"{key}: {status}"
        raise AssertionError("the guide does not end")


def answering(question: Question, dice: Random, directory: Directory) -> dict[str, str | list[str]]:
    """A random answer to a question, as its form sends it. Danger, which ends the way at once, is rare."""
    if dice.random() < 0.1:
        return {question.key: UNSURE}
    match question.kind:
        case Kind.AGE:
            return {f"{question.key}_written": str(dice.randint(0, 99))}
        case Kind.COUNTY:
            here = dice.random() < 0.95
            return {f"{question.key}_written": dice.choice(directory.counties).code if here else OUTSIDE_CALIFORNIA}
        case Kind.ONE:
            return {question.key: dice.choice(question.values)}
    if question.key == "safety":
        return {"safety": dice.choice(question.named) if dice.random() < 0.05 else "none"}
    chosen = dice.sample(question.named, dice.randint(0, 3))
    return {question.key: chosen or (["none"] if question.has_none else [UNSURE])}
