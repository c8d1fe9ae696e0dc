"""The health plans of the directory, to choose one from."""

from __future__ import annotations

from wayfellow.records.organizations.models import Organization


def plans() -> list[tuple[int, str]]:
    """(number, name) of every plan, by name. Inside `acting_as`."""
    return list(Organization.objects.filter(kind="plan").order_by("name", "pk").values_list("pk", "name"))
