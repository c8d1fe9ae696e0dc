"""The person, and what organizations tell about them: a file a subject."""

from __future__ import annotations

from wayfellow.records.people.models.around import CloseOne, Representative
from wayfellow.records.people.models.coverage import PlanMembership
from wayfellow.records.people.models.living import Preference, SexAndGender
from wayfellow.records.people.models.naming import Identifier, Name
from wayfellow.records.people.models.person import Person
from wayfellow.records.people.models.reaching import Address, ContactPoint
from wayfellow.records.people.models.searching import SearchKey
from wayfellow.records.people.models.speaking import Language
from wayfellow.records.people.models.twins import LinkRequest, TwinHint, TwinKey

__all__ = [
    "Address", "CloseOne", "ContactPoint", "Identifier", "Language", "LinkRequest", "Name", "Person", "PlanMembership",
    "Preference", "Representative", "SearchKey", "SexAndGender", "TwinHint", "TwinKey",
]  # fmt: skip
