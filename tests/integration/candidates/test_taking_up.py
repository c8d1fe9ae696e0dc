"""What a screening found becomes candidates of the plan: all of it, once, for whom its numbers mean, with reasons."""

from __future__ import annotations

import csv
import json
import shutil
from datetime import timedelta
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner

from tests.integration.candidates.screened import all_numbers, know, near, results
from tests.isolation.conftest import NOW, acting
from wayfellow.cli.candidates import candidates
from wayfellow.records.audit.models import Event as Audited
from wayfellow.records.facts.models import Candidate, ScreeningRun
from wayfellow.records.organizations.models import Organization
from wayfellow.records.outbox.models import Event
from wayfellow.rules.access.actor import Actor, machine
from wayfellow.rules.access.refusals import RoleDoesNotAllow
from wayfellow.rules.access.roles import Role
from wayfellow.rules.problems import UnreadableInput
from wayfellow.services.access import acting_as
from wayfellow.services.candidates.listing import A_PAGE, Wanted, candidates_of, list_candidates
from wayfellow.services.candidates.matching import NOBODY, SEVERAL, THE_SAME
from wayfellow.services.candidates.taking_up import NewerRunThere, TakenUp, take_up_screening

pytestmark = pytest.mark.django_db(databases=["default", "migrate"])

PLAN = 71
PCM = (Role.PLAN_CASE_MANAGER,)


def plan(**more: object) -> Actor:
    return acting(PLAN, **({"roles": PCM} | more))  # type: ignore[arg-type]


def take_up(folder: Path, by: Actor | None = None) -> TakenUp:
    with acting_as(by or machine(organization=PLAN, at=NOW)) as who:
        return take_up_screening(folder, by=who)


def older(folder: Path, made: Path) -> Path:
    """The same results as a run of half a year before would have told them."""
    shutil.copytree(folder, made)
    summary = json.loads((made / "summary.json").read_text())
    (made / "summary.json").write_text(json.dumps(summary | {"as_of": "2025-12-31"}))
    return made


def test_whoever_is_near_and_known_becomes_a_candidate_as_the_files_say() -> None:
    folder = results()
    numbers = near(folder)
    assert len(numbers) > 50
    known = know(numbers[10:], organization=PLAN, at=NOW)
    done = take_up(folder)
    assert (done.is_new, done.run.people, done.run.matched) == (True, 1_500, len(known))
    told = {row["person_id"]: row for row in pq.read_table(folder / "dispositions.parquet").to_pylist()}
    found = pq.read_table(folder / "findings.parquet").to_pylist()
    with acting_as(plan()):
        kept = {one.person_id: one for one in Candidate.objects.all()}
    assert kept.keys() == set(known.values())
    for number, person in known.items():
        one, row = kept[person], told[number]
        assert (one.disposition, one.nearness) == (row["disposition"], row["nearness"])
        assert (one.closest, one.ask) == (row["closest"] or "", row["ask"] or "")
        assert (one.reasons, one.populations_met, one.limbs) == (row["reasons"], row["populations_met"], row["limbs"])
        assert one.counts == json.loads(row["counts"])
        own = [each for each in found if each["person_id"] == number]
        assert {each["population"]: (each["finding"], each["reasons"]) for each in own} == {
            each["population"]: (each["finding"], each["reasons"]) for each in one.findings
        }
        assert len(one.findings) == 13


def test_somebody_often_in_the_emergency_room_has_these_reasons() -> None:
    """Golden: in the words of the rules."""
    folder = results()
    busy = max(pq.read_table(folder / "dispositions.parquet").to_pylist(), key=lambda row: row["ed_visits_counted"])
    known = know([busy["person_id"]], organization=PLAN, at=NOW)
    take_up(folder)
    with acting_as(plan()) as by:
        (one,) = candidates_of(known[busy["person_id"]], by=by)
    assert (one.disposition, one.nearness, one.next_step) == ("AUTHORIZE", "met", 0)
    assert one.reasons == [
        "UTL_A.AGE met: This group is for people who are 21 or older; the birthday itself counts.",
        (
            "UTL_ED met: Was in an emergency department 5 times or more in 6 months, "
            "in ways that better care outside the hospital might have avoided."
        ),
    ]


def test_the_same_files_again_change_nothing() -> None:
    know(near(results()), organization=PLAN, at=NOW)
    first = take_up(results())
    second = take_up(results(), machine(organization=PLAN, at=NOW + timedelta(days=1)))
    assert (second.is_new, second.run.pk) == (False, first.run.pk)
    with acting_as(plan()):
        assert Candidate.objects.count() == first.run.candidates
        assert ScreeningRun.objects.count() == 1
        assert Event.objects.filter(name="candidates.taken_up").count() == 1


def test_a_newer_run_takes_the_place_of_an_older_one_whose_history_stays(tmp_path: Path) -> None:
    know(near(results()), organization=PLAN, at=NOW)
    first = take_up(older(results(), tmp_path / "older"))
    second = take_up(results())
    assert first.run.candidates == second.run.candidates > 0
    with acting_as(plan()) as by:
        assert Candidate.objects.filter(run_id=first.run.pk, superseded_at=NOW).count() == first.run.candidates
        assert list_candidates(Wanted(), by=by).found == second.run.candidates
        (current,) = candidates_of(Candidate.objects.all()[0].person_id, by=by)
        assert current.run_id == second.run.pk


def test_an_older_run_does_not_take_the_place_of_a_newer_one(tmp_path: Path) -> None:
    know(near(results()), organization=PLAN, at=NOW)
    take_up(results())
    with pytest.raises(NewerRunThere):
        take_up(older(results(), tmp_path / "older"))


def test_a_number_that_means_nobody_or_two_makes_no_candidate() -> None:
    first, second, third, *others = near(results())
    known = know([first, second], organization=PLAN, at=NOW)
    know([second], organization=PLAN, at=NOW)
    with acting_as(plan()):
        from wayfellow.records.people.models import Identifier

        told = {"source_id": PLAN, "recorded_at": NOW, "recorded_by": 0}
        Identifier.objects.create(person_id=known[first], kind="cin", value=third, **told)
    done = take_up(results())
    assert done.run.candidates == 1
    assert {done.unmatched[second], done.unmatched[third], done.unmatched[others[0]]} == {SEVERAL, THE_SAME, NOBODY}
    assert done.run.counts["unmatched"] == {SEVERAL: 1, THE_SAME: 1, NOBODY: 1_500 - 3}


def test_a_number_of_another_organization_means_nobody_here() -> None:
    know(near(results()), organization=PLAN + 1, at=NOW)
    assert take_up(results()).run.candidates == 0


def test_everything_taken_up_is_in_the_audit_and_published_once() -> None:
    know(near(results()), organization=PLAN, at=NOW)
    done = take_up(results())
    with acting_as(machine(organization=PLAN, at=NOW)):
        kept = {(one.person_id, (one.pk,)) for one in Candidate.objects.all()}
        audited = [(one.person_id, tuple(one.ids)) for one in Audited.objects.filter(action="candidate.found")]
        assert len(audited) == len(kept)
        assert set(audited) == kept
        assert [one.ids for one in Audited.objects.filter(action="candidates.taken_up")] == [[done.run.pk]]
        assert [one.subject_id for one in Event.objects.filter(name="candidates.taken_up")] == [done.run.pk]


@pytest.mark.parametrize("role", [Role.ANALYST, Role.BILLER, Role.COMMUNITY_WORKER, Role.ORGANIZATION_ADMIN])
def test_who_may_not_decide_about_a_case_takes_nothing_up(role: Role) -> None:
    with pytest.raises(RoleDoesNotAllow):
        take_up(results(), plan(roles=(role,)))


@pytest.mark.parametrize("missing", ["summary.json", "dispositions.parquet", "findings.parquet"])
def test_half_a_result_is_not_taken_up(tmp_path: Path, missing: str) -> None:
    shutil.copytree(results(), tmp_path / "half")
    (tmp_path / "half" / missing).unlink()
    with pytest.raises(UnreadableInput, match=f"{missing} is missing"):
        take_up(tmp_path / "half")


def test_files_of_two_runs_are_not_taken_up(tmp_path: Path) -> None:
    shutil.copytree(results(), tmp_path / "two")
    summary = json.loads((tmp_path / "two" / "summary.json").read_text())
    (tmp_path / "two" / "summary.json").write_text(json.dumps(summary | {"people": 7}))
    with pytest.raises(UnreadableInput, match="not of one run"):
        take_up(tmp_path / "two")


def test_the_list_begins_with_what_to_do_first_and_goes_on_over_its_pages() -> None:
    know(near(results()), organization=PLAN, at=NOW)
    found = take_up(results()).run.candidates
    with acting_as(plan()) as by:
        pages = [list_candidates(Wanted(page=page), by=by) for page in range(1, -(-found // A_PAGE) + 1)]
        listed = [row.candidate for page in pages for row in page.rows]
        assert len(listed) == len({one.pk for one in listed}) == found > A_PAGE
        order = [(one.next_step, -one.events) for one in listed]
        assert order == sorted(order)
        homeless = list_candidates(Wanted(population="HOM_A"), by=by)
        assert 0 < homeless.found < found
        assert all("HOM_A" in (*row.candidate.populations_met, row.candidate.closest) for row in homeless.rows)
        asked = list_candidates(Wanted(next_step=4), by=by)
        assert {row.candidate.nearness for row in asked.rows} == {"one_answer_away"}


@pytest.fixture
def plan_by_name(settings: object) -> Organization:
    from django.conf import settings as ours

    with acting_as(machine(organization=0, at=ours.CLOCK.now())):
        return Organization.objects.create(name="Blue Heron", kind="plan")


class _Clock:
    def now(self):
        return NOW


def test_the_command_takes_up_and_lists_the_numbers_that_mean_nobody(
    plan_by_name: Organization, tmp_path: Path
) -> None:
    numbers = all_numbers(results())
    know(numbers[:-3], organization=plan_by_name.pk, at=NOW)
    rejects = tmp_path / "nobody.csv"
    words = [str(results()), "--organization", "blue heron", "--rejects", str(rejects)]
    done = CliRunner().invoke(candidates, words, obj=_Clock())
    assert (done.exit_code, done.exception.__class__) == (1, SystemExit)
    assert f"candidates of {len(numbers) - 3:,} people we know by number, as of 2026-06-30." in done.stdout
    assert rejects.stat().st_mode & 0o777 == 0o600
    rows = list(csv.DictReader(rejects.read_text().splitlines()))
    assert [row["person_id"] for row in rows] == numbers[-3:]
    again = CliRunner().invoke(candidates, words, obj=_Clock())
    assert "taken up before" in again.stdout


def test_the_command_knows_no_organization_of_another_name(plan_by_name: Organization) -> None:
    with pytest.raises(UnreadableInput, match="No organization"):
        CliRunner().invoke(
            candidates, [str(results()), "--organization", "Heron"], obj=_Clock(), catch_exceptions=False
        )
