"""What the door of the staff's pages costs, in statements, before and around the page itself."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.integration.accounts.conftest import Worker, join
from wayfellow.records.organizations.models import Organization
from wayfellow.rules.access.roles import Role

AROUND_A_PAGE = 7
"""Session, user, BEGIN, who they are, where they work, as whom they act, COMMIT."""


@pytest.mark.django_db(transaction=True, databases=["default", "migrate"])
@pytest.mark.parametrize(("path", "of_its_own"), [("/staff/help/", 0), ("/staff/", 3)])
def test_the_door_costs_seven_statements(north: Organization, path: str, of_its_own: int) -> None:
    worker: Worker = join(north, "lead@north.example", Role.LEAD_CARE_MANAGER)
    assert worker.client.get(path).status_code == 200  # the place is chosen, and what is kept in memory is there
    with CaptureQueriesContext(connection) as counted:
        assert worker.client.get(path).status_code == 200
    said = [" ".join(one["sql"].split())[:70] for one in counted.captured_queries]
    print(f"\n{path}: {len(said)} statements", *said, sep="\n  ")
    assert len(said) <= AROUND_A_PAGE + of_its_own
