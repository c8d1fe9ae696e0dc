"""People whom a screening found near a population, as the organization that screened took them up.

Source: design § 2.2, § 3 (`records/facts`), § 5 (`screen`).
"""

from __future__ import annotations

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F

from wayfellow.records.base.person_record import PersonRecord

LIVE = models.Q(superseded_at=None)


class ScreeningRun(models.Model):
    """One run of `screen` whose results an organization took up. Class A. It names nobody.

    digest: of the result files. parameters: the digest of the numbers and words of policy. people: screened in the
    files; matched: found in the record by their number; candidates: of those, the ones near a population.
    counts: how many candidates by what to do next, by nearness and by population, and the unmatched by reason.
    superseded_at: when a newer run took its place; the candidates of both are kept.
    """

    public_id = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    organization_id = models.BigIntegerField()
    digest = models.TextField()
    as_of = models.DateField()
    anchor = models.DateField()
    rule_version = models.TextField()
    parameters = models.TextField()
    policy_edition = models.TextField()
    people = models.IntegerField()
    matched = models.IntegerField()
    candidates = models.IntegerField()
    counts = models.JSONField(default=dict)
    taken_up_at = models.DateTimeField()
    taken_up_by = models.BigIntegerField(help_text="The position that took it up; 0 for the machine.")
    superseded_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["organization_id", "digest"], name="screeningrun_taken_up_once"),
            models.UniqueConstraint(fields=["organization_id"], condition=LIVE, name="screeningrun_only_one_is_live"),
            models.CheckConstraint(
                condition=models.Q(candidates__lte=F("matched"), matched__lte=F("people")),
                name="screeningrun_counts_agree",
            ),
        )

    def __str__(self) -> str:
        return str(self.public_id)


class Candidate(PersonRecord):
    """Somebody a run found near a population, and why. Class B; its source is the organization that screened.

    next_step: the place of what to do in the order of `screening.next_steps`. events: visits and stays counted.
    findings: a list of population, finding, reasons and evidence, as the files have them. ask: the fact that would
    help most. superseded_at: when a newer run took its place.
    """

    run_id = models.BigIntegerField()
    rule_version = models.TextField()
    disposition = models.TextField()
    nearness = models.TextField()
    next_step = models.SmallIntegerField()
    closest = models.TextField(default="", blank=True)
    ask = models.TextField(default="", blank=True)
    populations_met = ArrayField(models.TextField(), default=list, blank=True)
    limbs = ArrayField(models.TextField(), default=list, blank=True)
    ed_visits = models.IntegerField(default=0)
    stays = models.IntegerField(default=0)
    events = models.IntegerField(default=0)
    counts = models.JSONField(default=dict)
    overlap = models.JSONField(default=list)
    reasons = ArrayField(models.TextField(), default=list, blank=True)
    warnings = ArrayField(models.TextField(), default=list, blank=True)
    findings = models.JSONField(default=list)
    superseded_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["source_id", "run_id", "person_id"], name="candidate_once_a_run"),
        )
        indexes = (
            models.Index(fields=["person_id", "source_id"], condition=LIVE, name="candidate_of_person"),
            models.Index(fields=["source_id", "run_id", "next_step", "-events", "id"], name="candidate_in_order"),
        )

    def __str__(self) -> str:
        return str(self.public_id)
