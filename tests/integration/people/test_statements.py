"""A page of the staff asks the record at most eight times, door and audit and all; BEGIN and COMMIT are no questions.

Source: design § 8.
"""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.integration.people.conftest import Desk
from wayfellow.records.people.models import Person

MOST = 8


@pytest.mark.django_db(transaction=True, databases=["default", "migrate"])
def test_today_a_search_and_a_person_ask_at_most_eight_times(desk: Desk, ana: Person) -> None:
    asked = {}
    for name, path, form in (
        ("today", "/staff/", None),
        ("search", "/staff/people/", {"q": "ana sosa"}),
        ("person", f"/staff/people/{ana.public_id}/", None),
    ):
        for _warm in range(2):  # the place is chosen, and what is kept in memory is there
            with CaptureQueriesContext(connection) as counted:
                answer = desk.worker.client.post(path, form) if form else desk.get(path)
            assert answer.status_code == 200
        said = [" ".join(one["sql"].split()) for one in counted.captured_queries]
        asked[name] = [one[:70] for one in said if one not in {"BEGIN", "COMMIT"}]
        print(f"\n{name}: {len(asked[name])}", *asked[name], sep="\n  ")
    assert {name: len(one) for name, one in asked.items() if len(one) > MOST} == {}
