"""Requests no browser sends, written byte by byte to the real server: what Django's test client cannot say.

Each is answered, never by a failure of ours; nothing of it comes back, no cookie is set by it, and nobody is sent away.
"""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
HOST = "127.0.0.1"
MARK = b"zq7mark"
"""Stands in every request; it must not stand in any answer."""
POLITE = {200, 206, 301, 302, 400, 403, 404, 405, 413, 414, 422, 431}
BY_THE_SERVER = {400, 414, 431}
"""What the application server refuses by itself; it has no page for it, and none of our headers."""
FORM = b"Content-Type: application/x-www-form-urlencoded\r\n"
MEGABYTE = 1024 * 1024

REQUESTS: dict[str, list[bytes]] = {
    "addresses": [
        b"GET /guide/\xff%s/",
        b"GET /guide/%%ff%%fe%s/",
        b"GET /guide/%%00%s/",
        b"GET /guide/%%0d%%0aSet-Cookie:%%20%s=1/",
        b"GET /?lang=%%ff%s",
        b"GET /?lang=es%%0d%%0aSet-Cookie:%%20%s=1",
        b"GET //%s.example/guide",
        b"GET //%s.example/",
        b"GET http://%s.example/guide",
        b"GET /\\%s.example/guide",
        b"GET /static/../../.data/%s",
        b"GET /static/%%2e%%2e/%s",
        b"GET /guide/card/?in=%s&need=%s",
        b"GET /guide/result.pdf?size=%s",
        b"GET /?lang=" + b"a" * 200_000 + b"%s",
        b"GET /?" + b"&".join([b"%s=1"] * 300),
    ],
    "methods": [
        b"%s /",
        b"TRACE /?%s",
        b"CONNECT /%s",
        b"OPTIONS /guide/?%s",
        b"DELETE /guide/age/?%s",
        b"PUT /guide/%s/",
    ],
}
HEADERS: dict[str, list[bytes]] = {
    "hosts": [b"Host: %s.example", b"Host: 127.0.0.1\tX: %s", b"Host: 127.0.0.1, %s", b"Host: %s\x00", b"Host: [%s"],
    "proxies": [b"X-Forwarded-Host: %s.example", b"X-Original-URL: /%s", b"X-HTTP-Method-Override: %s", b"Origin: %s"],
    "languages": [
        b"Accept-Language: " + b"-".join([b"%s"] * 900),
        b"Accept-Language: " + b"%s;q=0.1," * 900,
        b"Accept-Language: \xff%s",
        b"Cookie: wayfellow_lang=" + b"%s-" * 900,
        b'Cookie: wayfellow_lang="%s\\015\\012Set-Cookie: a=b"',
    ],
    "cookies": [
        b"Cookie: wayfellow_answers=%s\xff\xfe",
        b"Cookie: wayfellow_answers=" + b"%s" * 6_000,
        b"Cookie: %s; ;=;;",
        b'Cookie: wayfellow_answers="%s',
        b"Cookie: csrftoken=%s",
        b"Cookie: " + b"; ".join([b"%s=1"] * 400),
    ],
    "kinds": [
        *(
            b"Content-Type: text/html%s; charset=" + name
            for name in (b"idna", b"rot13", b"utf-16", b"utf-7", b"zlib", b"\xff")
        ),
        b"Content-Type: multipart/form-data%s",
        b"X-Long: " + b"%s" * 20_000,
        b"Range: bytes=%s",
        b"Expect: %s",
    ],
}
BODIES: dict[str, list[bytes]] = {
    "lengths": [
        FORM + b"Content-Length: " + said + b"\r\n\r\nage_written=%s"
        for said in (b"-5", b"9" * 30, b"\xb2", b"0x10", b"5\r\nContent-Length: 50", b"")
    ],
    "pieces": [
        FORM + b"Transfer-Encoding: chunked\r\n\r\n" + piece + b"\r\n0\r\n\r\n%s"
        for piece in (b"f\r\nage_written=%s7", b"5\r\nab", b"zz\r\nab", b"100000\r\n" + b"a" * MEGABYTE)
    ],
    "both": [FORM + b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n8\r\na=%s\r\n0\r\n\r\n"],
    "large": [FORM + b"Content-Length: 1048576\r\n\r\n%s" + b"a" * MEGABYTE],
}


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    """The real server. Its port is held meanwhile: granian shares ports, so two servers could meet on one."""
    with socket.socket() as held:
        held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        held.bind((HOST, 0))
        number = int(held.getsockname()[1])
        command = [Path(sys.executable).with_name("granian"), "--interface=wsgi", f"--port={number}", "--no-ws"]
        around = {name: value for name, value in os.environ.items() if not name.startswith("DATABASE")}
        with subprocess.Popen(
            [*map(str, command), "--log-level=error", "wayfellow.config.wsgi:application"],
            cwd=ROOT,
            env={**around, "PYTHONPATH": str(ROOT)},
        ) as server:
            try:
                wait_for(server, number)
                yield number
            finally:
                server.terminate()


def wait_for(server: subprocess.Popen[bytes], port: int) -> None:
    """Return once it answers; between tries, wait for its end, so that a server that ends is noticed at once."""
    for _ in range(400):
        try:
            asked(port, b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")
        except ConnectionRefusedError:
            try:
                server.wait(0.15)
            except subprocess.TimeoutExpired:
                continue
        break
    assert server.poll() is None, "the server ended; the lines above say why"


def asked(port: int, request: bytes) -> bytes:
    """Send these bytes, and return every byte of the answer. A server that has heard enough may hang up early."""
    got = b""
    with socket.create_connection((HOST, port), timeout=30) as line:
        with suppress(BrokenPipeError, ConnectionResetError):
            line.sendall(request)
        with suppress(ConnectionResetError):
            while part := line.recv(65536):
                got += part
    return got


def written(port: int) -> Iterator[tuple[str, bytes]]:
    """Every request with its kind. One that names no host names ours."""
    end, ours = b"\r\nConnection: close\r\n", b"\r\nHost: 127.0.0.1"
    for kind, firsts in REQUESTS.items():
        yield from ((kind, first + b" HTTP/1.1" + ours + end + b"\r\n") for first in firsts)
    for kind, headers in HEADERS.items():
        for header in headers:
            host = b"" if header.startswith(b"Host") else ours
            yield from (
                (kind, b"GET " + path + b" HTTP/1.1" + host + b"\r\n" + header + end + b"\r\n")
                for path in (b"/guide", b"/guide/?lang=%%ff%%fe", b"/guide/result/")
            )
    for kind, bodies in BODIES.items():
        yield from ((kind, b"POST /guide/age/ HTTP/1.1" + ours + end + body) for body in bodies)
    yield "no http", b"\x16\x03\x01%s\r\n\r\n"
    yield "no host", b"GET /%s HTTP/1.1" + end + b"\r\n"


def wrong_with(answer: bytes) -> str:
    """What an answer did that it must not; empty when nothing."""
    head, _, body = answer.partition(b"\r\n\r\n")
    status = re.match(rb"HTTP/1\.[01] (\d+)", head)
    if not status:
        return "it is no answer"
    code, headers = int(status[1]), head.lower()
    if code not in POLITE:
        return f"it is {code}"
    if MARK in answer:
        return "it says what was sent"
    if code not in BY_THE_SERVER and b"content-security-policy:" not in headers:
        return f"it is {code} without our headers"
    if b"set-cookie: a=" in headers or re.search(rb"location: (?!/guide/|/\r)", headers + b"\r"):
        return "it sets a cookie or sends somebody away"
    return "" if code in BY_THE_SERVER or body or code in {301, 302, 405, 403} else f"it is {code} and empty"


def test_bytes_of_every_kind_get_a_polite_answer_that_repeats_nothing(port: int) -> None:
    counts: dict[str, int] = {}
    wrong = []
    for kind, request in written(port):
        counts[kind] = counts.get(kind, 0) + 1
        answer = asked(port, request.replace(b"%s", MARK).replace(b"%%", b"%"))
        if found := wrong_with(answer):
            wrong.append(f"{kind}, {request[:70]!r}: {found}: {answer[:120]!r}")
    print(f"{sum(counts.values())} requests: {counts}")
    assert not wrong, "\n".join(wrong)
    assert asked(port, b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n").startswith(b"HTTP/1.1 200")
