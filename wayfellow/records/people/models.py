"""The person and what organizations tell about them."""

from __future__ import annotations

import uuid

from django.db import models

from wayfellow.records.base.person_record import PersonRecord


class Person(models.Model):
    """The one cared for. Nobody owns a person; each fact about them has its source. Class P."""

    public_id = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    birth_date = models.DateField(null=True, blank=True)
    recorded_at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.public_id)


class Name(PersonRecord):
    """A name as one organization knows it. said: how to say it. preferred: what they want to be called."""

    given = models.TextField()
    family = models.TextField(default="", blank=True)
    preferred = models.TextField(default="", blank=True)
    said = models.TextField(default="", blank=True)
    begins_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        indexes = (models.Index(fields=["person_id", "source_id"], name="name_person"),)

    def __str__(self) -> str:
        return str(self.public_id)


class Identifier(PersonRecord):
    """A number somebody gave the person: the CIN of Medi-Cal, or an organization's own record number."""

    kind = models.TextField(choices=[("cin", "cin"), ("mrn", "mrn")])
    value = models.TextField()

    class Meta:
        indexes = (models.Index(fields=["person_id", "source_id"], name="identifier_person"),)

    def __str__(self) -> str:
        return str(self.public_id)


class ContactPoint(PersonRecord):
    """A way to reach the person, and whether it is safe to leave a message there."""

    kind = models.TextField(choices=[(kind, kind) for kind in ("phone", "text", "email")])
    value = models.TextField()
    is_safe_to_leave_message = models.BooleanField(null=True, blank=True)
    rule = models.TextField(default="", blank=True, help_text="In their own words: when and how to call.")

    class Meta:
        indexes = (models.Index(fields=["person_id", "source_id"], name="contact_person"),)

    def __str__(self) -> str:
        return str(self.public_id)


class Language(PersonRecord):
    """What they speak and read, and what they need to be understood."""

    spoken = models.TextField()
    written = models.TextField(default="", blank=True)
    needs_interpreter = models.BooleanField(null=True, blank=True)
    format = models.TextField(default="standard")

    class Meta:
        indexes = (models.Index(fields=["person_id", "source_id"], name="language_person"),)

    def __str__(self) -> str:
        return str(self.public_id)


class PlanMembership(PersonRecord):
    """Enrollment in a health plan, from day to day."""

    plan_id = models.BigIntegerField(help_text="The organization that is the plan.")
    begins_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        indexes = (models.Index(fields=["person_id", "source_id"], name="planmembership_person"),)

    def __str__(self) -> str:
        return str(self.public_id)


class SearchKey(PersonRecord):
    """A word by which the person can be found, as its source knows it: part of a name, a number, a sound."""

    kind = models.TextField()
    token = models.TextField(db_collation="C")

    class Meta:
        indexes = (
            models.Index(fields=["token", "kind"], name="searchkey_token"),
            models.Index(fields=["person_id", "source_id"], name="searchkey_person"),
        )

    def __str__(self) -> str:
        return str(self.public_id)
