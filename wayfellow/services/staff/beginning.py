"""The very first organization and its administrator: once in the life of an installation.

Source: security specification AU-15.
"""

from __future__ import annotations

from datetime import datetime

from django.db import connection, transaction

from wayfellow.records.organizations.models import KINDS, Organization
from wayfellow.rules.access.roles import Role
from wayfellow.rules.problems import Problem, UnreadableInput
from wayfellow.services.access import acting_as
from wayfellow.services.places import NOWHERE, machine_in
from wayfellow.services.staff.inviting import Link, invite

ONE_AT_A_TIME = 7_305_001
"""The lock that keeps two first administrators from beginning at once."""


class HasBegun(Problem):
    """There is an organization already."""


def begin(*, organization: str, kind: str, email: str, at: datetime) -> Link:
    """Make the first organization, and the link by which its administrator joins. Raises HasBegun the second time."""
    if kind not in KINDS:
        raise UnreadableInput(f"There is no kind {kind}; expected one of {', '.join(KINDS)}.")
    if not organization.strip():
        raise UnreadableInput("The organization needs a name.")
    with transaction.atomic():
        with acting_as(machine_in(NOWHERE, at)):
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [ONE_AT_A_TIME])
            if Organization.objects.exists():
                raise HasBegun("There is an organization already; its administrator invites everybody else.")
            made = Organization(name=organization.strip(), kind=kind)
            made.save(force_insert=True)
        with acting_as(machine_in(made.pk, at)):
            operates = [Role.PLATFORM_OPERATOR] if kind == "platform" else []
            _invitation, link = invite(
                email=email, roles=[Role.ORGANIZATION_ADMIN, *operates], by=machine_in(made.pk, at)
            )
    return link
