"""Two records of one person: how to notice beyond one's sight, and how to ask, without learning who knows them.

A digest is a keyed hash over four identifiers at once: name, birth date, CIN and phone. Source: access plan, “Twins”.
"""

from __future__ import annotations

import uuid

from django.db import models

from wayfellow.records.base.person_record import PersonRecord
from wayfellow.records.people.models.detail import words

STATES = ("asked", "linked", "declined", "withdrawn")


class TwinKey(PersonRecord):
    """The digest of a person, as its source knows them. Class B."""

    digest = models.BinaryField(max_length=32)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["source_id", "person_id", "digest"], name="twinkey_once"),)
        indexes = (models.Index(fields=["digest"], name="twinkey_digest"),)

    def __str__(self) -> str:
        return str(self.public_id)


class TwinHint(models.Model):
    """That somebody, somewhere, has a record with this digest. It says not who, and is never taken back. Class D."""

    digest = models.BinaryField(max_length=32, primary_key=True)

    def __str__(self) -> str:
        return "a hint"


class LinkRequest(models.Model):
    """An organization asks whoever knows this person to let it see them. Class T: it, and whoever has the digest.

    person_id: the record the asking organization has begun itself, in the meantime; 0 for none.
    """

    public_id = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    digest = models.BinaryField(max_length=32)
    asker_id = models.BigIntegerField()
    position_id = models.BigIntegerField()
    person_id = models.BigIntegerField(default=0)
    because = models.TextField()
    state = models.TextField(choices=words(*STATES), default="asked")
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.BigIntegerField(default=0)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=models.Q(state__in=STATES), name="linkrequest_state_known"),
            models.CheckConstraint(condition=~models.Q(because=""), name="linkrequest_says_why"),
            models.UniqueConstraint(
                fields=["asker_id", "digest"], condition=models.Q(state="asked"), name="linkrequest_asked_once"
            ),
        )
        indexes = (models.Index(fields=["digest"], condition=models.Q(state="asked"), name="linkrequest_open"),)

    def __str__(self) -> str:
        return str(self.public_id)
