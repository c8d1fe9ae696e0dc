"""Who is around the person: household, family, caregivers, and who may speak for them.

Source: families and transport § 2 (caregivers); security specification § 1.9 (authorities).
"""

from __future__ import annotations

from django.db import models

from wayfellow.records.people.models.detail import Detail, words

AUTHORITIES = (
    "parent", "guardian", "conservator", "health_care_agent", "caregiver_affidavit", "foster_or_court",
    "chosen_helper", "medi_cal_authorized_representative",
)  # fmt: skip


class CloseOne(Detail):
    """Somebody close to the person. What they tell of their own burden and health belongs to their own record.

    relation: in words, such as “daughter”. person_known: them, where they are in the record themselves; 0 otherwise.
    helps_with: what they do, in words. shares_nothing: the person does not want anything told to them.
    """

    name = models.TextField()
    relation = models.TextField()
    phone = models.TextField(default="", blank=True)
    spoken = models.TextField(default="", blank=True)
    lives_with_person = models.BooleanField(null=True, blank=True)
    is_caregiver = models.BooleanField(default=False)
    is_emergency_contact = models.BooleanField(default=False)
    shares_nothing = models.BooleanField(default=False)
    helps_with = models.TextField(default="", blank=True)
    person_known = models.BigIntegerField(default=0)

    class Meta(Detail.Meta):
        constraints = (
            *Detail.Meta.constraints,
            models.CheckConstraint(
                condition=~models.Q(name="") & ~models.Q(relation=""), name="closeone_has_name_and_relation"
            ),
        )


class Representative(Detail):
    """Somebody who may decide or speak for the person: by what authority, shown by what, from when to when.

    scope: what it covers, in words. evidence: the paper that was seen. checked_on: the day somebody saw it; without it
    the authority is only claimed.
    """

    name = models.TextField()
    relation = models.TextField(default="", blank=True)
    phone = models.TextField(default="", blank=True)
    authority = models.TextField(choices=words(*AUTHORITIES))
    scope = models.TextField(default="", blank=True)
    evidence = models.TextField(default="", blank=True)
    checked_on = models.DateField(null=True, blank=True)
    begins_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)

    class Meta(Detail.Meta):
        constraints = (
            *Detail.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(authority__in=AUTHORITIES), name="representative_authority_known"
            ),
            models.CheckConstraint(
                condition=models.Q(checked_on=None) | ~models.Q(evidence=""), name="representative_checked_by_paper"
            ),
        )
