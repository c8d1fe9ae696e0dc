"""Take up what a screening found: match its numbers to our people, and keep the candidates among them.

All of it or nothing. The same files again change nothing; a newer run supersedes the one before, and both are kept.
Source: design § 5 (`screen`); access plan, “Words” (rows about a person have their source).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import connection

from wayfellow.records.facts.models import Candidate, ScreeningRun
from wayfellow.rules.access.actor import Actor
from wayfellow.rules.access.refusals import Refusal
from wayfellow.rules.access.roles import Action
from wayfellow.screening.next_steps import place_of, step_at
from wayfellow.screening.reading_results import Results, read_results
from wayfellow.services import auditing, outbox
from wayfellow.services.candidates.matching import match_numbers
from wayfellow.services.candidates.sensitive import mask_of_candidate
from wayfellow.services.permissions import check_role

AT_ONCE = 10_000
"""Candidates whose findings are in memory at a time."""


class NewerRunThere(Refusal):
    """A newer screening has been taken up already. These results are older; nothing was changed."""


@dataclass(frozen=True)
class TakenUp:
    """is_new: false where these very files had been taken up before. unmatched: the reason, by number."""

    run: ScreeningRun
    is_new: bool
    unmatched: Mapping[str, str]


def take_up_screening(folder: Path, *, by: Actor) -> TakenUp:
    """Take up the results in a folder that `screen` wrote. Inside `acting_as`, whose organization becomes the source.

    Raises UnreadableInput, NewerRunThere, RoleDoesNotAllow.
    """
    check_role(Action.CLOSE_OR_TRANSFER, by=by)
    results = read_results(folder)
    _one_after_another(by)
    matched = match_numbers(results.numbers, by=by)
    known = ScreeningRun.objects.filter(organization_id=by.organization, digest=results.digest).first()
    if known is not None:
        return TakenUp(known, False, matched.unmatched)
    before = ScreeningRun.objects.filter(organization_id=by.organization, superseded_at=None).first()
    if before is not None and before.as_of > results.as_of:
        raise NewerRunThere
    _supersede(before, by)
    wanted = results.near()
    near = {number: person for number, person in matched.people.items() if number in wanted}
    rows = results.dispositions_of(near)
    run = _begin(results, len(matched.people), rows, matched.unmatched, by)
    for some in _batches(rows):
        findings = results.findings_of({row["person_id"] for row in some})
        made = [_candidate(row, findings[row["person_id"]], near[row["person_id"]], run, by) for row in some]
        Candidate.objects.bulk_create(made, batch_size=2_000)
        auditing.record_each("candidate.found", by=by, kind="candidate", rows=[(one.person_id, one.pk) for one in made])
    auditing.record("candidates.taken_up", by=by, kind="screening_run", ids=[run.pk])
    outbox.publish("candidates.taken_up", by=by, kind="screening_run", subject=run.pk, version=1)
    return TakenUp(run, True, matched.unmatched)


def _one_after_another(by: Actor) -> None:
    """Wait for whoever takes up results for the same organization."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [auditing.lock_of("taking up", by.organization)])


def _supersede(before: ScreeningRun | None, by: Actor) -> None:
    if before is None:
        return
    before.superseded_at = by.at
    before.save(update_fields=["superseded_at"])
    Candidate.objects.filter(source_id=by.organization, superseded_at=None).update(superseded_at=by.at)


def _begin(
    results: Results, matched: int, rows: list[dict[str, Any]], unmatched: Mapping[str, str], by: Actor
) -> ScreeningRun:
    told = results.summary
    run = ScreeningRun(
        organization_id=by.organization,
        digest=results.digest,
        as_of=results.as_of,
        anchor=results.anchor,
        rule_version=told["rule_version"],
        parameters=told["parameters"],
        policy_edition=told["policy_edition"],
        people=len(results.numbers),
        matched=matched,
        candidates=len(rows),
        counts={
            "next_step": Counter(step_at(place_of(row["disposition"], row["nearness"])).code for row in rows),
            "nearness": Counter(row["nearness"] for row in rows),
            "population": Counter(one for row in rows for one in row["populations_met"] or [row["closest"]] if one),
            "unmatched": Counter(unmatched.values()),
        },
        taken_up_at=by.at,
        taken_up_by=by.position,
    )
    run.save(force_insert=True)
    return run


def _candidate(
    row: Mapping[str, Any], findings: list[dict[str, Any]], person: int, run: ScreeningRun, by: Actor
) -> Candidate:
    ed_visits, stays = row["ed_visits_counted"] or 0, row["stays_counted"] or 0
    return Candidate(
        person_id=person,
        source_id=by.organization,
        label_mask=mask_of_candidate(row["closest"] or "", findings),
        recorded_at=by.at,
        recorded_by=by.position,
        run_id=run.pk,
        rule_version=run.rule_version,
        disposition=row["disposition"],
        nearness=row["nearness"],
        next_step=place_of(row["disposition"], row["nearness"]),
        closest=row["closest"] or "",
        ask=row["ask"] or "",
        populations_met=row["populations_met"] or [],
        limbs=row["limbs"] or [],
        ed_visits=ed_visits,
        stays=stays,
        events=ed_visits + stays,
        counts=row["counts"],
        overlap=row["overlap"],
        reasons=row["reasons"] or [],
        warnings=row["warnings"] or [],
        findings=[{name: one[name] for name in ("population", "finding", "reasons", "evidence")} for one in findings],
    )


def _batches(rows: list[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    for start in range(0, len(rows), AT_ONCE):
        yield rows[start : start + AT_ONCE]
