"""Explain one person from a file: read it, evaluate every population, and say what is unknown."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from wayfellow.rules.ecm.membership import Span
from wayfellow.rules.ecm.person import PersonRecords
from wayfellow.rules.ecm.programs import FACTS as PROGRAM_FACTS
from wayfellow.rules.ecm.programs import Programs
from wayfellow.rules.ecm.result import result_for
from wayfellow.rules.events.happenings import ClaimLine
from wayfellow.rules.events.told import CODED, EARLIEST, BadEvent, coded, ed_line, stay_line
from wayfellow.rules.facts import VOCABULARY
from wayfellow.rules.language.facts import SOURCE_TYPES, FactType, Observation
from wayfellow.rules.language.parameters import load_parameters
from wayfellow.rules.language.reading import BadValue, read_value
from wayfellow.rules.language.rule import Moment
from wayfellow.rules.problems import UnreadableInput

FAR_AHEAD = date(2999, 12, 31)
OUR_KEYS = ("person_id", "facts", "claims", "enrolled", "about")
TOLD_KEYS = {"value", "source_type", "observed_on", "recorded_at", "source_ref", "attested_by"}
LARGEST = 20_000_000
"""Bytes of a file about one person."""
LONGEST_NAME = 60


def explain_file(
    path: Path,
    *,
    as_of: date,
    evaluated_at: datetime,
    anchor: date | None = None,
    known_at: datetime | None = None,
    overlay: Path | None = None,
) -> dict[str, Any]:
    """The full result for the person in `path`. Raises UnreadableInput with what is wrong, where, and what to write.

    known_at: leave out what was recorded later. overlay: a deployment's own parameters, laid over ours.
    """
    moment = Moment(as_of, load_parameters(overlay), anchor)
    return result_for(read_person(path, as_of=as_of).at(moment, known_at), evaluated_at=evaluated_at)


def read_person(path: Path, *, as_of: date) -> PersonRecords:
    """One person as JSON: facts by name, and perhaps `claims` in the normal form with `enrolled` spans.

    A fact is a value, or `{"value": …, "source_type": …, "observed_on": …}`, or a list of those.
    """
    content = _read_json(path)
    where = path.name
    facts = content.get("facts", {})
    flat = {name: value for name, value in content.items() if name not in OUR_KEYS}
    if isinstance(facts, Mapping):
        told = [one for name, value in {**flat, **facts}.items() for one in _observations(where, name, value, as_of)]
    else:
        told = [one for name, value in flat.items() for one in _observations(where, name, value, as_of)]
        told += [_listed(where, entry, as_of) for entry in _list(where, "facts", facts)]
    spans = [_span(where, entry) for entry in _list(where, "enrolled", content.get("enrolled", []))]
    lines = [_line(where, entry) for entry in _list(where, "claims", content.get("claims", []))]
    covered = min((span.start for span in spans), default=None) if "claims" in content else None
    return PersonRecords(told, lines, spans, covered)


def _read_json(path: Path) -> Mapping[str, Any]:
    try:
        if path.stat().st_size > LARGEST:
            raise UnreadableInput(f"{path.name} is larger than one person's file can be ({LARGEST:,} bytes).")
        content = json.loads(path.read_text(encoding="utf-8-sig"))
        json.dumps(content, ensure_ascii=False).encode()  # half a character can be escaped, but cannot be printed
    except FileNotFoundError:
        raise UnreadableInput(f"{path.name}: there is no such file. Check the path.") from None
    except OSError as error:
        raise UnreadableInput(f"{path.name}: cannot be read ({error.strerror}).") from None
    except (ValueError, RecursionError) as error:
        line = f", line {error.lineno}, column {error.colno}" if isinstance(error, json.JSONDecodeError) else ""
        if isinstance(error, UnicodeError):
            raise UnreadableInput(f"{path.name}: holds text that is not UTF-8. Save it as UTF-8.") from None
        raise UnreadableInput(f"{path.name}{line}: not JSON. Expected an object with facts by name.") from None
    if not isinstance(content, Mapping):
        raise UnreadableInput(
            f'{path.name}: expected an object with facts by name, like {{"date_of_birth": "1960-02-29"}}.'
        )
    return content


def _observations(where: str, name: str, value: Any, as_of: date) -> Iterable[Observation]:
    if value is None:
        return []
    if _is_told(value):
        return [_observation(where, name, value, as_of)]
    if isinstance(value, list) and value and all(map(_is_told, value)):
        return [_observation(where, name, one, as_of) for one in value]
    return [_observation(where, name, {"value": value}, as_of)]


def _is_told(value: Any) -> bool:
    """Whether this is a value with who told it and when, and not a value (an event may have a `value` too)."""
    return isinstance(value, Mapping) and "value" in value and set(value) <= TOLD_KEYS


def _listed(where: str, entry: Mapping[str, Any], as_of: date) -> Observation:
    if not isinstance(entry, Mapping) or "fact" not in entry or "value" not in entry:
        raise UnreadableInput(f"{where}, facts: expected entries with fact and value.")
    return _observation(where, str(entry["fact"]), entry, as_of)


def _observation(where: str, name: str, entry: Mapping[str, Any], as_of: date) -> Observation:
    fact = VOCABULARY.get(name)
    if fact is None:
        raise UnreadableInput(
            f"{where}: {name[:LONGEST_NAME]!r} is not a fact of the vocabulary; docs/reference/facts.md lists them."
        )
    source = str(entry.get("source_type") or "MANUAL")
    if source not in SOURCE_TYPES:
        raise UnreadableInput(f"{where}, {name}: source_type must be one of {', '.join(sorted(SOURCE_TYPES))}.")
    try:
        value = read_value(fact, entry["value"])
        if name in PROGRAM_FACTS:
            Programs.of([Observation(name, value, as_of, None, source)])
        elif fact.type is FactType.EVENTS:
            _check_events(name, value, as_of)
    except (BadValue, BadEvent) as problem:
        raise UnreadableInput(f"{where}, {name}: {problem}.") from None
    except OverflowError:  # 1e999 is JSON
        raise UnreadableInput(f"{where}, {name}: the number is too large.") from None
    if name == "date_of_birth" and isinstance(value, date) and value > as_of:
        raise UnreadableInput(f"{where}, date_of_birth: born after the day asked about, {as_of}. Check both days.")
    return Observation(
        name,
        value,
        _day(where, f"{name}.observed_on", entry["observed_on"]) if entry.get("observed_on") else as_of,
        _moment(where, f"{name}.recorded_at", entry["recorded_at"]) if entry.get("recorded_at") else None,
        source,
        str(entry.get("source_ref") or ""),
        str(entry.get("attested_by") or ""),
    )


def _check_events(name: str, entries: Iterable[Mapping[str, Any]], as_of: date) -> None:
    for entry in entries:
        if name == "ed_visits":
            ed_line(entry, "MANUAL", "")
        elif name == "stays":
            stay_line(entry, "MANUAL", "", as_of=as_of)
        elif name in CODED:
            coded(entry, CODED[name][1])


def _span(where: str, entry: Mapping[str, Any]) -> Span:
    start = _day(where, "enrolled.start", entry.get("start"))
    end = _day(where, "enrolled.end", entry["end"]) if entry.get("end") else FAR_AHEAD
    if end < start:
        raise UnreadableInput(f"{where}, enrolled: a span ends before it starts.")
    return Span(start, end)


def _line(where: str, entry: Mapping[str, Any]) -> ClaimLine:
    known = {"claim", "start", "end", "facility", "bill_type", "revenue", "place", "procedure", "admission_type", "drg",
             "diagnoses", "recorded_at"}  # fmt: skip
    unknown = sorted(set(entry) - known)
    if unknown:
        raise UnreadableInput(
            f"{where}, claims: {unknown[0][:LONGEST_NAME]!r} is not part of a claim line;"
            f" expected {', '.join(sorted(known))}."
        )
    start = _day(where, "claims.start", entry.get("start"))
    end = _day(where, "claims.end", entry["end"]) if entry.get("end") else start
    if end < start:
        raise UnreadableInput(f"{where}, claims: a line ends before it starts.")
    diagnoses = entry.get("diagnoses") or []
    if not isinstance(diagnoses, list) or not all(isinstance(code, str) for code in diagnoses):
        raise UnreadableInput(f"{where}, claims.diagnoses: expected a list of codes as text.")
    recorded = entry.get("recorded_at")
    known_at = _moment(where, "claims.recorded_at", recorded) if recorded else None
    texts: dict[str, Any] = {
        name: str(entry.get(name) or "") for name in known - {"start", "end", "diagnoses", "recorded_at"}
    }
    return ClaimLine(start=start, end=end, diagnoses=tuple(diagnoses), recorded_at=known_at, **texts)


def _list(where: str, name: str, value: Any) -> list[Any]:
    if not isinstance(value, list) or not all(isinstance(entry, Mapping) for entry in value):
        raise UnreadableInput(f"{where}, {name}: expected a list of objects.")
    return value


def _day(where: str, name: str, written: Any) -> date:
    try:
        day = date.fromisoformat(str(written))
    except ValueError:
        raise UnreadableInput(f"{where}, {name}: expected a day written YYYY-MM-DD.") from None
    if day < EARLIEST:
        raise UnreadableInput(f"{where}, {name}: expected a day from {EARLIEST} on.")
    return min(day, FAR_AHEAD)


def _moment(where: str, name: str, written: Any) -> datetime:
    """A moment; without a zone it is UTC."""
    try:
        moment = datetime.fromisoformat(str(written))
    except ValueError:
        raise UnreadableInput(f"{where}, {name}: expected a moment written YYYY-MM-DDTHH:MM:SS.") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
