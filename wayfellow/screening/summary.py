"""What a run came to, in numbers: the same input gives the same summary, so no times and no paths stand in it."""

from __future__ import annotations

from typing import Any

import ibis.expr.types as ir
from ibis import _

from wayfellow.rules.ecm.register import POLICY_EDITION, POPULATIONS
from wayfellow.rules.language.rule import Moment
from wayfellow.screening.engines import Engine
from wayfellow.screening.inputs.normal import Normal
from wayfellow.screening.inputs.rejects import Rejects
from wayfellow.screening.patterns import Worded

NEARNESS = ("met", "one_answer_away", "conflict", "no_sign")


def summarize(
    engine: Engine, people: ir.Table, worded: Worded, normal: Normal, rejects: Rejects, moment: Moment, version: str
) -> dict[str, Any]:
    """JSON-ready. shares are of all people screened."""
    sizes = {
        row["pattern"]: row["size"] for row in engine.fetch(people.group_by("pattern").agg(size=_.count())).to_pylist()
    }
    words = engine.fetch(worded.each).to_pylist()
    near = dict.fromkeys(NEARNESS, 0)
    follows: dict[str, int] = {}
    for row in words:
        near[row["nearness"]] += sizes[row["pattern"]]
        follows[row["disposition"]] = follows.get(row["disposition"], 0) + sizes[row["pattern"]]
    return {
        "as_of": str(moment.as_of),
        "anchor": str(moment.anchor),
        "policy_edition": POLICY_EDITION,
        "rule_version": version,
        "parameters": moment.parameters.hash,
        "people": sum(sizes.values()),
        "claim_lines": normal.lines_read,
        "patterns": worded.patterns,
        "nearness": near,
        "dispositions": dict(sorted(follows.items())),
        "populations": _populations(engine, worded, words, sizes),
        "rejected": {"rows": len(rejects.rows), "by_reason": rejects.counts()},
        "warnings": list(normal.warnings),
    }


def _populations(
    engine: Engine, worded: Worded, words: list[dict[str, Any]], sizes: dict[int, int]
) -> dict[str, dict[str, Any]]:
    found = engine.fetch(worded.findings).to_pylist()
    near = {row["pattern"]: row for row in words}
    told = {}
    for population in POPULATIONS:
        own = [row for row in found if row["population"] == population.code]
        by_word = dict.fromkeys(("met", "not_met", "unknown", "conflict"), 0)
        reasons: dict[str, int] = {}
        questions: dict[str, int] = {}
        away = 0
        for row in own:
            size = sizes[row["pattern"]]
            by_word[row["word"]] += size
            if row["word"] == "met":
                for reason in row["reasons"]:
                    if ".AGE " not in reason:
                        reasons[reason] = reasons.get(reason, 0) + size
            person = near[row["pattern"]]
            if person["nearness"] == "one_answer_away" and person["closest"] == population.code:
                away += size
                questions[person["ask"]] = questions.get(person["ask"], 0) + size
        told[population.code] = {
            "title": population.title,
            **by_word,
            "one_answer_away": away,
            "most_common_reason": _most(reasons),
            "best_question": _most(questions),
        }
    return told


def _most(counts: dict[str, int]) -> str | None:
    return min(counts, key=lambda name: (-counts[name], name)) if counts else None
