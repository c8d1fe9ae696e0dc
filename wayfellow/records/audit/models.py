"""Events of the audit, and the blocks that seal them. Ids and codes only: no names, no values, no free text.

Source: security specification § 4.
"""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models


class Event(models.Model):
    """Something somebody read, changed or was refused. person_id: 0 when it is about no person."""

    at = models.DateTimeField()
    action = models.TextField()
    decision = models.TextField(choices=[("permit", "permit"), ("deny", "deny")])
    user_id = models.BigIntegerField()
    position_id = models.BigIntegerField()
    organization_id = models.BigIntegerField()
    purpose = models.TextField()
    person_id = models.BigIntegerField(default=0)
    kind = models.TextField(default="")
    ids = ArrayField(models.BigIntegerField(), default=list)
    digest = models.BinaryField(max_length=32)

    class Meta:
        indexes = (
            models.Index(fields=["organization_id", "person_id", "at"], name="audit_event_person"),
            models.Index(fields=["organization_id", "id"], name="audit_event_in_order"),
        )

    def __str__(self) -> str:
        return f"{self.pk} {self.action}"


class Block(models.Model):
    """Events of one organization, sealed: every one of its events behind the last block, up to and with `last_id`.

    What its hash covers is said in `rules.audit_chain`. previous: the hash of the block before.
    """

    organization_id = models.BigIntegerField()
    number = models.BigIntegerField(help_text="From 1, without gaps.")
    first_id = models.BigIntegerField()
    last_id = models.BigIntegerField()
    count = models.IntegerField()
    merkle_root = models.BinaryField(max_length=32)
    previous = models.BinaryField(max_length=32)
    hash = models.BinaryField(max_length=32)
    sealed_at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["organization_id", "number"], name="block_once"),)

    def __str__(self) -> str:
        return f"{self.organization_id} {self.number}"
