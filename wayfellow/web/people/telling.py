"""What a detail says, in words: a title and lines, by its kind. Its values come from a row, or from JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from wayfellow.records.people.models.detail import Detail
from wayfellow.services.people.kinds import Kind
from wayfellow.web.speaking import speaking
from wayfellow.web.staff.saying import say_day, say_language

Values = Mapping[str, Any]
JOINED = " · "


def values_of(kind: Kind, row: Detail) -> dict[str, Any]:
    """The values of a row, by the names of its fields."""
    return {field.name: getattr(row, field.attname) for field in kind.fields}


def title_of(code: str, values: Values, about: str = "") -> str:
    """The words that name a detail."""
    return _TITLES[code](values) if code != "plan_membership" else about or _say("people.choice.line", values["line"])


def lines_of(code: str, values: Values) -> tuple[str, ...]:
    """What else it says, a line each."""
    return tuple(line for line in (*_LINES[code](values), _period(values)) if line)


def _say(family: str, code: Any) -> str:
    return speaking().say(f"{family}.{code}") if code else ""


def _told(key: str, text: Any) -> str:
    return speaking().say(key, text=text) if text else ""


def _joined(*parts: Any) -> str:
    return JOINED.join(str(part) for part in parts if part)


def _period(values: Values) -> str:
    begins, ends = _day(values.get("begins_on")), _day(values.get("ends_on"))
    if begins and ends:
        return speaking().say("people.period.both", begins=say_day(begins), ends=say_day(ends))
    if begins:
        return speaking().say("people.period.since", begins=say_day(begins))
    return speaking().say("people.period.until", ends=say_day(ends)) if ends else ""


def _day(value: Any) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) and value else value or None


def full_name(values: Values) -> str:
    return " ".join(part for part in (values["given"], values["family"]) if part)


def _place(values: Values) -> str:
    if not (values["line"] or values["city"] or values["postal_code"]):
        return ""
    tail = " ".join(part for part in (values["state"], values["postal_code"]) if part)
    return ", ".join(part for part in (values["line"], values["city"], tail) if part)


def _name(values: Values) -> Iterator[str]:
    yield _told("people.name.preferred", values["preferred"])
    yield _told("people.name.said", values["said"])


def _number(values: Values) -> Iterator[str]:
    yield _say("people.choice.number", values["kind"])


def _contact(values: Values) -> Iterator[str]:
    yield _joined(_say("people.choice.way", values["kind"]), values["whose"])
    yield safe_to_leave(values["is_safe_to_leave_message"])
    yield values["rule"]


def safe_to_leave(safe: bool | None) -> str:
    """Whether a message may be left."""
    code = "not_known" if safe is None else "yes" if safe else "no"
    return speaking().say(f"people.contact.safe.{code}")


def _address(values: Values) -> Iterator[str]:
    yield _place(values)
    yield values["where"]
    yield _say("people.choice.confidence", values["confidence"])


def _language(values: Values) -> Iterator[str]:
    yield _told("people.language.reads", say_language(values["written"]) if values["written"] else "")
    yield interpreter(values["needs_interpreter"])
    yield "" if values["format"] == "standard" else _say("people.choice.format", values["format"])


def interpreter(needs: bool | None) -> str:
    """Whether they need an interpreter."""
    code = "not_known" if needs is None else "yes" if needs else "no"
    return speaking().say(f"people.interpreter.{code}")


def _sex_and_gender(values: Values) -> Iterator[str]:
    yield _told("people.pronouns", values["pronouns"])
    yield _told("people.sex", _say("people.choice.sex", values["sex"]))


def _preference(values: Values) -> Iterator[str]:
    yield speaking().say("people.quote", text=values["in_their_words"])


def _close_one(values: Values) -> Iterator[str]:
    if values["shares_nothing"]:
        yield speaking().say("people.close_one.shares_nothing")
    flags = ("is_caregiver", "is_emergency_contact", "lives_with_person")
    yield _joined(*(speaking().say(f"people.close_one.{flag}") for flag in flags if values[flag]))
    yield _told("people.close_one.helps_with", values["helps_with"])
    yield _told("people.close_one.spoken", say_language(values["spoken"]) if values["spoken"] else "")


def _representative(values: Values) -> Iterator[str]:
    yield _joined(_say("people.choice.authority", values["authority"]), values["scope"])
    checked = _day(values["checked_on"])
    if checked:
        yield speaking().say("people.representative.checked", paper=values["evidence"], day=say_day(checked))
    elif values["evidence"]:
        yield speaking().say("people.representative.unchecked_paper", paper=values["evidence"])
    else:
        yield speaking().say("people.representative.unchecked")


def _plan_membership(values: Values) -> Iterator[str]:
    yield _say("people.choice.line", values["line"])


_TITLES: Mapping[str, Callable[[Values], str]] = {
    "name": full_name,
    "number": lambda v: v["value"],
    "contact": lambda v: v["value"],
    "address": lambda v: _say("people.choice.place", v["kind"]),
    "language": lambda v: speaking().say("people.language.speaks", text=say_language(v["spoken"])),
    "sex_and_gender": lambda v: v["gender"] or _say("people.choice.sex", v["sex"]),
    "preference": lambda v: _say("people.choice.subject", v["subject"]),
    "close_one": lambda v: _joined(v["name"], v["relation"]),
    "representative": lambda v: _joined(v["name"], v["relation"]),
}
_LINES: Mapping[str, Callable[[Values], Iterator[str]]] = {
    "name": _name,
    "number": _number,
    "contact": _contact,
    "address": _address,
    "language": _language,
    "sex_and_gender": _sex_and_gender,
    "preference": _preference,
    "close_one": _close_one,
    "representative": _representative,
    "plan_membership": _plan_membership,
}
