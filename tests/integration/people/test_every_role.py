"""Every page of the staff for every role: it opens for whom the matrix of the law allows it, and for nobody else.

AC-01. What a page is for is declared where pages are registered (tests/isolation/channels.py).
Source: security specification § 1.2.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from uuid import UUID

import pytest
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.integration.people.conftest import ANA, Desk, Joins
from tests.isolation import channels
from wayfellow.records.organizations.models import Organization
from wayfellow.rules.access.roles import Action, Role, need_of

pytestmark = pytest.mark.django_db(databases=["default", "migrate"])
ACTIONS = {
    channels.SUMMARY: Action.READ_SUMMARY,
    channels.WRITE: Action.WRITE,
    channels.MOVE: Action.CLOSE_OR_TRANSFER,
    channels.EXPORT: Action.EXPORT,
    channels.ADMIN: Action.MANAGE_USERS,
}
LETS_IN, REFUSES = {200, 404, 405, 409}, {403}
"""404: no such thing, said to whoever may ask; 405: the page is a form's."""
ALSO_NEEDS = {"links": Action.WRITE, "candidates-file": Action.READ_CLINICAL}


def names() -> Iterator[tuple[str, list[str]]]:
    """Every page of ours by its name, with the names of what its address holds."""

    def walk(part: URLResolver) -> Iterator[URLPattern]:
        for one in part.url_patterns:
            yield from walk(one) if isinstance(one, URLResolver) else (one,)

    for one in walk(get_resolver()):
        if one.name in channels.PAGES and channels.PAGES[one.name] in ACTIONS:
            yield one.name, list(one.pattern.converters)


def address(name: str, holds: list[str], person: UUID) -> str:
    told = {"person": person, "kind": "language", "verb": "keep"}
    return reverse(name, kwargs={one: told.get(one, UUID(int=9)) for one in holds})


def may(name: str, role: Role) -> bool:
    if name == "staff-home":  # everybody's own promises; without a role in care nobody's name is on it
        return True
    if name == "candidates":  # people for who reads and writes of them; numbers only for analysts
        return role is Role.ANALYST or all(need_of(one, [role]) for one in (Action.READ_CLINICAL, Action.WRITE))
    needs = [ACTIONS[channels.PAGES[name]], *([ALSO_NEEDS[name]] if name in ALSO_NEEDS else [])]
    return all(need_of(one, [role]) is not None for one in needs)


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.PLATFORM_OPERATOR])
def test_a_role_opens_its_pages_and_no_others(role: Role, north: Organization, joins: Joins, desk: Desk) -> None:
    person = desk.add(ANA).public_id
    somebody, said, wrong = joins(north, role), Counter[str](), []
    for name, holds in names():
        status = somebody.worker.client.get(address(name, holds, person), follow=True).status_code
        verdict = "refused" if status in REFUSES else "let in" if status in LETS_IN else "?"
        said[verdict] += 1
        allowed = may(name, role)
        if status != 405 and verdict != ("let in" if allowed else "refused"):
            wrong.append((name, status, allowed))
    print(f"\n{role}: {dict(said)}", *wrong)
    assert wrong == []
