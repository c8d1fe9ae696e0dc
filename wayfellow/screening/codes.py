"""The latest code of each value set, for everybody: diagnoses in every position, places of service, and what was told.

Every distinct code, as it is written, is looked up once, with the very words that read one person's codes. A filled
position is then joined with the few codes that belong to some set. A day and a code become one number that grows with
the day and then with the code, so that the latest of a set is the largest.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import ibis
import ibis.expr.types as ir
import pyarrow as pa

from wayfellow.rules.language.value_sets import ValueSet, load_value_sets, plain_code
from wayfellow.screening.bits import Bits
from wayfellow.screening.engines import Engine

KINDS = ("icd10", "place", "county")
EPOCH = date(1970, 1, 1)
PLACES = 1 << 20
"""Codes told apart: more than there are, however they are written."""


def stamp(day: date) -> int:
    """The number of the first code of a day; every code of a later day has a larger one."""
    return (day - EPOCH).days * PLACES


@dataclass(frozen=True)
class Codes:
    """latest: person and, by the name of each value set, the number of the latest code of it (null: none seen).

    names: place, code: what a number means below its day. told: the codes that no claim told (CODE_TOLD).
    written: every diagnosis code as it is written in the claim lines.
    """

    sets: Sequence[ValueSet]
    latest: ir.Table
    names: ir.Table
    told: ir.Table
    written: Sequence[str]

    def latest_of(self, people: ir.Table) -> ir.Table:
        """person, value_set, day, code, source_type, ref: for these people, the latest code of each set.

        Of one day, the last by name. What no other source told, a claim did.
        """
        some = self.latest.semi_join(people, "person")
        each = [some.select("person", value_set=ibis.literal(one.name), number=some[one.name]) for one in self.sets]
        seen = ibis.union(*each)
        seen = seen.filter(seen.number.notnull())
        after = (seen.number // PLACES).cast("int32").as_interval("D")
        day = (ibis.literal(EPOCH).cast("timestamp") + after).date()
        seen = seen.mutate(day=day, place=seen.number % PLACES).join(self.names, "place")
        told = self.told.semi_join(people, "person")
        told = told.mutate(code=told.code.replace(".", "").upper())
        sources = told.group_by("person", "day", "code").agg(source_type=told.source_type.min(), ref=told.ref.min())
        latest = seen.left_join(sources, ["person", "day", "code"])
        return latest.select(
            "person", "value_set", "day", "code", source_type=latest.source_type.fill_null("CLAIM"),
            ref=latest.ref.fill_null(""),
        )  # fmt: skip

    def of(self, names: Iterable[str]) -> list[str]:
        """The diagnosis codes, as they are written in the claim lines, that belong to any of these sets."""
        sets = [load_value_sets()[name] for name in names]
        return sorted(raw for raw in self.written if any(one.holds(raw) for one in sets))


def find_codes(
    engine: Engine, lines: ir.Table | None, told: ir.Table, sets: Sequence[ValueSet], *, since: date, as_of: date
) -> Codes:
    """The codes of `sets` in claim lines from `since` to `as_of`, and in what was told (CODE_TOLD)."""
    parts = [(kind, told.filter(told.kind == kind).select("person", "day", raw="code")) for kind in KINDS]
    found = engine.fetch(told.select("kind", raw="code").distinct()).to_pylist()
    diagnoses: list[str] = []
    if lines is not None:
        columns = [column for column in lines.columns if column.startswith("dx")]
        written = [_distinct(lines, "icd10", column) for column in columns] + [_distinct(lines, "place", "place")]
        in_lines = engine.fetch(ibis.union(*written, distinct=True)).to_pylist()
        diagnoses = [row["raw"] for row in in_lines if row["kind"] == "icd10"]
        found += in_lines
        lines = engine.named(lines.filter((lines.start >= since) & (lines.start <= as_of)), "recent_lines")
        parts.append(("place", lines.filter(lines.place.notnull()).select("person", day="start", raw="place")))
        parts += [("icd10", part) for part in _diagnoses(lines, columns)]
    known, names, bits = _looked_up(found, sets)
    joined = [
        part.join(engine.given(known[kind], f"known_{kind}_{at}"), "raw") for at, (kind, part) in enumerate(parts)
    ]
    each = [part.select("person", *bits.columns, number=_stamped(part.day) + part.place) for part in joined]
    seen = ibis.union(*each)
    # Codes of the same sets are one to the sets, and there are few such kinds of code.
    newest = engine.keep(seen.group_by("person", *bits.columns).agg(number=seen.number.max()), "newest_codes")
    latest = {
        one.name: newest.number.max(where=(newest[f"{bits.prefix}_{word}"] & (1 << shift)) != 0)
        for one, (word, shift) in ((one, bits.places[one.name]) for one in sets)
    }
    kept = engine.keep(newest.group_by("person").agg(**latest), "latest_codes")
    return Codes(sets, kept, engine.given(names, "code_names"), told, diagnoses)


def _stamped(day: ir.DateValue) -> ir.IntegerValue:
    return day.delta(ibis.literal(EPOCH), unit="day").cast("int64") * PLACES


def _distinct(lines: ir.Table, kind: str, column: str) -> ir.Table:
    return lines.filter(lines[column].notnull()).select(kind=ibis.literal(kind), raw=column).distinct()


def _looked_up(found: Iterable[dict[str, str]], sets: Sequence[ValueSet]) -> tuple[dict[str, pa.Table], pa.Table, Bits]:
    """By kind: raw, the place of its code, and the bits of its sets; and the code of each place, in its order."""
    bits = Bits.of([one.name for one in sets], "sets")
    plain: dict[tuple[str, str], str] = {}
    for row in found:
        if row["raw"]:
            code = plain_code(row["raw"])
            plain[row["kind"], row["raw"]] = code.zfill(2) if row["kind"] == "place" else code
    place = {code: at for at, code in enumerate(sorted(set(plain.values())))}
    known = {}
    for kind in KINDS:
        own = [one for one in sets if one.kind == kind]
        held = {
            raw: (place[code], [bits.places[one.name] for one in own if one.holds(code)])
            for (of, raw), code in sorted(plain.items())
            if of == kind
        }
        held = {raw: told for raw, told in held.items() if told[1]}
        columns: dict[str, pa.Array] = {
            "raw": pa.array(list(held), pa.string()),
            "place": pa.array([at for at, _bits in held.values()], pa.int64()),
        }
        for at, column in enumerate(bits.columns):
            words = [sum(1 << shift for word, shift in each if word == at) for _place, each in held.values()]
            columns[column] = pa.array(words, pa.int64())
        known[kind] = pa.table(columns)
    names = pa.table({"place": pa.array(place.values(), pa.int64()), "code": pa.array(list(place), pa.string())})
    return known, names, bits


def _diagnoses(lines: ir.Table, columns: Sequence[str]) -> list[ir.Table]:
    """person, day, raw: every position of every line.

    Most lines fill a few positions, so the later ones are only taken apart where any of them is filled.
    """
    each = []
    for part in (columns[:4], columns[4:9], columns[9:]):
        if part:
            some = lines.filter(ibis.coalesce(*(lines[column] for column in part)).notnull())
            each.append(some.select("person", day="start", raw=ibis.array([some[column] for column in part]).unnest()))
    return each
