"""The words by which a person can be found. Derived from names and numbers; never edited by hand."""

from __future__ import annotations

from django.db import models

from wayfellow.records.base.person_record import PersonRecord


class SearchKey(PersonRecord):
    """A word by which the person can be found, as its source knows it: part of a name, a number, a sound."""

    kind = models.TextField()
    token = models.TextField(db_collation="C")

    class Meta:
        indexes = (
            models.Index(fields=["source_id", "kind", "token"], name="searchkey_of_source"),
            models.Index(fields=["person_id", "source_id"], name="searchkey_person"),
        )

    def __str__(self) -> str:
        return str(self.public_id)
