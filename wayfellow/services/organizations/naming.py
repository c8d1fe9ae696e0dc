"""Find an organization as somebody at a command line calls it."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db.models import Q

from wayfellow.records.organizations.models import Organization
from wayfellow.rules.access.actor import machine
from wayfellow.rules.problems import UnreadableInput
from wayfellow.services.access import acting_as


def organization_called(text: str, *, at: datetime) -> Organization:
    """The organization with this id, or with this whole name. Raises UnreadableInput for none and for several."""
    try:
        called = Q(public_id=UUID(text))
    except ValueError:
        called = Q(name__iexact=text.strip())
    with acting_as(machine(organization=0, at=at)):
        found = list(Organization.objects.filter(called)[:2])
    if len(found) != 1:
        what = "Several organizations are" if found else "No organization is"
        raise UnreadableInput(f"{what} called that; expected the id of one, or its whole name.")
    return found[0]
