"""`facts` files → observations in the normal form: checked against the vocabulary, the newest of each source kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

import ibis
import ibis.expr.types as ir
import pyarrow as pa
from ibis import _

from wayfellow.rules.ecm.programs import FACTS as PROGRAM_FACTS
from wayfellow.rules.ecm.programs import Programs
from wayfellow.rules.events.told import CODED, BadEvent, coded, ed_line, stay_line
from wayfellow.rules.facts import VOCABULARY
from wayfellow.rules.language.facts import SOURCE_TYPES, YES_ONLY, FactType, Observation
from wayfellow.rules.language.reading import BadValue, read_value
from wayfellow.screening.engines import Engine
from wayfellow.screening.inputs.columns import GARBLED, day, is_garbled, is_told, moment, text
from wayfellow.screening.inputs.files import Opened
from wayfellow.screening.inputs.normal import CODE_TOLD, ED_TOLD, LOOKED, OBSERVATION, OVERLAP, STAY_TOLD
from wayfellow.screening.inputs.rejects import Rejects

EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001  (the engine is told its zone)
PRIORITY = {"unplanned": 0, "planned": 1, "unknown": 2}


def read_facts(engine: Engine, opened: Opened, rejects: Rejects, *, as_of: date) -> ir.Table:
    """The rows of one `facts` table that hold what they should; the others are rejected with the reason."""
    raw = opened.table
    rows = raw.select(
        person=text(raw, "person_id"),
        fact=text(raw, "fact"),
        value=text(raw, "value"),
        observed_on=ibis.coalesce(day(raw, "observed_on"), as_of),
        recorded_at=moment(raw, "recorded_at"),
        source_type=_or(text(raw, "source_type").upper(), "MANUAL"),
        source_ref=text(raw, "source_ref"),
        attested_by=text(raw, "attested_by"),
        observed_bad=is_told(raw, "observed_on") & day(raw, "observed_on").isnull(),
        recorded_bad=is_told(raw, "recorded_at") & moment(raw, "recorded_at").isnull(),
    )
    by_type = {kind: [f.name for f in VOCABULARY.values() if f.type is kind] for kind in FactType}
    as_day = ibis.ifelse(rows.value.re_search(r"^\d{4}-\d{2}-\d{2}$"), rows.value, ibis.null("string")).try_cast("date")
    is_day = as_day.between(date(1900, 1, 1), date(2199, 12, 31)).fill_null(False)
    low = rows.value.lower()
    number = ibis.ifelse(rows.value.re_search(r"^\d{1,9}$"), rows.value, ibis.null("string")).try_cast("int64")
    of = rows.fact.isin
    checks: list[tuple[ir.BooleanValue, str]] = [
        (rows.person == "", "no person_id"),
        (is_garbled(rows.person), GARBLED),
        (~of(list(VOCABULARY)), "not a fact of the vocabulary; docs/reference/facts.md lists them"),
        (rows.observed_bad, "observed_on: expected a day written YYYY-MM-DD"),
        (rows.recorded_bad, "recorded_at: expected a moment written YYYY-MM-DDTHH:MM:SS"),
        (
            ~rows.source_type.isin(sorted(SOURCE_TYPES)),
            f"source_type: expected one of {', '.join(sorted(SOURCE_TYPES))}",
        ),
        (of(by_type[FactType.CODES]) & rows.value.startswith("|"), "expected a JSON list"),
        (of(by_type[FactType.BOOL]) & ~low.isin(["true", "false"]), "expected true or false"),
        (of(by_type[FactType.COUNT]) & number.isnull() & (rows.value != "NONE"), "expected a whole number, 0 or more"),
        (of(by_type[FactType.DATE]) & ~is_day & (rows.value != "NONE"), "expected a day written YYYY-MM-DD"),
        ((rows.fact == "date_of_birth") & (as_day > as_of), f"born after the day asked about, {as_of}"),
    ]
    for name in by_type[FactType.CODE]:
        allowed = VOCABULARY[name].values
        wrong = (rows.fact == name) & ~rows.value.isin([*allowed, "NONE"])
        checks.append((wrong, f"expected one of {', '.join(allowed)}"))
    boolean = of(by_type[FactType.BOOL])
    judged = engine.keep(
        rows.mutate(
            value=ibis.ifelse(boolean, low, rows.value),
            number=ibis.ifelse(of(by_type[FactType.COUNT]), number, ibis.null("int64")),
            reason=ibis.cases(*checks, else_=ibis.null("string")),
        ),
        opened.name,
    )
    bad = judged.filter(_.reason.notnull())
    bad = bad.select(person_id="person", record="fact", column=ibis.literal("value"), value="value", reason="reason")
    rejects.add_table(engine.fetch(bad), file=opened.file)
    return judged.filter(judged.reason.isnull()).select(*OBSERVATION)


def newest_of_each_source(observations: ir.Table, *, as_of: date, known_at: datetime | None) -> ir.Table:
    """What stands on `as_of`, as known at `known_at`; of one source and fact only the newest, ties all."""
    standing = observations.filter(_.observed_on <= as_of)
    if known_at:
        standing = standing.filter(_.recorded_at.isnull() | (_.recorded_at <= known_at))
    recorded = ibis.coalesce(standing.recorded_at, ibis.literal(EPOCH).cast("timestamp('UTC')"))
    window = ibis.window(
        group_by=["person", "fact", "source_type"], order_by=[standing.observed_on.desc(), recorded.desc()]
    )
    return standing.mutate(place=ibis.rank().over(window)).filter(_.place == 0).drop("place")


@dataclass
class Unfolded:
    """Sets and event lists, taken apart. Codes of a set go back among the observations as `|A|B|`.

    programs: what was told of each person's other programs, to be read together.
    """

    sets: list[dict[str, Any]] = field(default_factory=list)
    ed: list[dict[str, Any]] = field(default_factory=list)
    stays: list[dict[str, Any]] = field(default_factory=list)
    codes: list[dict[str, Any]] = field(default_factory=list)
    looked: list[dict[str, Any]] = field(default_factory=list)
    overlaps: list[dict[str, Any]] = field(default_factory=list)
    programs: dict[str, list[Observation]] = field(default_factory=dict)

    def tables(self, engine: Engine) -> tuple[ir.Table, ...]:
        """Sets, emergency visits, stays, codes, who looked for which events, overlaps."""
        shapes = (
            (self.sets, OBSERVATION, "told_sets"),
            (self.ed, ED_TOLD, "told_ed"),
            (self.stays, STAY_TOLD, "told_stays"),
            (self.codes, CODE_TOLD, "told_codes"),
            (self.looked, LOOKED, "told_looked"),
            (self.overlaps, OVERLAP, "told_overlaps"),
        )
        made = []
        for rows, shape, name in shapes:
            table = pa.Table.from_pylist(rows, schema=ibis.schema(shape).to_pyarrow())
            made.append(engine.given(table, name))
        return tuple(made)

    def read_programs(self, as_of: date) -> None:
        """Turn what was told of programs into what the rules read, and what is shown."""
        for person, told in self.programs.items():
            programs = Programs.of(told)
            read = programs.told(as_of)
            self.overlaps += [{"person": person, **vars(one)} for one in programs.overlaps(as_of)]
            if read:
                self.sets.append(
                    {"person": person, "fact": read.fact, "value": _as_set(read.value), "observed_on": as_of,
                     "source_type": read.source_type, "source_ref": "", "attested_by": ""}
                )  # fmt: skip


def unfold(rows: Iterator[dict[str, Any]], rejects: Rejects, *, file: str, as_of: date) -> Unfolded:
    """Read the values that are lists. A list with one bad entry is rejected whole: half a list misleads."""
    unfolded = Unfolded()
    for row in rows:
        fact = VOCABULARY[row["fact"]]
        try:
            value = read_value(fact, row["value"])
            if fact.name in PROGRAM_FACTS:
                seen = Observation(fact.name, value, row["observed_on"], None, row["source_type"])
                Programs.of([seen])  # says so if an entry cannot be read
                unfolded.programs.setdefault(row["person"], []).append(seen)
            elif fact.type is FactType.CODES:
                unfolded.sets.append({**row, "value": _as_set(value)})
            else:
                _unfold_events(unfolded, row, value, as_of)
        except (BadValue, BadEvent) as problem:
            rejects.add(
                [{"file": file, "person_id": row["person"], "record": fact.name, "column": "value",
                  "value": row["value"], "reason": str(problem)}]
            )  # fmt: skip
    unfolded.read_programs(as_of)
    return unfolded


def _as_set(codes: Iterable[str]) -> str:
    return "|" + "|".join(codes) + "|"


def _unfold_events(into: Unfolded, row: dict[str, Any], entries: Any, as_of: date) -> None:
    person, source, ref = row["person"], row["source_type"], row["source_ref"]
    if row["fact"] == "ed_visits":
        visits = [ed_line(entry, source, ref) for entry in entries]
        into.ed += [
            {"person": person, "day": v.day, "facility": v.facility, "kind": v.kind, "unavoidable": v.unavoidable,
             "behavioral": v.behavioral, "ref": v.ref}
            for v in visits if v.day <= as_of
        ]  # fmt: skip
    elif row["fact"] == "stays":
        stays = [stay_line(entry, source, ref, as_of=as_of) for entry in entries]
        into.stays += [
            {"person": person, "admitted": s.admitted, "discharged": s.discharged, "facility": s.facility,
             "setting": s.setting, "priority": PRIORITY[s.priority], "delivery": s.delivery, "secondary": s.secondary,
             "timely": s.timely, "unavoidable": s.unavoidable, "behavioral": s.behavioral,
             "ref": s.ref}
            for s in stays if s.admitted <= as_of
        ]  # fmt: skip
    elif row["fact"] in CODED:
        kind, code_field = CODED[row["fact"]]
        found = [coded(entry, code_field) for entry in entries]
        into.codes += [
            {"person": person, "kind": kind, "code": code, "day": when, "source_type": source, "ref": ref}
            for code, when in found if when <= as_of
        ]  # fmt: skip
    if source not in YES_ONLY:
        into.looked.append({"person": person, "kind": row["fact"]})


def _or(column: ir.StringValue, otherwise: str) -> ir.StringValue:
    return ibis.ifelse(column == "", otherwise, column)
