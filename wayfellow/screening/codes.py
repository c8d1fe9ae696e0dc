"""The latest code of each value set, for everybody: diagnoses in every position, places of service, and what was told.

One pass over the diagnoses: the filled positions are joined with the distinct codes (whose sets are worked out once per
code, never per row), and each person keeps one whole number a value set, the latest day and the code of that day.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import ibis
import ibis.expr.types as ir
import pyarrow as pa

from wayfellow.rules.language.value_sets import ValueSet, plain_code
from wayfellow.screening.engines import Engine

CODE_BITS = 1 << 20
"""Room for a million distinct codes below the day."""

EPOCH = date(1970, 1, 1)


@dataclass(frozen=True)
class LatestCodes:
    """people: person and, by value set, a packed day and code (null: never seen). codes: number, code."""

    people: ir.Table
    codes: ir.Table


def packed_since(day: date) -> int:
    """The least packed number of a code seen on `day` or later."""
    return (day - EPOCH).days * CODE_BITS


def latest_codes(
    engine: Engine, lines: ir.Table | None, told: ir.Table, sets: Sequence[ValueSet], *, since: date, as_of: date
) -> LatestCodes:
    """Read the codes of `sets` in claim lines from `since` to `as_of`, and in what was told (CODE_TOLD)."""
    sources = [told.select("person", "day", kind=told.kind, raw=told.code)]
    distinct = [engine.fetch(told.select("kind", raw=told.code).distinct())]
    if lines is not None:
        recent = lines.filter((lines.start >= since) & (lines.start <= as_of))
        places = recent.filter(recent.place.isin(_written_places(sets)))
        places = places.select("person", day="start", kind=ibis.literal("place"), raw="place")
        places = engine.keep(places, "places")  # by itself: two readers of the lines in one query would copy them
        sources.append(places)
        distinct.append(engine.fetch(places.select("kind", "raw").distinct()))
        columns = [column for column in recent.columns if column.startswith("dx")]
        if columns:
            sources.append(_each_diagnosis(recent, columns))
            distinct.append(engine.fetch(_distinct_diagnoses(recent, columns)))
    known = _known(distinct, sets)
    codes = engine.given(known, "codes")
    told_codes = ibis.union(*sources).join(codes, ["kind", "raw"])
    packed = told_codes.day.delta(EPOCH, unit="day").cast("int64") * CODE_BITS + told_codes.number
    latest = {one.name: packed.max(where=told_codes[one.name]) for one in sets}
    people = engine.keep(told_codes.group_by("person").agg(**latest), "latest_codes")
    return LatestCodes(people, codes.select("number", "code"))


def _each_diagnosis(lines: ir.Table, columns: Sequence[str]) -> ir.Table:
    filled = lines.select("person", day="start", raw=ibis.array([lines[column] for column in columns]).unnest())
    filled = filled.filter(filled.raw.notnull())
    return filled.select("person", "day", kind=ibis.literal("icd10"), raw="raw")


def _distinct_diagnoses(lines: ir.Table, columns: Sequence[str]) -> ir.Table:
    each = [lines.select(raw=lines[column]).distinct() for column in columns]
    found = ibis.union(*each, distinct=True) if len(each) > 1 else each[0]
    return found.filter(found.raw.notnull()).select(kind=ibis.literal("icd10"), raw="raw")


def _written_places(sets: Sequence[ValueSet]) -> list[str]:
    codes = {code for one in sets if one.kind == "place" for code in one.codes}
    return sorted(codes | {code.lstrip("0") for code in codes})


def _known(distinct: Sequence[pa.Table], sets: Sequence[ValueSet]) -> pa.Table:
    """Each written code that belongs to some set: its number, its plain form, and its sets."""
    pairs = sorted({(kind, raw) for table in distinct for kind, raw in zip(*table.to_pydict().values(), strict=True)})
    plain = [(kind, raw, raw.strip().zfill(2) if kind == "place" else plain_code(raw)) for kind, raw in pairs]
    rows = [row for row in plain if any(one.kind == row[0] and one.holds(row[2]) for one in sets)]
    # Numbered in the order of the codes, so that of two codes on one day the later in the alphabet is kept.
    rows.sort(key=lambda row: (row[2], row[0], row[1]))
    return pa.table(
        {
            "kind": pa.array([kind for kind, _raw, _code in rows], pa.string()),
            "raw": pa.array([raw for _kind, raw, _code in rows], pa.string()),
            "code": pa.array([code for _kind, _raw, code in rows], pa.string()),
            "number": pa.array(range(len(rows)), pa.int64()),
            **{
                one.name: pa.array([one.kind == kind and one.holds(code) for kind, _raw, code in rows], pa.bool_())
                for one in sets
            },
        }
    )
