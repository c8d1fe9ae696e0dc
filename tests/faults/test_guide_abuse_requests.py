"""Requests nobody's browser makes: other methods, hosts and paths, forms of other sites, and addresses to lead away."""

from __future__ import annotations

from itertools import product

import pytest
from django.test import Client, RequestFactory

from tests.faults.abuse import HOSTILE, MARK, browser, cookie, inspecting
from tests.faults.test_guide_abuse import FORM, FORMS, PAGES
from wayfellow.config.wsgi import application

METHODS = ("PUT", "PATCH", "DELETE", "TRACE", "OPTIONS", "CONNECT", "PROPFIND", MARK)
ONLY_POST = ("/guide/keep/", "/guide/format/", "/guide/go-on/", "/guide/erase/")


@pytest.fixture
def visitor() -> Client:
    return browser(cookie())


def test_a_method_a_page_has_not_is_refused(visitor: Client) -> None:
    with inspecting("methods") as inspector:
        for method, path in product(METHODS, (*PAGES, *ONLY_POST)):
            answer = visitor.generic(method, path)
            inspector.check(answer, (method, path))
            assert answer.status_code == (302 if path == "/leave/" else 405), (method, path)
        for path in ONLY_POST:
            answer = visitor.get(path)
            inspector.check(answer, path)
            assert answer.headers["Allow"] == "POST"
            assert not answer.cookies


def test_a_form_of_another_site_changes_nothing() -> None:
    sealed = cookie()
    strangers = {
        "no token": ({}, {}),
        "a token of nobody": ({"csrfmiddlewaretoken": "a" * 64}, {}),
        "a token without a cookie": ({"csrfmiddlewaretoken": "a" * 32}, {}),
        "another site": ({"csrfmiddlewaretoken": "a" * 32}, {"Origin": f"https://{MARK}.example"}),
        "no site": ({"csrfmiddlewaretoken": "a" * 32}, {"Origin": "null"}),
        **{kind: ({"csrfmiddlewaretoken": text}, {"X-CSRFToken": text}) for kind, text in HOSTILE.items()},
    }
    with inspecting("forms of other sites") as inspector:
        for path, (case, (fields, headers)) in product(FORMS, strangers.items()):
            for token in ("", "b" * 32, HOSTILE["html"]):
                visitor = browser(sealed, csrf=True, **({"csrftoken": token} if token else {}))
                answer = visitor.post(path, {**fields, "who": "me", "keep": "yes"}, headers=headers)
                inspector.check(answer, (path, case))
                assert answer.status_code == 403
                assert "wayfellow_answers" not in answer.cookies


def test_our_own_form_is_heard() -> None:
    """Without this, the test above could pass because nothing is ever heard."""
    visitor = browser(cookie(), csrf=True)
    page = visitor.get("/guide/who/").content.decode()
    token = page.partition('name="csrfmiddlewaretoken" value="')[2].partition('"')[0]
    assert visitor.post("/guide/who/", {"who": "me", "csrfmiddlewaretoken": token}).status_code == 302


def test_a_host_that_is_not_ours_gets_no_page(visitor: Client) -> None:
    hosts = [*HOSTILE.values(), f"{MARK}.example", f"localhost.{MARK}.example", f"localhost@{MARK}.example"]
    hosts += [f"localhost:80\r\nSet-Cookie: {MARK}=1", f"localhost, {MARK}.example", "", "[::1", "a" * 5_000]
    with inspecting("hosts") as inspector:
        for path, host in product(("/", "/guide/who", "/guide/result/", "/leave"), hosts):
            answer = visitor.get(path, headers={"Host": host})
            inspector.check(answer, host)
            assert answer.status_code == 400, host


def test_no_address_leads_away(visitor: Client) -> None:
    away = [f"//{MARK}.example", f"///{MARK}.example/", f"/\\{MARK}.example", f"https://{MARK}.example/guide"]
    away += [f"/%2f{MARK}.example/", f"/.{MARK}.example/..;/guide", f"//{MARK}.example/guide/who", "//guide/who"]
    with inspecting("away") as inspector:
        for path in away:
            inspector.check(visitor.get("/", PATH_INFO=path), path)
        for name, path in product(("next", "to", "return", "url", "go"), away):
            inspector.check(visitor.post("/guide/who/", {"who": "me", name: path}), (name, path))
            inspector.check(visitor.post("/guide/keep/", {"keep": "yes", name: path}), (name, path))
            inspector.check(visitor.get("/leave/", {name: path}), (name, path))


def test_tricks_with_paths_find_nothing(visitor: Client) -> None:
    tricks = [
        "/guide/../privacy/", "/guide/%2e%2e/", "/guide//who/", "/guide/who/../../", "/guide/who;a=b/",
        "/guide/who%00/", "/guide/wh\u00f6/", "/guide/\ud7ff/", "/guide/who%0d%0aSet-Cookie:a=b", "/guide/who%0d%0a/",
        "/guide/result.pdf/", "/guide/result.pdf%00.html", "/guide/WHO/", "/guide/.env", "/.git/config",
        "/static/../wayfellow/config/settings.py", "/static/%2e%2e/secret_key", "/static/..%2fsecret_key",
        "/static//etc/passwd", "/static/", "/static/staticfiles.json/", "/secret_key", "/admin/", "/%ff%fe/",
        "/%c0%ae%c0%ae/", f"/{MARK}/", f"/guide/{MARK}/", "/guide/" + "a" * 60_000 + "/", "/" + "a/" * 20_000,
    ]  # fmt: skip
    with inspecting("paths") as inspector:
        for path, how in product(tricks, (visitor.get, visitor.post, visitor.head)):
            answer = how(path)
            inspector.check(answer, path)
            assert answer.status_code in {404, 405}, path


def test_a_page_without_its_last_slash_leads_to_the_page(visitor: Client) -> None:
    with inspecting("without a slash") as inspector:
        for query in ("", f"?next=//{MARK}.example"):
            answer = visitor.get(f"/guide/who{query}")
            assert answer.headers["Location"].startswith("/guide/who/")
            if not query:
                inspector.check(answer)


def served(method: str, path: str, content_type: str) -> tuple[str, bytes]:
    """Ask the server's own entry: Django decodes the address before anything of it could catch an error."""
    begun: list[str] = []
    environ = {**RequestFactory().get(path, {"lang": "es"}).environ, "REQUEST_METHOD": method}
    environ["CONTENT_TYPE"] = content_type
    body = b"".join(application(environ, lambda status, headers: begun.append(status)))
    return begun[0], body


def test_no_encoding_somebody_names_is_used() -> None:
    charsets = ("hex", "undefined", "idna", "zlib", "rot13", "utf-7", "utf-16", "\0", "x" * 9_000)
    places = ("{}", "charset={}", "a; charset={}", "a; x*={}''%41", "multipart/form-data; boundary={}")
    for charset, place in product(charsets, places):
        status, body = served("GET", "/guide/", place.format(charset))
        assert status == "200 OK", (place, charset)
        assert b'lang="es"' in body
        assert served("POST", "/guide/who/", f"{FORM}; charset={charset}")[0] == "403 Forbidden"
