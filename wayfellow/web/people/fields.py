"""The fields of a form for one kind of detail: made from the kind itself, with words, choices and what is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import models
from django.http import QueryDict

from wayfellow.records.people.models.detail import TELLERS
from wayfellow.services.people.checking import typed_day
from wayfellow.services.people.details import Telling
from wayfellow.services.people.kinds import Field, Kind, choices_of
from wayfellow.web.speaking import speaking
from wayfellow.web.staff.saying import say_language

LONG = frozenset({"in_their_words", "where", "rule", "helps_with", "scope"})
LANGUAGES = (
    "en", "es", "hy", "ar", "km", "zh-Hans", "zh-Hant", "fa", "hi", "hmn", "ja", "ko", "lo", "mien", "mixteco", "pa",
    "ru", "ase", "tl", "th", "uk", "vi",
)  # fmt: skip
RANKS = ("1", "2", "3", "4")
HIDDEN = frozenset({"person_known"})
FAMILIES = {
    "number.kind": "number", "contact.kind": "way", "address.kind": "place", "address.confidence": "confidence",
    "language.format": "format", "sex_and_gender.sex": "sex", "preference.subject": "subject",
    "representative.authority": "authority", "plan_membership.line": "line",
}  # fmt: skip
"""Where the words of a choice are: `people.choice.FAMILY.CODE`."""


@dataclass(frozen=True)
class FormField:
    """type: text, area, select, check or date. theirs: what somebody else made of it meanwhile; empty if the same."""

    name: str
    type: str
    label: str
    hint: str
    value: str
    options: tuple[tuple[str, str], ...] = ()
    error: str = ""
    theirs: str = ""

    @property
    def checked(self) -> bool:
        return self.value == "yes"


def fields_of(
    kind: Kind,
    values: Mapping[str, Any],
    *,
    plans: Sequence[tuple[int, str]] = (),
    problems: Mapping[str, str] | None = None,
    theirs: Mapping[str, Any] | None = None,
) -> tuple[FormField, ...]:
    """The fields, with the values to show in them."""
    wrong = problems or {}
    return tuple(
        _field(kind, one, values.get(one.name), plans, wrong.get(one.name, ""), theirs)
        for one in kind.fields
        if one.name not in HIDDEN
    )


def _field(
    kind: Kind,
    one: Field,
    value: Any,
    plans: Sequence[tuple[int, str]],
    wrong: str,
    theirs: Mapping[str, Any] | None,
) -> FormField:
    words, key = speaking().words, f"{kind.code}.{one.name}"
    options = _options(key, one, text_of(value), plans)
    return FormField(
        name=one.name,
        type=_type(one, options),
        label=speaking().say(f"people.field.{key}"),
        hint=speaking().say(f"people.hint.{key}") if words.has(f"people.hint.{key}") else "",
        value=text_of(value),
        options=options,
        error=say_problem(wrong),
        theirs=_beside(value, theirs.get(one.name), options) if theirs else "",
    )


def text_of(value: Any) -> str:
    """A value as a form holds it."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else str(value)


def say_problem(code: str) -> str:
    return speaking().say(f"people.problem.{code}") if code else ""


def listed_errors(fields: Iterable[FormField]) -> tuple[tuple[str, str], ...]:
    """What is wrong, each with the name of its field, for the list above a form."""
    return tuple(
        (one.name, speaking().say("people.problem", field=one.label.rstrip("?"), problem=one.error).lstrip("¿"))
        for one in fields
        if one.error
    )


def _beside(mine: Any, theirs: Any, options: Sequence[tuple[str, str]]) -> str:
    text = text_of(theirs)
    if text_of(mine).strip() == text:
        return ""
    return dict(options).get(text, text) or speaking().say("people.empty_value")


def _type(one: Field, options: Sequence[tuple[str, str]]) -> str:
    if isinstance(one, models.BooleanField) and not one.null:
        return "check"
    if options:
        return "select"
    if isinstance(one, models.DateField):
        return "date"
    return "area" if one.name in LONG else "text"


def _options(key: str, one: Field, value: str, plans: Sequence[tuple[int, str]]) -> tuple[tuple[str, str], ...]:
    say = speaking().say
    if isinstance(one, models.BooleanField):
        return (("yes", say("people.yes")), ("no", say("people.no"))) if one.null else ()
    if one.name == "plan_id":
        return tuple((str(number), name) for number, name in plans)
    if one.name in ("spoken", "written"):
        tags = LANGUAGES if not value or value in LANGUAGES else (*LANGUAGES, value)
        return tuple(sorted(((tag, say_named(tag)) for tag in tags), key=lambda pair: pair[1].casefold()))
    if one.name == "rank":
        return tuple((rank, say(f"people.choice.rank.{rank}")) for rank in RANKS)
    return tuple((code, say(f"people.choice.{FAMILIES[key]}.{code}")) for code in choices_of(one))


def say_named(tag: str) -> str:
    """A language by its tag; by our own words where the tables of names have none."""
    key = f"people.tongue.{tag}"
    return speaking().say(key) if speaking().words.has(key) else say_language(tag)


def read_told(kind: Kind, sent: QueryDict) -> dict[str, Any]:
    """What a form told, as it was typed."""
    return {one.name: _read(one, sent.get(one.name, "")) for one in kind.fields if one.name not in HIDDEN}


def _read(one: Field, text: str) -> Any:
    if isinstance(one, models.BooleanField):
        return text == "yes" if text or not one.null else None
    if isinstance(one, models.IntegerField):
        return int(text) if text.isascii() and text.isdecimal() and len(text) < 12 else text or None
    return text


def read_telling(sent: QueryDict) -> tuple[Telling, dict[str, str]]:
    """Who said it and when, and what is wrong with that."""
    typed = sent.get("told_on", "")
    day = typed_day(typed)
    wrong = {"told_on": "not_a_day"} if isinstance(day, str) else {}
    return Telling(sent.get("told_by") or "not_known", None if isinstance(day, str) else day), wrong


def telling_fields(told_by: str, told_on: str, problems: Mapping[str, str]) -> tuple[FormField, ...]:
    """The fields of who said it and when."""
    say = speaking().say
    tellers = tuple((code, say(f"people.choice.teller.{code}")) for code in TELLERS)
    by = FormField(
        "told_by", "select", say("people.field.told_by"), "", told_by, tellers, say_problem(problems.get("told_by", ""))
    )
    on = FormField(
        "told_on", "date", say("people.field.told_on"), "", told_on, (), say_problem(problems.get("told_on", ""))
    )
    return by, on
