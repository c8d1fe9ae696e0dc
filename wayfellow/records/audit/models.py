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
        indexes = (models.Index(fields=["organization_id", "person_id", "at"], name="audit_event_person"),)

    def __str__(self) -> str:
        return f"{self.pk} {self.action}"
