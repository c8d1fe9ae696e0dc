"""What this installation knows about itself. Nothing here is about a person."""

from __future__ import annotations

import uuid

from django.db import models


class Installation(models.Model):
    """This installation of Wayfellow: one row, written when its database was made."""

    public_id = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    installed_at = models.DateTimeField()
    only = models.BooleanField(default=True, unique=True, editable=False, help_text="Always true, so there is one row.")

    class Meta:
        constraints = (models.CheckConstraint(condition=models.Q(only=True), name="installation_only_one"),)

    def __str__(self) -> str:
        return str(self.public_id)
