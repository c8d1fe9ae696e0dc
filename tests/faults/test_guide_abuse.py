"""Hostile answers, names, parameters and headers: each gets a polite page that repeats and keeps nothing of them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.urls import get_resolver

from tests.faults.abuse import HOSTILE, MARK, MY_FATHER, PRODUCT, RAW, browser, cookie, inspecting
from wayfellow.rules.guide.questions import BY_KEY
from wayfellow.web.guide.letter_page import PARTS
from wayfellow.web.guide.state import LETTER_DAYS

QUESTIONS = [f"/guide/{key}/" for key in BY_KEY]
DATES = [f"{name}_{part}" for name in LETTER_DAYS for part in PARTS]
PRINTED = {"printed_on_month": "11", "printed_on_day": "2", "printed_on_year": "2026"}
FORMS = {
    **{f"/guide/{key}/": [key, f"{key}_written", "to", "go"] for key in BY_KEY},
    "/guide/letter/": [*DATES, "service_ends", "from_county", "leaving_facility", "go"],
    "/guide/keep/": ["keep"],
    "/guide/format/": ["format"],
    "/guide/go-on/": ["go"],
    "/guide/erase/": ["yes"],
}
PAGES = (
    "/", "/difference/", "/safety/", "/privacy/", "/accessibility/", "/languages/", "/leave/", "/gallery/", "/guide/",
    "/guide/letter/", "/guide/safe/", "/guide/check/", "/guide/erased/", "/guide/result/", "/guide/result.pdf",
    "/guide/card/", "/guide/card.pdf", *QUESTIONS,
)  # fmt: skip
PARAMETERS = ("lang", "to", "size", "in", "need", "go", "next", "return", "url", "for", "age", "safety", MARK)
HEADERS = (
    "User-Agent", "Referer", "Accept", "Accept-Language", "Accept-Encoding", "Forwarded", "From", "Via", "X-Real-IP",
    "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Original-URL", "X-Rewrite-URL", "Content-Language",
    "X-HTTP-Method-Override", "If-Modified-Since", "If-None-Match", "Range", "X-CSRFToken", "Content-Length",
)  # fmt: skip


def typed(name: str, year: str, month: str, day: str) -> dict[str, str]:
    """A date in the three fields of a page."""
    return {f"{name}_year": year, f"{name}_month": month, f"{name}_day": day}


FORM = "application/x-www-form-urlencoded"


@pytest.fixture
def visitor() -> Client:
    """Somebody who has answered everything, so that every page shows itself."""
    return browser(cookie())


def test_every_page_of_the_site_is_attacked() -> None:
    """A page for families that is added must be added here; what one signs in for has tests of its own."""
    signed_in = ("account/", "staff/", "platform/")
    routes = {f"/{prefix}{route}" for prefix, route in _routes() if not prefix.startswith(signed_in)}
    for_machines = {"/livez", "/startupz", "/readyz"}  # words of a closed list
    named = {*PAGES, *FORMS, "/gallery/rtl/", "/guide/<slug:key>/", *for_machines}
    assert routes <= named, routes - named


def _routes() -> Iterator[tuple[str, str]]:
    for part in get_resolver().url_patterns:
        yield from ((str(part.pattern), str(one.pattern)) for one in getattr(part, "url_patterns", []))


def test_hostile_text_in_every_field_of_every_form(visitor: Client) -> None:
    with inspecting("fields") as inspector:
        for (path, fields), (kind, text) in product(FORMS.items(), HOSTILE.items()):
            inspector.check(visitor.post(path, dict.fromkeys(fields, text)), (path, kind))
            for name in fields:
                sent = {**(PRINTED if path == "/guide/letter/" else {}), name: text}
                inspector.check(visitor.post(path, sent), (path, kind, name))


def test_hostile_names_of_fields(visitor: Client) -> None:
    with inspecting("names of fields") as inspector:
        for path, (kind, text) in product(FORMS, HOSTILE.items()):
            inspector.check(visitor.post(path, {text: "yes", f"{text}[]": text, "__proto__": text}), (path, kind))


def test_hostile_text_in_every_parameter_of_every_address(visitor: Client) -> None:
    with inspecting("parameters") as inspector:
        for path, (kind, text) in product(PAGES, HOSTILE.items()):
            if not path.endswith(".pdf"):
                inspector.check(visitor.get(path, {**dict.fromkeys(PARAMETERS, text), text: text}), (path, kind))
        for name, (kind, text) in product(PARAMETERS, HOSTILE.items()):
            inspector.check(visitor.get("/guide/card/", {name: text}), (name, kind))


def test_a_pdf_says_nothing_of_its_address(visitor: Client) -> None:
    for path in ("/guide/result.pdf", "/guide/card.pdf"):
        plain = visitor.get(path).content
        for text in HOSTILE.values():
            assert visitor.get(path, dict.fromkeys(("size", "in", "need"), text)).content == plain


def test_hostile_text_in_every_header(visitor: Client) -> None:
    with inspecting("headers") as inspector:
        for path, name, (kind, text) in product(("/", "/guide/who/", "/nothing/"), HEADERS, HOSTILE.items()):
            inspector.check(visitor.get(path, headers={name: text}), (path, name, kind))
            inspector.check(visitor.post(path, {"who": "me"}, headers={name: text}), (path, name, kind))


MALFORMED: dict[str, tuple[str, bytes | str]] = {
    "nothing": ("/guide/who/", ""),
    "an unknown value": ("/guide/who/", "who=grandma"),
    "a value of another question": ("/guide/who/", "who=medi_cal_plan"),
    "a value in capitals": ("/guide/who/", "who=ME"),
    "NUL": ("/guide/who/", "who=me%00"),
    "invalid UTF-8": ("/guide/who/", b"who=%ff%fe\xff\xc0\xaf"),
    "half a surrogate": ("/guide/who/", "who=%ed%a0%80"),
    "a list where one is expected": ("/guide/who/", "who=me&who=xx"),
    "brackets": ("/guide/who/", "who%5B%5D=me&who[0]=me"),
    "a broken escape": ("/guide/who/", "who=%zz%&=&&&=%"),
    "an unknown value among known": ("/guide/event/", "event=in_hospital&event=grandma"),
    "a number in a set": ("/guide/event/", "event=1"),
    "an age below nothing": ("/guide/age/", "age_written=-1"),
    "an age beyond all": ("/guide/age/", "age_written=121"),
    "an age with a power": ("/guide/age/", "age_written=1e999"),
    "an age that is no number": ("/guide/age/", "age_written=NaN"),
    "an endless age": ("/guide/age/", "age_written=" + "9" * 5000),
    "an age in other digits": ("/guide/age/", "age_written=%D9%A1%D9%A2"),
    "an age in small digits": ("/guide/age/", "age_written=%C2%B2"),
    "a county nobody knows": ("/guide/county/", "county_written=99"),
    "a county with a path": ("/guide/county/", "county_written=../../19"),
    "a county as a list": ("/guide/county/", "county_written[]=19"),
    "a question nobody asks": ("/guide/grandma/", "grandma=me"),
    "a question by another name": ("/guide/__class__/", "__class__=me"),
    "JSON where a form is expected": ("/guide/who/", '{"who": "me"}'),
    **{
        f"a letter, {name} {year}-{month}-{day}": (
            "/guide/letter/",
            urlencode({**PRINTED, **typed(name, year, month, day)}),
        )
        for name, year, (month, day) in product(
            LETTER_DAYS,
            ("0", "0000", "0001", "1", "9999", "-999", "1e99", "20 6", "\N{ARABIC-INDIC DIGIT TWO}026"),
            (("1", "1"), ("12", "31"), ("2", "30"), ("0", "0"), ("", ""), ("-1", "99999")),
        )
    },
}
TAKES_MALFORMED = {"a question nobody asks": 404, "a question by another name": 404}


def test_malformed_answers_are_asked_again(visitor: Client) -> None:
    with inspecting("malformed answers") as inspector:
        for case, (path, body) in MALFORMED.items():
            answer = visitor.post(path, body if isinstance(body, bytes) else body.encode(), content_type=FORM)
            inspector.check(answer, case)
            assert answer.status_code == TAKES_MALFORMED.get(case, 422), case


@pytest.mark.parametrize("coverage", BY_KEY["coverage"].named)
def test_a_letter_with_any_last_day_has_a_page_and_a_result(coverage: str) -> None:
    with inspecting(f"last days, {coverage}") as inspector:
        for year, (month, day) in product(("0001", "2018", "2024", "2026", "2028", "9999"), (("1", "1"), ("12", "31"))):
            visitor = browser(cookie({**MY_FATHER, "coverage": coverage}))
            sent = {**PRINTED, "ends_on_month": month, "ends_on_day": day, "ends_on_year": year}
            inspector.check(visitor.post("/guide/letter/", sent), sent)
            inspector.check(visitor.get("/guide/letter/"), sent)
            inspector.check(visitor.get("/guide/result/"), sent)


def test_oversized_answers_are_refused_before_they_are_read(visitor: Client) -> None:
    many = "&".join(f"event={number}" for number in range(10_000))
    bodies = {
        "a megabyte": ("who=" + "x" * 1_000_000, {413}),
        "a megabyte of nothing": ("\0" * 1_000_000, {413}),
        "10,000 values": (many, {413}),
        "201 fields": ("&".join(f"a{number}=1" for number in range(201)), {400}),
        "200 times the same": ("who=me&" + "&".join("who=x" for _ in range(199)), {422}),
        "one long value": ("who=" + "x" * 60_000, {422}),
        "one long name": ("x" * 60_000 + "=me", {422}),
        "the largest form we read": ("who=" + "x" * (64 * 1024 - 4), {422}),
        "a byte more": ("who=" + "x" * (64 * 1024 - 3), {413}),
    }
    with inspecting("oversized") as inspector:
        for path, (case, (body, expected)) in product(("/guide/who/", "/guide/event/"), bodies.items()):
            answer = visitor.post(path, body, content_type=FORM)
            inspector.check(answer, case)
            assert answer.status_code in expected, case
        for length in ("9" * 5_000, "-1", "1e3", "\N{SUPERSCRIPT TWO}", ""):
            inspector.check(visitor.post("/guide/who/", "who=me", content_type=FORM, CONTENT_LENGTH=length), length)
        for path in ("/", "/guide/", "/nothing/", f"/{'x' * 60_000}/"):
            inspector.check(visitor.get(path + "?" + "&".join(f"a{number}=1" for number in range(10_000))), path)
            inspector.check(visitor.get(path, {"lang": "a-" * 30_000}), path)


def test_a_body_of_another_kind_is_no_form(visitor: Client) -> None:
    one = b'--x\r\nContent-Disposition: form-data; name="who"%s\r\n\r\nme\r\n--x--\r\n'
    bodies = {
        "a file": ("multipart/form-data; boundary=x", one % b'; filename="a.exe"'),
        "without a boundary": ("multipart/form-data", one % b""),
        "a boundary that never comes": ("multipart/form-data; boundary=y", one % b""),
        "a name in no encoding": (
            "multipart/form-data; boundary=x",
            one.replace(b"name=", b"name*=hex''%%41;") % b"",
        ),
        "half": ("multipart/form-data; boundary=x", one[:40]),
        "JSON": ("application/json", b'{"who": "me"}'),
        "text": ("text/plain", b"who=me"),
        "XML": ("application/xml", b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'),
    }
    with inspecting("bodies of another kind") as inspector:
        for case, (kind, body) in bodies.items():
            answer = visitor.post("/guide/who/", body, content_type=kind)
            inspector.check(answer, case)
            assert answer.status_code in {400, 422}, case


def test_nothing_hostile_stands_on_a_page_before(visitor: Client) -> None:
    """Else the tests above would say nothing."""
    for path in PAGES:
        text = b"".join(visitor.get(path)).decode(errors="replace")
        assert not [hostile for hostile in (MARK, RAW, PRODUCT) if hostile in text], path
