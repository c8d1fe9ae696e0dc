"""Other programs as they are shown: one JSON list a person, with the rule of the matrix for each program."""

from __future__ import annotations

import ibis
import ibis.expr.types as ir
import pyarrow as pa
from ibis import _

from wayfellow.rules.ecm.overlap import MATRIX
from wayfellow.rules.ecm.programs import IMPLIED
from wayfellow.rules.language.rule import Moment
from wayfellow.screening.engines import Engine
from wayfellow.screening.evidence import record
from wayfellow.screening.inputs.normal import OVERLAP, Normal


def overlaps_shown(engine: Engine, normal: Normal, moment: Moment) -> ir.Table:
    """person, overlap: JSON text, `[]` where somebody asked and there was none."""
    told = _told(engine, normal)
    family = moment.parameters.families[MATRIX]
    words = {"program": list(family), "rule": [str(one.on(moment.as_of)) for one in family.values()]}
    told = told.join(engine.given(pa.table(words), "program_rules"), "program")
    entry = record(
        program=told.program,
        rule=told.rule,
        start=told.start,
        end=told.end,
        source=told.source,
        verified_on=told.verified_on,
        waiver=told.waiver,
    )
    listed = told.select("person", entry=entry).distinct()
    listed = listed.group_by("person").agg(entries=listed.entry.collect().sort().join(","))
    asked = normal.observations.filter(_.fact == "programs").select("person").distinct()
    everybody = listed.select("person").union(asked, distinct=True)
    joined = everybody.left_join(listed, "person")
    return joined.select("person", overlap="[" + joined.entries.fill_null("") + "]")


def _told(engine: Engine, normal: Normal) -> ir.Table:
    """What was told as a program, and what another fact says of one."""
    facts, values, programs = zip(*((*said, program) for said, program in IMPLIED.items()), strict=True)
    implied = engine.given(pa.table({"fact": facts, "value": values, "program": programs}), "implied_programs")
    seen = normal.observations.join(implied, ["fact", "value"])
    nothing = ibis.literal("")
    return normal.overlaps.select(*OVERLAP).union(
        seen.select(
            "person", "program", start=nothing, end=nothing, source="source_type",
            verified_on=seen.observed_on.cast("string"), waiver=nothing,
        ).select(*OVERLAP)
    )  # fmt: skip
