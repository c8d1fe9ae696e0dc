"""What a person is called, and the numbers others gave them."""

from __future__ import annotations

from django.db import models

from wayfellow.records.people.models.detail import Detail, words

NUMBERS = ("cin", "mrn", "medicare", "plan_number")


class Name(Detail):
    """A name as one organization knows it. said: how to say it. preferred: what they want to be called."""

    given = models.TextField()
    family = models.TextField(default="", blank=True)
    preferred = models.TextField(default="", blank=True)
    said = models.TextField(default="", blank=True)
    begins_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)

    class Meta(Detail.Meta):
        pass


class Identifier(Detail):
    """A number somebody gave the person: the CIN of Medi-Cal, or the record number of the organization that tells."""

    kind = models.TextField(choices=words(*NUMBERS))
    value = models.TextField()

    class Meta(Detail.Meta):
        constraints = (
            *Detail.Meta.constraints,
            models.CheckConstraint(condition=models.Q(kind__in=NUMBERS), name="identifier_kind_known"),
        )
