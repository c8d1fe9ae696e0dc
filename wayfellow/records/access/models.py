"""Relationships with their evidence, and the edges the database compares rows with. Person by id, no foreign key.

Source: security specification § 1.1, § 1.3; access plan, “Policies”, “Edges”.
"""

from __future__ import annotations

import uuid

from django.db import models

PREDICATES = (
    "attributed_to_plan", "assigned_ecm", "care_team_member", "admitted_at", "referred_to", "covering_for",
    "transition_of_care", "self", "proxy", "support_session",
)  # fmt: skip
FOREVER = "9999-12-31T00:00:00+00:00"


class Relationship(models.Model):
    """Why an organization, or one position in it, may see a person. Never without evidence.

    viewer_id: the organization that may see. giver_id: the one that said so. position_id: 0 for the whole organization.
    """

    public_id = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    viewer_id = models.BigIntegerField()
    giver_id = models.BigIntegerField()
    position_id = models.BigIntegerField(default=0)
    person_id = models.BigIntegerField()
    predicate = models.TextField(choices=[(one, one) for one in PREDICATES])
    evidence = models.TextField(help_text="What shows it: the id of a file line, a message, an assignment.")
    begins_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    recorded_by = models.BigIntegerField()

    class Meta:
        constraints = (
            models.CheckConstraint(condition=models.Q(predicate__in=PREDICATES), name="relationship_known"),
            models.CheckConstraint(condition=~models.Q(evidence=""), name="relationship_has_evidence"),
            models.CheckConstraint(
                condition=models.Q(begins_at__lt=models.F("ends_at")), name="relationship_ends_after_it_begins"
            ),
        )
        indexes = (models.Index(fields=["person_id", "viewer_id"], name="relationship_person"),)

    def __str__(self) -> str:
        return f"{self.predicate} {self.pk}"


class Edge(models.Model):
    """Which facts of a source a viewer may see about a person, for which purposes. Derived; never edited by hand."""

    viewer_id = models.BigIntegerField()
    person_id = models.BigIntegerField()
    source_id = models.BigIntegerField()
    giver_id = models.BigIntegerField()
    basis_id = models.BigIntegerField()
    purposes = models.IntegerField()
    clearance = models.IntegerField()
    begins_at = models.DateTimeField()
    ends_at = models.DateTimeField()

    class Meta:
        db_table = "access_edge"
        constraints = (
            models.UniqueConstraint(  # with all that a policy compares, so that it needs to look nowhere else
                fields=["viewer_id", "person_id", "source_id", "basis_id"],
                include=["giver_id", "purposes", "clearance", "begins_at", "ends_at"],
                name="edge_once",
            ),
        )
        indexes = (models.Index(fields=["viewer_id", "source_id"], name="edge_sources"),)

    def __str__(self) -> str:
        return f"{self.viewer_id} sees {self.source_id}"


class PersonEdge(models.Model):
    """The people of one position's own panel. Derived from relationships that name a position."""

    viewer_id = models.BigIntegerField()
    giver_id = models.BigIntegerField()
    position_id = models.BigIntegerField()
    person_id = models.BigIntegerField()
    basis_id = models.BigIntegerField()
    begins_at = models.DateTimeField()
    ends_at = models.DateTimeField()

    class Meta:
        db_table = "access_personedge"
        constraints = (
            models.UniqueConstraint(fields=["position_id", "person_id", "basis_id"], name="person_edge_once"),
        )

    def __str__(self) -> str:
        return f"{self.position_id} follows {self.person_id}"
