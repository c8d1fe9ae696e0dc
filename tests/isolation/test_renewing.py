"""Policies that were made under an older template are written anew; and who may add or change an organization."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, connections, transaction

from tests.isolation.conftest import NOW, acting
from wayfellow.records.access.models import Edge
from wayfellow.records.base.lookups import first_behind
from wayfellow.records.base.renewing import RenewRowSecurity
from wayfellow.records.organizations.models import Organization, Team
from wayfellow.rules.access.actor import Actor, machine
from wayfellow.services.access import acting_as
from wayfellow.services.places import oneself

POLICIES = "SELECT polrelid::regclass::text, polname, pg_get_expr(polqual, polrelid) FROM pg_policy ORDER BY 1, 2"


@pytest.mark.django_db(transaction=True, databases=["default", "migrate"])
def test_an_old_policy_is_written_anew_and_every_other_stays() -> None:
    migrate = connections["migrate"]
    with migrate.cursor() as cursor:
        cursor.execute(POLICIES)
        before = cursor.fetchall()
        cursor.execute("ALTER POLICY reads ON people_name USING (true)")
        cursor.execute("CREATE POLICY context ON people_name TO wayfellow_app USING (true)")
    with migrate.schema_editor() as editor:
        RenewRowSecurity().database_forwards("base", editor, None, None)
    with migrate.cursor() as cursor:
        cursor.execute(POLICIES)
        assert cursor.fetchall() == before


def add_organization(by: Actor) -> int:
    with acting_as(by), transaction.atomic():
        made = Organization(name="North Care", kind="cbo")
        made.save(force_insert=True)
        return int(made.pk)


@pytest.mark.django_db(databases=["default", "migrate"])
@pytest.mark.parametrize("who", ["an organization", "its machine", "a user before they act anywhere"])
def test_nobody_adds_an_organization_but_the_machine_that_acts_for_none(who: str) -> None:
    by = {
        "an organization": acting(1),
        "its machine": machine(organization=1, at=NOW),
        "a user before they act anywhere": oneself(1, NOW),
    }[who]
    with pytest.raises(DatabaseError, match="row-level security"):
        add_organization(by)
    assert add_organization(machine(organization=0, at=NOW))


@pytest.mark.django_db(databases=["default", "migrate"])
def test_an_organization_changes_its_own_row_and_no_other() -> None:
    us, others = (add_organization(machine(organization=0, at=NOW)) for _ in range(2))
    with acting_as(acting(us)):
        assert Organization.objects.update(phone="213-555-0100") == 1
    with acting_as(acting(others)):
        assert set(Organization.objects.values_list("pk", "phone")) == {(us, "213-555-0100"), (others, "")}


@pytest.mark.django_db(databases=["default", "migrate"])
def test_what_the_machine_wrote_for_no_organization_is_not_read_by_users_who_act_nowhere() -> None:
    with acting_as(machine(organization=0, at=NOW)):
        Team.objects.create(organization_id=0, name="X")
    with acting_as(oneself(1, NOW)):
        assert not Team.objects.exists()


def edge(*, viewer: int, source: int) -> Edge:
    return Edge(
        viewer_id=viewer, person_id=1, source_id=source, giver_id=1, basis_id=1, purposes=1, clearance=0,
        begins_at=NOW, ends_at="9999-12-31T00:00:00+00:00",
    )  # fmt: skip


@pytest.mark.django_db(databases=["default", "migrate"])
@pytest.mark.parametrize(
    ("viewer", "source", "may"), [(1, 1, True), (2, 1, True), (2, 2, True), (1, 2, False), (2, 3, False)]
)
def test_nobody_gives_away_what_a_third_organization_knows(viewer: int, source: int, may: bool) -> None:
    with acting_as(acting(1)):
        if may:
            edge(viewer=viewer, source=source).save(force_insert=True)
        else:
            with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
                edge(viewer=viewer, source=source).save(force_insert=True)


@pytest.mark.parametrize(
    ("beginning", "behind"),
    [("mar", "mas"), ("", None), ("a\U0010ffff", "b"), ("\U0010ffff", None), ("a\ud7ff", "a\ue000"), ("ñ", "ò")],
)
def test_the_first_text_behind_a_beginning(beginning: str, behind: str | None) -> None:
    assert first_behind(beginning) == behind
