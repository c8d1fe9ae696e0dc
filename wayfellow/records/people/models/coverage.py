"""Enrollment in health plans over time."""

from __future__ import annotations

from django.db import models

from wayfellow.records.people.models.detail import Detail, words

LINES = ("medi_cal", "medicare", "dual_special_needs", "private", "other")


class PlanMembership(Detail):
    """Enrollment in a health plan, from day to day."""

    plan_id = models.BigIntegerField(help_text="The organization that is the plan.")
    line = models.TextField(choices=words(*LINES), default="medi_cal", db_default="medi_cal")
    begins_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    class Meta(Detail.Meta):
        constraints = (
            *Detail.Meta.constraints,
            models.CheckConstraint(condition=models.Q(line__in=LINES), name="planmembership_line_known"),
            models.CheckConstraint(
                condition=models.Q(ends_on=None) | models.Q(ends_on__gte=models.F("begins_on")),
                name="planmembership_ends_after_it_begins",
            ),
        )
