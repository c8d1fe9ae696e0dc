"""The family pages as a family meets them: bytes, server time, two hundred visitors at once, Lighthouse.

    ./run bench frontdoor [VISITORS]        200 visitors at once unless said otherwise

The real server with two workers; its baseline is a small picture it hands out in the same run. Every visitor has other
answers and must see the page that these answers give, and nobody else's. Prints one line for each figure.
"""

from __future__ import annotations

import http.client
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Any

NOW = "2026-11-24T09:00-08:00"
os.environ |= {"WAYFELLOW_NOW": NOW, "DJANGO_SETTINGS_MODULE": "wayfellow.config.settings"}

import django  # noqa: E402
from django.contrib.staticfiles.storage import staticfiles_storage  # noqa: E402
from django.http import HttpResponse  # noqa: E402
from django.test import Client  # noqa: E402
from playwright.sync_api import sync_playwright  # noqa: E402

from bench._visitors import RESULT, TOKEN, Visitor  # noqa: E402
from bench.screen import commit  # noqa: E402
from wayfellow.config import assets, serving  # noqa: E402
from wayfellow.config.clock import read_clock  # noqa: E402
from wayfellow.rules.directory.load import load_directory  # noqa: E402
from wayfellow.rules.guide.answers import Answer, Answers  # noqa: E402
from wayfellow.services.guide.deciding import suggest  # noqa: E402
from wayfellow.services.guide.words import in_words  # noqa: E402
from wayfellow.services.wording import Words  # noqa: E402

ROOT = Path(__file__).resolve().parent.parent
PAGES = ("/", "/guide/", "/guide/safety/", RESULT)
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
TIMES = 200
SERVE = (
    "import os, sys, pathlib; from wayfellow.config import serving; sys.exit(serving.serve(pathlib.Path(sys.argv[1]),"
    " int(sys.argv[2]), dict(os.environ), tell=lambda words: print(words, flush=True)))"
)


def tell(part: str, figure: float, unit: str, **more: object) -> None:
    said = {"bench": "frontdoor", "part": part, "commit": commit(), "cores": os.cpu_count(), "figure": figure}
    print(json.dumps({**said, "unit": unit, **more}), flush=True)


@contextmanager
def served() -> Iterator[int]:
    """The pages on a free port, with as many workers as ./run gives them."""
    with socket.socket() as line:
        line.bind((serving.HOST, 0))
        port = line.getsockname()[1]
    around = {name: value for name, value in os.environ.items() if not name.startswith("DATABASE")}
    around["PYTHONPATH"] = str(ROOT)
    with tempfile.TemporaryDirectory() as made:
        place = Path(made)
        (place / ".data").mkdir()
        command = [sys.executable, "-c", SERVE, str(place), str(port)]
        with subprocess.Popen(command, env=around, stdout=subprocess.PIPE, text=True) as server:
            try:
                if not any("Ctrl-C" in line for line in server.stdout or ()):
                    sys.exit("The server ended before it began; the lines above say why.")
                yield port
            finally:
                serving.stop(place)


def bytes_on_the_wire(port: int, cookies: dict[str, str], chromium: str) -> None:
    """What Chromium receives for a page and all it needs, headers and all, with nothing in its cache."""
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium, args=FLAGS)
        for path in PAGES:
            context = browser.new_context()
            at = f"http://{serving.HOST}:{port}"
            context.add_cookies([{"name": name, "value": value, "url": at} for name, value in cookies.items()])
            page, received = context.new_page(), []
            wire = context.new_cdp_session(page)
            wire.send("Network.enable")
            wire.send("Network.setCacheDisabled", {"cacheDisabled": True})
            wire.on("Network.loadingFinished", lambda told, received=received: received.append(told))
            page.goto(at + path, wait_until="networkidle")
            size = sum(told["encodedDataLength"] for told in received)
            tell(f"first load of {path}", round(size / 1000, 1), "kB", aim=60, requests=len(received))
            context.close()
        browser.close()


def server_time(port: int, cookies: dict[str, str]) -> None:
    """One visitor, one page after another."""
    picture = timed(port, {}, staticfiles_storage.url("favicon.svg"))
    for path in PAGES:
        took = timed(port, cookies, path)
        tell(
            f"server time of {path}",
            at(took, 0.95),
            "ms",
            p50=at(took, 0.5),
            baseline=at(picture, 0.95),
            ratio=round(at(took, 0.95) / at(picture, 0.95), 1),
            size={"requests": TIMES},
        )


def timed(port: int, cookies: dict[str, str], path: str) -> list[float]:
    visitor = Visitor(port, cookies=dict(cookies))
    for _time in range(TIMES + 10):  # the first few find the workers' shelves empty
        status, *_said = visitor.ask(path)
        assert status == 200, f"{path}: {status}"
    return visitor.took[10:]


def at(seconds: list[float], share: float) -> float:
    """Milliseconds, of which this share of requests took at most so many."""
    return round(sorted(seconds)[min(len(seconds) - 1, int(share * len(seconds)))] * 1000, 1)


def visitors_at_once(port: int, count: int) -> bool:
    """Everybody begins at the same moment and goes the whole way; then each result is held against its answers.

    Returns whether all went well.
    """
    directory = load_directory()
    words = {lang: Words(lang) for lang in ("en", "es")}

    def walk(number: int, visitor: Visitor) -> tuple[dict[str, Answer], str]:
        visitor.lang = "es" if number % 2 else "en"
        return visitor.walk(Random(number), directory)

    def look(number: int, visitor: Visitor) -> None:
        for _time in range(20):
            assert visitor.ask(staticfiles_storage.url("favicon.svg"))[0] == 200

    walks, errors, took, seconds = at_once(port, count, walk)
    _looks, failed, looked, looking = at_once(port, count, look)
    mixed = sum(shown(page) != expected(*walk, words[walk[1]]) for *walk, page in walks_in_languages(walks))
    a_second, baseline = round(len(took) / seconds), round(len(looked) / looking)
    tell(
        "visitors at once",
        a_second,
        "requests/s",
        baseline=baseline,
        ratio=round(a_second / baseline, 3),
        p50=at(took, 0.5),
        p95=at(took, 0.95),
        errors=len(errors) + len(failed),
        mixed=mixed,
        different=len({shown(page) for _number, (_given, page) in walks}),
        size={"visitors": count, "requests": len(took), "seconds": round(seconds, 2)},
    )
    for error in errors[:3]:
        print(f"  {error!r}", file=sys.stderr)
    return not (errors or failed or mixed)


def walks_in_languages(walks: list[tuple[int, Any]]) -> Iterator[tuple[dict[str, Answer], str, str]]:
    yield from ((given, "es" if number % 2 else "en", page) for number, (given, page) in walks)


def at_once(
    port: int, count: int, does: Callable[[int, Visitor], Any]
) -> tuple[list[tuple[int, Any]], list[Exception], list[float], float]:
    """Let so many visitors do something at the same moment: what came of it, what failed, seconds of every request."""
    begin = threading.Barrier(count + 1)
    visitors = [Visitor(port) for _number in range(count)]

    def one(number: int) -> tuple[int, Any] | Exception:
        begin.wait()
        try:
            return number, does(number, visitors[number])
        except (AssertionError, OSError, http.client.HTTPException, ValueError) as error:
            return error

    with ThreadPoolExecutor(count) as threads:
        ends = [threads.submit(one, number) for number in range(count)]
        begin.wait()
        began = time.perf_counter()
        came = [end.result() for end in ends]
        seconds = time.perf_counter() - began
    took = [spent for visitor in visitors for spent in visitor.took]
    fine = [one for one in came if not isinstance(one, Exception)]
    return fine, [one for one in came if isinstance(one, Exception)], took, seconds


def expected(given: dict[str, Answer], lang: str, words: Words) -> str:
    """The page of these answers, made here from their cookie; it must say what the guide's service says."""
    from wayfellow.web.guide.state import State, write_state

    answers = Answers(given, lang)
    response, client = HttpResponse(), Client()
    write_state(response, State(answers))
    client.cookies = response.cookies
    client.cookies["wayfellow_lang"] = lang
    page = client.get(RESULT, headers={"Host": "localhost"}).content.decode()
    said = in_words(suggest(answers, as_of=read_clock().today()), words, load_directory())
    told = () if answers.named("safety") else said.told  # in danger, help comes before everything
    for text in (said.title, *told):
        if django.utils.html.escape(text) not in page:
            return f"the service says {text!r}"
    return shown(page)


def shown(page: str) -> str:
    """A page without what differs each time."""
    return TOKEN.sub("", page)


def lighthouse(port: int, cookies: dict[str, str], chromium: str) -> None:
    program = ROOT / "node_modules" / ".bin" / "lighthouse"
    programs = Path(sys.executable).parent
    if not program.exists():
        print("Lighthouse is not installed: npm ci, then again.", file=sys.stderr)
        return
    around = {**os.environ, "CHROME_PATH": chromium, "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}"}
    for path in PAGES:
        with tempfile.TemporaryDirectory() as folder:
            out = Path(folder) / "said.json"
            header = json.dumps({"Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items())})
            words = [str(program), f"http://{serving.HOST}:{port}{path}", "--output=json", f"--output-path={out}"]
            words += ["--quiet", f"--only-categories={','.join(CATEGORIES)}", f"--extra-headers={header}"]
            words += [f"--chrome-flags=--headless=new {' '.join(FLAGS)}"]
            ended = subprocess.run(words, env=around, cwd=folder, capture_output=True, text=True, check=False)
            if not out.exists():
                print(f"Lighthouse ended with {ended.returncode}: {ended.stderr[-400:]}", file=sys.stderr)
                continue
            said = json.loads(out.read_text())
        scores = {name: round(said["categories"][name]["score"] * 100) for name in CATEGORIES}
        wanting = [
            one["id"]
            for one in said["audits"].values()
            if one["score"] is not None and one["score"] < 0.9 and one["scoreDisplayMode"] in ("binary", "numeric")
        ]
        tell(f"Lighthouse of {path}", min(scores.values()), "points", aim=98, scores=scores, wanting=wanting)


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    assets.prepare(ROOT, tests=True)
    django.setup()
    chromium = next(filter(None, map(shutil.which, BROWSERS)), "")
    with served() as port:
        first = Visitor(port)
        first.walk(Random(2), load_directory())
        server_time(port, first.cookies)
        went_well = visitors_at_once(port, count)
        if not chromium:
            sys.exit("Bytes and Lighthouse need Chromium, which is not here (on Debian: apt install chromium).")
        bytes_on_the_wire(port, first.cookies, chromium)
        lighthouse(port, first.cookies, chromium)
    sys.exit(0 if went_well else 1)


if __name__ == "__main__":
    main()
