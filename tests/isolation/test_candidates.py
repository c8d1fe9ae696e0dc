"""Candidates are seen by whoever may see the facts of the plan that screened: nobody else, nor what is sensitive."""

from __future__ import annotations

import pytest

from tests.integration.candidates.screened import know, near, results
from tests.isolation.conftest import NOW, acting
from wayfellow.records.facts.models import Candidate, ScreeningRun
from wayfellow.rules.access.actor import Reach, machine
from wayfellow.rules.access.refusals import RoleDoesNotAllow
from wayfellow.rules.access.roles import Role
from wayfellow.services.access import acting_as
from wayfellow.services.candidates.exporting import export_candidates
from wayfellow.services.candidates.listing import Wanted, candidates_of, list_candidates
from wayfellow.services.candidates.numbers import numbers_of_latest_run
from wayfellow.services.candidates.taking_up import take_up_screening

pytestmark = pytest.mark.django_db(databases=["default", "migrate"])

PLAN, PROVIDER, STRANGER = 71, 72, 73


@pytest.fixture
def known() -> dict[str, int]:
    known = know(near(results()), organization=PLAN, at=NOW, viewers=[PROVIDER])
    with acting_as(machine(organization=PLAN, at=NOW)) as by:
        take_up_screening(results(), by=by)
    return known


def test_another_organization_sees_no_candidate_and_no_run(known: dict[str, int]) -> None:
    with acting_as(acting(STRANGER)) as by:
        assert (Candidate.objects.count(), ScreeningRun.objects.count()) == (0, 0)
        assert list_candidates(Wanted(), by=by).found == 0
        assert [candidates_of(person, by=by) for person in known.values()] == [[]] * len(known)
        assert export_candidates(Wanted(), by=by).count("\r\n") == 1


def test_who_may_see_the_facts_of_the_plan_sees_candidates_that_are_not_sensitive(known: dict[str, int]) -> None:
    with acting_as(acting(PLAN)):
        masks = dict(Candidate.objects.values_list("person_id", "label_mask"))
        behavioral = set(
            Candidate.objects.filter(populations_met__contains=["BH_A"]).values_list("person_id", flat=True)
        )
    assert behavioral
    with acting_as(acting(PROVIDER)):
        seen = set(Candidate.objects.values_list("person_id", flat=True))
    assert seen == {person for person, mask in masks.items() if not mask}
    assert seen
    assert not seen & behavioral


def test_who_sees_only_a_panel_of_their_own_sees_nobody_outside_it(known: dict[str, int]) -> None:
    with acting_as(acting(PLAN, reach=Reach.OWN)) as by:
        assert list_candidates(Wanted(), by=by).rows == ()


def test_nobody_writes_candidates_for_another_organization(known: dict[str, int]) -> None:
    with acting_as(acting(PROVIDER)):
        assert Candidate.objects.update(disposition="DENY_GATE") == 0


@pytest.mark.parametrize("role", [Role.ANALYST, Role.BILLER, Role.PRIVACY_OFFICER, Role.ORGANIZATION_ADMIN])
def test_who_does_not_work_with_people_gets_no_list(known: dict[str, int], role: Role) -> None:
    with acting_as(acting(PLAN, roles=(role,))) as by:
        for ask in (list_candidates, export_candidates):
            with pytest.raises(RoleDoesNotAllow):
                ask(Wanted(), by=by)


def test_an_analyst_reads_numbers_and_none_that_points_at_a_few(known: dict[str, int]) -> None:
    with acting_as(acting(PLAN, roles=(Role.ANALYST,), reach=Reach.OWN)) as by:
        numbers = numbers_of_latest_run(by=by)
        assert numbers.run is not None
        told = numbers.run.counts["population"]
    assert min(told.values()) < 11 <= max(told.values())
    assert numbers.by_population == {code: number if number >= 11 else None for code, number in told.items()}
