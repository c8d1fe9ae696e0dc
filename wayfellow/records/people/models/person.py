"""The one cared for."""

from __future__ import annotations

import uuid

from django.db import models


class Person(models.Model):
    """Nobody owns a person; each fact about them has its source. Class P.

    birth_date, died_on: shared by all who see the person; a change is audited, and noticed by its version.
    """

    public_id = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    birth_date = models.DateField(null=True, blank=True)
    died_on = models.DateField(null=True, blank=True)
    version = models.IntegerField(default=1, db_default=1)
    recorded_at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.public_id)
