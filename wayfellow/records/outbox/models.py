"""Events that were published with the change they tell of, and which listener has dealt with each.

Names and ids only: no names of people, no values, no free text. Source: design § 2.7; security specification § 7.5.
"""

from __future__ import annotations

import uuid

from django.db import models


class Event(models.Model):
    """Something that happened in one organization, told at least once to whoever listens. Class A.

    name: such as `promise.kept`. public_id: by it receivers know one told twice. kind, subject_id, subject_version: the
    row it is about. person_id: 0 when it is about no person.
    try_at: not before. claims: times somebody began and was never heard of again. failures: times a listener failed.
    token: goes up with every claim, so that whoever comes late with an old one changes nothing.
    """

    public_id = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    name = models.TextField()
    organization_id = models.BigIntegerField()
    person_id = models.BigIntegerField(default=0)
    kind = models.TextField(default="")
    subject_id = models.BigIntegerField(default=0)
    subject_version = models.IntegerField(default=0)
    published_at = models.DateTimeField()

    try_at = models.DateTimeField()
    token = models.IntegerField(default=0)
    claims = models.IntegerField(default=0)
    failures = models.IntegerField(default=0)
    delivered_at = models.DateTimeField(null=True, blank=True)
    dead_at = models.DateTimeField(null=True, blank=True)
    dead_because = models.TextField(default="", blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=~models.Q(name=""), name="outbox_event_has_a_name"),
            models.CheckConstraint(
                condition=models.Q(dead_at=None, dead_because="")
                | (models.Q(dead_at__isnull=False, delivered_at=None) & ~models.Q(dead_because="")),
                name="outbox_event_dead_with_a_reason",
            ),
            models.UniqueConstraint(
                fields=["organization_id", "kind", "subject_id", "subject_version"],
                condition=models.Q(subject_version__gt=0),
                name="outbox_event_once_a_version",
            ),
        )
        indexes = (
            models.Index(
                fields=["organization_id", "id"],
                condition=models.Q(delivered_at=None, dead_at=None),
                name="outbox_event_waiting",
            ),
            models.Index(
                fields=["organization_id", "kind", "subject_id", "id"],
                condition=models.Q(delivered_at=None, dead_at=None),
                name="outbox_event_of_a_subject",
            ),
        )

    def __str__(self) -> str:
        return f"{self.pk} {self.name}"


class Handled(models.Model):
    """That one listener has dealt with one event; written with whatever the listener changed. Class A."""

    organization_id = models.BigIntegerField()
    event_id = models.BigIntegerField()
    listener = models.TextField()
    handled_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["organization_id", "event_id", "listener"], name="outbox_handled_once"),
        )

    def __str__(self) -> str:
        return f"{self.listener} {self.event_id}"
