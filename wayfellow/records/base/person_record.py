"""What every shared row about a person has: whose facts they are, how sensitive, and a version."""

from __future__ import annotations

import uuid

from django.db import models


class PersonRecord(models.Model):
    """A row about a person, told by one organization, which alone may change it. Class B.

    person, source: by id, without foreign keys: checks of foreign keys run outside row security.
    label_mask: sensitive kinds, as bits of `rules.access.labels`. version: goes up with every change.
    """

    public_id = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    person_id = models.BigIntegerField()
    source_id = models.BigIntegerField()
    label_mask = models.IntegerField(default=0)
    version = models.IntegerField(default=1)
    recorded_at = models.DateTimeField()
    recorded_by = models.BigIntegerField(help_text="The position that wrote it; 0 for the machine.")

    class Meta:
        abstract = True
