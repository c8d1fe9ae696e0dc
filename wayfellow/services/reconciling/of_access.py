"""What must hold of edges: they are what the relationships give, rebuilt and compared. Source: access plan, “Edges”."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Exists, Model, OuterRef

from wayfellow.records.access.models import Edge, PersonEdge, Relationship
from wayfellow.rules.access.actor import Actor
from wayfellow.services.reconciling import Invariant
from wayfellow.services.relationships import edges_of, panel_of

AT_ONCE = 2000
"""Relationships that are compared at a time, so that a large record does not have to fit into memory."""
WHOSE = ("viewer_id", "giver_id", "person_id", "basis_id", "begins_at", "ends_at")
OF_AN_EDGE = (*WHOSE, "source_id", "purposes", "clearance")
OF_A_PANEL = (*WHOSE, "position_id")


def _wrong_edges(by: Actor) -> Iterator[int]:
    """Relationships whose edges are not those they give. From which sources, beside the viewer's own, the edges say."""
    for reasons in _relationships(by):
        there = defaultdict(set)
        sources = defaultdict(set)
        for edge in Edge.objects.filter(giver_id=by.organization, basis_id__in=[one.pk for one in reasons]):
            there[edge.basis_id].add(_told(edge, OF_AN_EDGE))
            sources[edge.basis_id].add(edge.source_id)
        for one in reasons:
            if there[one.pk] != {_told(edge, OF_AN_EDGE) for edge in edges_of(one, sources[one.pk])}:
                yield one.pk


def _wrong_panels(by: Actor) -> Iterator[int]:
    for reasons in _relationships(by):
        there = defaultdict(set)
        for edge in PersonEdge.objects.filter(giver_id=by.organization, basis_id__in=[one.pk for one in reasons]):
            there[edge.basis_id].add(_told(edge, OF_A_PANEL))
        for one in reasons:
            if there[one.pk] != {_told(edge, OF_A_PANEL) for edge in panel_of(one)}:
                yield one.pk


def _edges_without_a_reason(by: Actor) -> Iterator[int]:
    """Ids of relationships that are not there, and on which an edge stands all the same."""
    reason = Relationship.objects.filter(pk=OuterRef("basis_id"), giver_id=OuterRef("giver_id"))
    for table in (Edge, PersonEdge):
        standing = table.objects.filter(~Exists(reason), giver_id=by.organization)
        yield from standing.order_by("basis_id").values_list("basis_id", flat=True).distinct()


def _relationships(by: Actor) -> Iterator[list[Relationship]]:
    latest = 0
    while found := list(Relationship.objects.filter(giver_id=by.organization, pk__gt=latest).order_by("pk")[:AT_ONCE]):
        yield found
        latest = found[-1].pk


def _told(row: Model, fields: Iterable[str]) -> tuple[Any, ...]:
    return tuple(getattr(row, field) for field in fields)


OF_ACCESS = (
    Invariant("edges are what the relationships give", "relationship", _wrong_edges),
    Invariant("panels are what the relationships give", "relationship", _wrong_panels),
    Invariant("no edge stands without a relationship", "relationship", _edges_without_a_reason),
)
