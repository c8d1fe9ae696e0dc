"""The kinds of details an organization can tell about a person, by the codes pages and addresses call them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeAlias

from django.db import models

from wayfellow.records.people.models import (
    Address,
    CloseOne,
    ContactPoint,
    Identifier,
    Language,
    Name,
    PlanMembership,
    Preference,
    Representative,
    SexAndGender,
)
from wayfellow.records.people.models.detail import Detail
from wayfellow.records.people.models.speaking import FORMATS
from wayfellow.rules.access.refusals import NotFound

Field: TypeAlias = "models.Field[Any, Any]"


@dataclass(frozen=True)
class Kind:
    """One kind of detail. is_one: a person has one of it from each source, as one language."""

    code: str
    model: type[Detail]
    is_one: bool = False

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        """What is told, in the order of the model; not how and when it was told."""
        own: list[Field] = [one for one in self.model._meta.concrete_fields if one.name not in _COMMON]
        return tuple(own)


_COMMON = frozenset(one.name for one in Detail._meta.get_fields()) | {"id"}
KINDS: Mapping[str, Kind] = {
    kind.code: kind
    for kind in (
        Kind("name", Name),
        Kind("number", Identifier),
        Kind("contact", ContactPoint),
        Kind("address", Address),
        Kind("language", Language, is_one=True),
        Kind("sex_and_gender", SexAndGender, is_one=True),
        Kind("preference", Preference),
        Kind("close_one", CloseOne),
        Kind("representative", Representative),
        Kind("plan_membership", PlanMembership),
    )
}


def choices_of(field: Field) -> tuple[str, ...]:
    """The codes a field is one of; none where it is free text."""
    if field.model is Language and field.name == "format":
        return FORMATS
    return tuple(code for code, _ in field.choices or ())


def kind_of(code: str) -> Kind:
    """Raises NotFound for a code that is none."""
    try:
        return KINDS[code]
    except KeyError:
        raise NotFound from None
