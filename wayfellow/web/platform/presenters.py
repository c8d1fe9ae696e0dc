"""The finished words of the operators' pages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from wayfellow.records.organizations.models import KINDS
from wayfellow.services.organizations.operating import TakesPart
from wayfellow.web.speaking import speaking


@dataclass(frozen=True)
class OrganizationCard:
    public_id: UUID
    name: str
    kind: str
    is_suspended: bool


@dataclass(frozen=True)
class KindChoice:
    value: str
    label: str
    chosen: bool


def cards(found: Iterable[TakesPart]) -> list[OrganizationCard]:
    return [OrganizationCard(one.public_id, one.name, _kind(one.kind), one.is_suspended) for one in found]


def kind_choices(chosen: str) -> list[KindChoice]:
    return [KindChoice(kind, _kind(kind), kind == chosen) for kind in KINDS]


def _kind(kind: str) -> str:
    return speaking().say(f"platform.kind.{kind}")
