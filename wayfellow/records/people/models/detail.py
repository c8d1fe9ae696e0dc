"""What every detail about a person has: who said it and when, and all that was said before.

A detail is never overwritten: what is said anew is a row of the next version on the same thread, and ends the one
before. So two people who change the same thing at once are noticed by the database, and nothing anybody wrote is lost.
Source: security specification P9, § 7.6; data exchange § 1.3 (c).
"""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.contrib.postgres.functions import RandomUUID
from django.db import models

from wayfellow.records.base.person_record import PersonRecord

TELLERS = ("person", "family", "staff_saw", "referral", "plan_file", "hospital", "another_organization", "not_known")
ENDINGS = ("replaced", "no_longer", "mistaken")
LIVE = models.Q(ended_at=None)


def words(*given: str) -> list[tuple[str, str]]:
    """A closed list of codes, as Django wants to have choices."""
    return [(one, one) for one in given]


class Detail(PersonRecord):
    """One thing an organization knows about a person, as of one version. Class B.

    thread_id: the same over all versions. told_by, told_on: who said so, and the day; not when it was written down.
    ended_because: replaced by the next version, no longer so, or a mistake from the beginning.
    """

    thread_id = models.UUIDField(default=uuid.uuid4, db_default=RandomUUID(), editable=False)
    told_by = models.TextField(choices=words(*TELLERS), default="not_known", db_default="not_known")
    told_on = models.DateField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_because = models.TextField(choices=words(*ENDINGS), default="", db_default="", blank=True)

    class Meta:
        abstract = True
        constraints: ClassVar[tuple[models.BaseConstraint, ...]] = (
            models.UniqueConstraint(fields=["source_id", "thread_id", "version"], name="%(class)s_once_a_version"),
            models.CheckConstraint(condition=models.Q(told_by__in=TELLERS), name="%(class)s_teller_known"),
            models.CheckConstraint(
                condition=models.Q(ended_at=None, ended_because="")
                | models.Q(ended_at__isnull=False, ended_because__in=ENDINGS),
                name="%(class)s_ended_with_a_reason",
            ),
        )
        indexes = (models.Index(fields=["person_id", "source_id"], condition=LIVE, name="%(class)s_live"),)

    def __str__(self) -> str:
        return str(self.public_id)
