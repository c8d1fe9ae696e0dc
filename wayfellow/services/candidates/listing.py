"""The candidates of an organization by what to do next, and those of one person. Inside `acting_as`."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from wayfellow.records.facts.models import Candidate, ScreeningRun
from wayfellow.records.organizations.models import Organization
from wayfellow.rules.access.actor import Actor
from wayfellow.rules.access.roles import Action
from wayfellow.services import auditing
from wayfellow.services.people.finding import Found, shown
from wayfellow.services.permissions import check_role

A_PAGE = 50


@dataclass(frozen=True)
class Wanted:
    """What a list is narrowed to. next_step: a place; None for any. population: met or closest; empty for any."""

    next_step: int | None = None
    population: str = ""
    page: int = 1


@dataclass(frozen=True)
class Listed:
    candidate: Candidate
    person: Found


@dataclass(frozen=True)
class CandidateList:
    """run: None before the first one was taken up. found: candidates the filters leave, over all pages."""

    run: ScreeningRun | None
    found: int
    rows: tuple[Listed, ...]
    page: int
    pages: int


def latest_run(*, by: Actor) -> ScreeningRun | None:
    """The run whose candidates are current. It names nobody: how many of what, for whoever may read or export."""
    return ScreeningRun.objects.filter(organization_id=by.organization, superseded_at=None).first()


def list_candidates(wanted: Wanted, *, by: Actor) -> CandidateList:
    """One page of the candidates of our latest run, what to do first coming first."""
    check_works_with_people(by)
    run = latest_run(by=by)
    rows = candidates_wanted(wanted, run, by=by)
    found = rows.count()
    pages = max(1, -(-found // A_PAGE))
    page = min(max(wanted.page, 1), pages)
    listed = with_people(list(rows[(page - 1) * A_PAGE : page * A_PAGE]))
    auditing.record("candidates.listed", by=by, kind="candidate", ids=[one.candidate.pk for one in listed])
    return CandidateList(run, found, tuple(listed), page, pages)


def candidates_of(person: int, *, by: Actor) -> list[Candidate]:
    """What the latest run of each organization whose facts we may see found about a person, the newest first."""
    check_works_with_people(by)
    found = list(Candidate.objects.filter(person_id=person, superseded_at=None).order_by("-recorded_at", "-pk"))
    auditing.record("candidates.of_person", by=by, person=person, kind="candidate", ids=[one.pk for one in found])
    return found


def sources_of(candidates: list[Candidate]) -> dict[int, str]:
    """The names of the organizations that screened, by their ids."""
    rows = Organization.objects.filter(pk__in={one.source_id for one in candidates})
    return dict(rows.values_list("pk", "name"))


def check_works_with_people(by: Actor) -> None:
    """Reasons are clinical, and a list of whom to call is for those who call. Raises RoleDoesNotAllow."""
    check_role(Action.READ_CLINICAL, by=by)
    check_role(Action.WRITE, by=by)


def candidates_wanted(wanted: Wanted, run: ScreeningRun | None, *, by: Actor) -> QuerySet[Candidate]:
    rows = Candidate.objects.filter(source_id=by.organization, run_id=run.pk if run else 0)
    if wanted.next_step is not None:
        rows = rows.filter(next_step=wanted.next_step)
    if wanted.population:
        rows = rows.filter(Q(populations_met__contains=[wanted.population]) | Q(closest=wanted.population))
    return rows.order_by("next_step", "-events", "pk")


def with_people(candidates: list[Candidate]) -> list[Listed]:
    people = {one.person_id: one for one in shown({one.person_id for one in candidates})}
    return [Listed(one, people[one.person_id]) for one in candidates if one.person_id in people]
