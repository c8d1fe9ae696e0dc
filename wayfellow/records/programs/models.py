"""The one lead of a person. Source: design § 2.4; access plan, “Policies” (coordination rows)."""

from __future__ import annotations

import uuid

from django.contrib.postgres.constraints import ExclusionConstraint
from django.db import models
from django.db.models import Func, Value


class Lead(models.Model):
    """Who leads, from when to when: at any instant at most one, whatever their organization. Class K.

    name, phone: as those who work with the person elsewhere may read and call them.
    """

    public_id = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    person_id = models.BigIntegerField()
    source_id = models.BigIntegerField(help_text="The organization of the lead.")
    position_id = models.BigIntegerField()
    name = models.TextField()
    phone = models.TextField(default="", blank=True)
    because = models.TextField()
    begins_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True, blank=True)
    version = models.IntegerField(default=1)
    recorded_at = models.DateTimeField()
    recorded_by = models.BigIntegerField()

    class Meta:
        constraints = (
            ExclusionConstraint(
                name="lead_only_one",
                expressions=[
                    # A range of one number, as core PostgreSQL compares numbers in a GiST index only as ranges.
                    (Func("person_id", "person_id", Value("[]"), function="int8range"), "&&"),
                    (Func("begins_at", "ends_at", function="tstzrange"), "&&"),
                ],
            ),
            models.CheckConstraint(
                condition=models.Q(ends_at=None) | models.Q(ends_at__gt=models.F("begins_at")),
                name="lead_ends_after_it_begins",
            ),
        )
        indexes = (
            models.Index(fields=["source_id", "position_id"], name="lead_of_position"),
            models.Index(fields=["person_id"], name="lead_of_person"),
        )

    def __str__(self) -> str:
        return str(self.public_id)
