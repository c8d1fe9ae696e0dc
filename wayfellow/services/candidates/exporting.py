"""The candidates as a file for a spreadsheet: safe to open, and written down. Source: security specification § 5.3."""

from __future__ import annotations

import csv
import io
import re

from wayfellow.rules.access.actor import Actor
from wayfellow.rules.access.roles import Action
from wayfellow.rules.facts import VOCABULARY
from wayfellow.screening.next_steps import step_at
from wayfellow.services import auditing
from wayfellow.services.candidates.listing import (
    Listed,
    Wanted,
    candidates_wanted,
    check_works_with_people,
    latest_run,
    with_people,
)
from wayfellow.services.permissions import check_role
from wayfellow.services.staff.holds import check_not_held

COLUMNS = (
    "What to do", "Person", "Birth date", "Language", "Lead", "Populations met", "Closest", "Question",
    "Emergency visits", "Unplanned stays", "Why", "As of",
)  # fmt: skip
_FORMULA = re.compile(r"^[=+\-@\t\r\n\0＝＋－＠]")


def export_candidates(wanted: Wanted, *, by: Actor) -> str:
    """Everybody the filters leave, as CSV (RFC 4180). The page asks for a step-up first; this writes down what left."""
    check_works_with_people(by)
    check_role(Action.EXPORT, by=by)
    check_not_held(by=by)
    run = latest_run(by=by)
    listed = with_people(list(candidates_wanted(wanted, run, by=by)))
    auditing.record("candidates.exported", by=by, kind="screening_run", ids=[run.pk] if run else [])
    auditing.record_each(
        "candidate.exported",
        by=by,
        kind="candidate",
        rows=[(one.candidate.person_id, one.candidate.pk) for one in listed],
    )
    told = io.StringIO()
    writer = csv.writer(told, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows(harmless(_row(one, f"{run.as_of}" if run else "")) for one in listed)
    return told.getvalue()


def harmless(cells: list[str | int]) -> list[str | int]:
    """Cells of which no spreadsheet runs one: what begins like a formula gets a quote before it."""
    return [f"'{cell}" if isinstance(cell, str) and _FORMULA.match(cell) else cell for cell in cells]


def _row(listed: Listed, as_of: str) -> list[str | int]:
    one, person = listed.candidate, listed.person
    return [
        step_at(one.next_step).says,
        person.name,
        f"{person.birth_date or ''}",
        person.spoken,
        person.lead,
        ", ".join(one.populations_met),
        one.closest,
        VOCABULARY[one.ask].question if one.ask in VOCABULARY else one.ask,
        one.ed_visits,
        one.stays,
        "\n".join(one.reasons),
        as_of,
    ]
