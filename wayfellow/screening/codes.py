"""The latest day of each value set, for everybody: diagnoses in every position, places of service, and what was told.

One pass over the diagnoses. Prefixes are resolved once: nearly all are categories (the first three characters), so a
filled position is joined with a small table of categories, and only a category with finer prefixes looks further.
Categories that belong to the same value sets share a number, their *kinship*; a person keeps the latest day of each.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from string import ascii_uppercase, digits

import ibis
import ibis.expr.types as ir
import pyarrow as pa

from wayfellow.rules.language.value_sets import ANY, ValueSet, begins
from wayfellow.screening.engines import Engine

CATEGORY = 3
"""Characters of an ICD-10-CM category; a dot, where one is written, comes after them."""

PLACE, COUNTY = "@", "#"
"""Before a place of service and a county service, to tell them from a category."""

PREFIXED = {"place": PLACE, "county": COUNTY}


@dataclass(frozen=True)
class Kinship:
    """Which written heads, and which finer prefixes of them, belong to the same value sets."""

    sets: Sequence[ValueSet]
    heads: ir.Table  # head, kinship, finer (whether a prefix below decides instead)
    members: ir.Table  # kinship, and one boolean column a value set
    finer: Sequence[tuple[str, int]]  # prefix, kinship; the longest first

    def of(self, seen: ir.Table) -> ir.Table:
        """Add `kinship` to codes of some set. seen: person, day, raw, head."""
        joined = seen.join(self.heads, "head")
        if not self.finer:
            return joined
        raw = joined.raw
        looked = [
            (joined.finer & ibis.or_(*(_begins(raw, form) for form in forms(prefix))), kin)
            for prefix, kin in self.finer
        ]
        return joined.mutate(kinship=ibis.cases(*looked, else_=joined.kinship))


@dataclass(frozen=True)
class Codes:
    """The latest day of every code of some value sets, for everybody. seen: person, kinship, raw, day.

    told: the codes that no claim told (CODE_TOLD).
    """

    kinship: Kinship
    seen: ir.Table
    told: ir.Table

    def latest(self) -> ir.Table:
        """person and, by the name of each value set, the latest day of a code of it (null: none seen)."""
        newest = self.seen.group_by("person", "kinship").agg(day=self.seen.day.max())
        known = newest.join(self.kinship.members, "kinship")
        latest = {one.name: known.day.max(where=known[one.name]) for one in self.kinship.sets}
        return known.group_by("person").agg(**latest)

    def latest_of(self, people: ir.Table) -> ir.Table:
        """person, value_set, day, code, source_type, ref: for these few people, the latest code itself.

        Of one day, the last by name. What no other source told, a claim did.
        """
        seen = self.seen.semi_join(people, "person")
        known = seen.join(self.kinship.members, "kinship")
        known = known.mutate(code=_plain(known.raw))
        each = []
        for one in self.kinship.sets:
            held = known.filter(known[one.name])
            newest = held.group_by("person").agg(newest=ibis.struct({"day": held.day, "code": held.code}).max())
            each.append(
                newest.select(
                    "person", value_set=ibis.literal(one.name), day=newest.newest.day, code=newest.newest.code
                )
            )
        told = self.told.semi_join(people, "person")
        told = told.mutate(code=_plain(told.code))
        sources = told.group_by("person", "day", "code").agg(source_type=told.source_type.min(), ref=told.ref.min())
        latest = ibis.union(*each).left_join(sources, ["person", "day", "code"])
        return latest.select(
            "person", "value_set", "day", "code", source_type=latest.source_type.fill_null("CLAIM"),
            ref=latest.ref.fill_null(""),
        )  # fmt: skip


def _plain(code: ir.StringValue) -> ir.StringValue:
    return code.replace(".", "").upper()


def find_codes(
    engine: Engine, lines: ir.Table | None, told: ir.Table, sets: Sequence[ValueSet], *, since: date, as_of: date
) -> Codes:
    """The codes of `sets` in claim lines from `since` to `as_of`, and in what was told (CODE_TOLD)."""
    head = ibis.cases(
        (told.kind == "place", ibis.literal(PLACE) + told.code),
        (told.kind == "county", ibis.literal(COUNTY) + told.code[0:1].upper()),
        else_=told.code[0:CATEGORY],
    )
    every = [told.select("person", "day", raw=told.code, head=head)]
    if lines is not None:
        lines = engine.named(lines.filter((lines.start >= since) & (lines.start <= as_of)), "recent_lines")
        places = lines.filter(lines.place.isin(_written_places(sets)))
        places = places.select("person", day="start", raw="place", head=ibis.literal(PLACE) + places.place)
        every.append(engine.keep(places, "places"))
        columns = [column for column in lines.columns if column.startswith("dx")]
        if columns:
            found = _diagnoses(lines, columns)
            every.append(found.select("person", "day", "raw", head=found.raw[0:CATEGORY]))
    kinship = _kinship(engine, sets)
    seen = kinship.of(ibis.union(*every) if len(every) > 1 else every[0])
    latest = seen.group_by("person", "kinship", "raw").agg(day=seen.day.max())
    return Codes(kinship, engine.keep(latest, "codes_seen"), told)


def _diagnoses(lines: ir.Table, columns: Sequence[str]) -> ir.Table:
    """person, day, raw: every filled position of every line.

    Most lines fill a few positions, so the later ones are only taken apart where any of them is filled.
    """
    each = []
    for part in (columns[:4], columns[4:9], columns[9:]):
        if part:
            some = lines.filter(ibis.coalesce(*(lines[column] for column in part)).notnull())
            each.append(some.select("person", day="start", raw=ibis.array([some[column] for column in part]).unnest()))
    filled = ibis.union(*each) if len(each) > 1 else each[0]
    return filled.filter(filled.raw.notnull())


def _kinship(engine: Engine, sets: Sequence[ValueSet]) -> Kinship:
    """Number the combinations of value sets that one code can belong to."""
    whole: dict[str, set[str]] = {}
    finer: dict[str, set[str]] = {}
    for one in sets:
        for code in one.codes:
            if one.kind in PREFIXED:
                whole.setdefault(PREFIXED[one.kind] + code, set()).add(one.name)
            elif len(code) > CATEGORY:
                finer.setdefault(code, set()).add(one.name)
            else:
                for category in _categories(code):
                    whole.setdefault(category, set()).add(one.name)
    out = {code: {one.name for one in sets if code in one.excluded} for one in sets for code in one.excluded}
    split = {prefix[:CATEGORY] for prefix in {*finer, *out}}
    kin_of_head = {head: frozenset(whole.get(head, ())) for head in {*whole, *split}}
    kin_of_prefix = {prefix: _inherited(prefix, whole, finer, out) for prefix in {*finer, *out}}
    numbers = {kin: number for number, kin in enumerate(_sorted({*kin_of_head.values(), *kin_of_prefix.values()}))}
    heads = [(form, numbers[kin], head in split) for head, kin in kin_of_head.items() for form in forms(head)]
    heads = sorted(set(heads))
    written, kinships, splits = zip(*heads, strict=True) if heads else ((), (), ())
    members: dict[str, pa.Array] = {"kinship": pa.array(range(len(numbers)), pa.int64())}
    members |= {one.name: pa.array([one.name in kin for kin in numbers], pa.bool_()) for one in sets}
    return Kinship(
        sets,
        engine.given(
            pa.table(
                {
                    "head": pa.array(written, pa.string()),
                    "kinship": pa.array(kinships, pa.int64()),
                    "finer": pa.array(splits, pa.bool_()),
                }
            ),
            "heads",
        ),
        engine.given(pa.table(members), "members"),
        sorted(((prefix, numbers[kin]) for prefix, kin in kin_of_prefix.items()), key=lambda one: (-len(one[0]), one)),
    )


def _inherited(
    prefix: str, whole: dict[str, set[str]], finer: dict[str, set[str]], out: dict[str, set[str]]
) -> frozenset[str]:
    """A prefix belongs to its own sets, and to those of every shorter prefix of it, but to none that excludes it."""
    shorter = (names for other, names in finer.items() if begins(prefix, other))
    excluding = (names for other, names in out.items() if prefix.startswith(other))
    return frozenset(whole.get(prefix[:CATEGORY], set()).union(*shorter).difference(*excluding))


def _sorted(kins: Iterable[frozenset[str]]) -> list[frozenset[str]]:
    return sorted(kins, key=sorted)


def _categories(code: str) -> list[str]:
    """The categories that start with a code of one or two characters; a category itself."""
    found = [code]
    for _position in range(CATEGORY - len(code)):
        found = [f"{one}{character}" for one in found for character in digits + ascii_uppercase]
    return found


def _begins(raw: ir.StringValue, form: str) -> ir.BooleanValue:
    """Whether codes as written begin with a form. LIKE has the same sign for any one character; a dot is none to us."""
    if ANY not in form:
        return raw.startswith(form)
    dotted = raw[CATEGORY : CATEGORY + 1] == "."
    return raw.like(f"{form}%") & (dotted if "." in form else ~dotted)


def forms(code: str) -> list[str]:
    """How a code may be written: a place without its leading zero, a diagnosis with its dot or in small letters."""
    if code.startswith(COUNTY):
        return [code]
    if code.startswith(PLACE):
        return [PLACE + form for form in _written_place(code.removeprefix(PLACE))]
    dotted = f"{code[:CATEGORY]}.{code[CATEGORY:]}" if len(code) > CATEGORY else code
    return sorted({form for one in (code, dotted) for form in (one, one.lower())})


def _written_places(sets: Sequence[ValueSet]) -> list[str]:
    return sorted({form for one in sets if one.kind == "place" for code in one.codes for form in _written_place(code)})


def _written_place(code: str) -> list[str]:
    return sorted({code, code.lstrip("0")})
