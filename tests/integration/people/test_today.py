"""Today: promises in order, each with its reason and one obvious action; nothing that was written is lost."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings

from tests.integration.people.conftest import Desk, Joins
from tests.integration.people.test_person_page import OWN_STATEMENTS, about_the_record, counting
from wayfellow.records.organizations.models import Organization, Team, TeamMember
from wayfellow.records.people.models import Person
from wayfellow.records.promises.models import Promise
from wayfellow.rules.access.roles import Role
from wayfellow.services.promises.making import NewPromise, Owner, make_promise
from wayfellow.services.relationships import Reason, begin_relationship

pytestmark = pytest.mark.django_db(databases=["default", "migrate"])
TODAY = "/staff/"
DAY = timedelta(days=1)


def promised(desk: Desk, person: Person, why: str, **told: Any) -> Promise:
    with desk.acting() as me:
        usual: dict[str, Any] = {"owner": Owner(position=me.position), "due_at": me.at + 3 * DAY, **told}
        return make_promise(
            NewPromise(person.pk, "call_back", "TEST-1", why, "somebody spoke with them", **usual), by=me
        )


def path_of(promise: Promise, verb: str = "") -> str:
    return f"/staff/promises/{promise.public_id}/" + (f"{verb}/" if verb else "")


def now_is(desk: Desk, promise: Promise) -> Promise:
    with desk.acting():
        return Promise.objects.get(pk=promise.pk)


def test_late_comes_first_and_a_teams_last(desk: Desk, ana: Person) -> None:
    now = settings.CLOCK.now()
    wanted: dict[str, dict[str, Any]] = {
        "because of a team": {"owner": Owner(team=7), "due_at": now + DAY},
        "because later": {"due_at": now + 5 * DAY},
        "because late": {"due_at": now - 2 * DAY},
    }
    for why, told in wanted.items():
        promised(desk, ana, why, **told)
    page = desk.read(TODAY)
    order = re.findall(r"because (?:of a team|later|late)\b", page)
    assert order == ["because late", "because later", "because of a team"]
    headings = re.findall(r'<h2 id="section-(\w+)">', page)
    assert headings == ["late", "next", "team"]
    assert "Late since" in page
    assert "Done when: somebody spoke with them" in page
    assert f"/staff/people/{ana.public_id}/" in page


def test_an_empty_day_helps(desk: Desk) -> None:
    page = desk.read(TODAY)
    assert "Nothing is waiting for you" in page
    assert 'href="/staff/people/"' in page


def test_promises_of_others_are_not_mine(desk: Desk, ana: Person, north: Organization, joins: Joins) -> None:
    promised(desk, ana, "mine alone")
    colleague = joins(north, Role.SUPERVISOR)
    assert "mine alone" not in colleague.read(TODAY)


def test_what_a_team_has_is_for_its_members(desk: Desk, ana: Person, north: Organization, joins: Joins) -> None:
    worker = joins(north, Role.HOSPITAL_CASE_MANAGER)
    position = worker.by.position
    with desk.acting() as me:
        teams = [Team(organization_id=north.pk, name=name) for name in ("ours", "theirs")]
        for team in teams:
            team.save(force_insert=True)
        member = TeamMember(organization_id=north.pk, team_id=teams[0].pk, position_id=position, joined_at=me.at)
        member.save(force_insert=True)
    promised(desk, ana, "for our team", owner=Owner(team=teams[0].pk))
    promised(desk, ana, "for another team", owner=Owner(team=teams[1].pk))
    theirs, all_of_them = worker.read(TODAY), desk.read(TODAY)
    assert "for our team" in theirs
    assert "for another team" not in theirs
    assert "for our team" in all_of_them
    assert "for another team" in all_of_them


def test_keeping_takes_it_off_the_list(desk: Desk, ana: Person) -> None:
    promise = promised(desk, ana, "she asked for a call")
    form = desk.read(path_of(promise, "keep"))
    assert 'name="version" value="1"' in form
    answer = desk.post(path_of(promise, "keep"), {"version": 1, "because": "We spoke."})
    assert answer["Location"] == "/staff/?did=keep"
    page = desk.read(answer["Location"])
    assert "Done. It is off the list." in page
    assert "she asked for a call" not in page
    assert now_is(desk, promise).closed_because == "We spoke."


@pytest.mark.parametrize("verb", ["keep", "withdraw", "postpone", "hand-over", "escalate"])
def test_without_a_reason_nothing_happens_and_the_form_says_so(desk: Desk, ana: Person, verb: str) -> None:
    promise = promised(desk, ana, "she asked")
    until = (settings.CLOCK.today() + 2 * DAY).isoformat()
    answer = desk.post(path_of(promise, verb), {"version": 1, "because": " ", "until": until, "to": str(desk.position)})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Say why in a few words" in page
    assert verb != "postpone" or f'value="{until}"' in page
    assert now_is(desk, promise).version == 1


def test_later_than_the_law_has_to_be_said_in_so_many_words(desk: Desk, ana: Person) -> None:
    now = settings.CLOCK.now()
    promise = promised(desk, ana, "a letter", due_at=now + DAY, legal_due_at=now + 2 * DAY)
    told = {"version": 1, "because": "they are away", "until": (settings.CLOCK.today() + 9 * DAY).isoformat()}
    asked = desk.post(path_of(promise, "postpone"), told)
    assert asked.status_code == 422
    page = asked.content.decode()
    assert 'name="past_the_law"' in page
    assert "they are away" in page
    assert desk.post(path_of(promise, "postpone"), {**told, "past_the_law": "yes"}).status_code == 302
    assert now_is(desk, promise).state == "postponed"


def test_a_day_that_has_passed_is_no_day_to_postpone_to(desk: Desk, ana: Person) -> None:
    promise = promised(desk, ana, "a letter")
    for until in ("", "never", (settings.CLOCK.today() - DAY).isoformat()):
        answer = desk.post(path_of(promise, "postpone"), {"version": 1, "because": "x", "until": until})
        assert answer.status_code == 422
        assert "still to come" in answer.content.decode()


def test_who_was_slower_sees_what_happened_and_keeps_what_they_wrote(desk: Desk, ana: Person) -> None:
    promise = promised(desk, ana, "a letter")
    until = (settings.CLOCK.today() + 2 * DAY).isoformat()
    first = {"version": 1, "because": "they are away", "until": until}
    assert desk.post(path_of(promise, "postpone"), first).status_code == 302
    answer = desk.post(path_of(promise, "keep"), {"version": 1, "because": "My own words"})
    assert answer.status_code == 409
    page = answer.content.decode()
    for words in ("My own words", "they are away", 'name="version" value="2"'):
        assert words in page
    assert desk.post(path_of(promise, "keep"), {"version": 2, "because": "My own words"}).status_code == 302


def test_handing_over_and_asking_for_help(desk: Desk, ana: Person, north: Organization, joins: Joins) -> None:
    colleague = joins(north, Role.SUPERVISOR)
    asked, given = promised(desk, ana, "help me"), promised(desk, ana, "yours now")
    to = {"version": 1, "to": str(colleague.position), "because": "You know her."}
    assert desk.post(path_of(asked, "escalate"), to).status_code == 302
    assert desk.post(path_of(given, "hand-over"), to).status_code == 302
    theirs, mine = colleague.read(TODAY), desk.read(TODAY)
    assert "You were asked to see to it: You know her." in theirs
    assert "yours now" in theirs
    assert "yours now" not in mine
    assert "help me" in mine


def test_nobody_of_elsewhere_can_be_chosen(desk: Desk, ana: Person, south: Organization, joins: Joins) -> None:
    stranger = joins(south, Role.SUPERVISOR)
    promise = promised(desk, ana, "a letter")
    for to in ("", "nonsense", str(stranger.position)):
        answer = desk.post(path_of(promise, "hand-over"), {"version": 1, "to": to, "because": "x"})
        assert answer.status_code == 422


def test_a_promise_of_others_can_be_read_and_not_changed(
    desk: Desk, ana: Person, south: Organization, joins: Joins
) -> None:
    other = joins(south, Role.SUPERVISOR)
    promise = promised(desk, ana, "between us")
    assert other.get(path_of(promise)).status_code == 404
    with desk.acting() as me:
        why = Reason("referred_to", "test", sources=(desk.organization.pk,))
        begin_relationship(why, person=ana.pk, viewer=south.pk, by=me)
    assert "only they can change it" in other.read(path_of(promise))
    answer = other.post(path_of(promise, "keep"), {"version": 1, "because": "x"})
    assert answer.status_code == 409
    assert now_is(desk, promise).version == 1


def test_today_costs_few_statements_however_long_it_is(desk: Desk, ana: Person) -> None:
    for number in range(12):
        promised(desk, ana, f"because {number}")
    desk.read(TODAY)
    with counting() as counted:
        page = desk.read(TODAY)
    own = about_the_record(counted)
    print(f"\ntoday: {len(counted)} statements, {len(own)} of its own, {page.count('wf-promise ')} promises")
    assert len(own) <= OWN_STATEMENTS, own


def test_a_word_that_is_no_verb_is_nowhere(desk: Desk, ana: Person) -> None:
    promise = promised(desk, ana, "a letter")
    assert desk.get(path_of(promise, "burn")).status_code == 404
    assert desk.get(f"{TODAY}?did=burn").status_code == 200
