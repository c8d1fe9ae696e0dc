"""Promises, and everything that happened to each. Source: design § 2.3 (FHIR calls it Task)."""

from __future__ import annotations

from django.db import models
from django.db.models.functions import Coalesce

from wayfellow.records.base.person_record import PersonRecord
from wayfellow.rules.lifecycles.promises import OPEN, PromiseState

STATES = [str(state) for state in PromiseState]
IS_OPEN = models.Q(state__in=sorted(map(str, OPEN)))
WHEN = Coalesce("postponed_until", "due_at")
"""When it is somebody's turn: the due moment, or the one it was postponed to."""


class Promise(PersonRecord):
    """A duty with a clock, which one organization has towards a person. Class B.

    rule: the code of the rule that made it. cause: what set it off, such as the id of an event; one cause makes one
    promise. why, done_means: in sentences staff read. due_at: UTC. legal_due_at: the law's last moment, where a law
    speaks. missed_after: where no clock time is known, only past this is it missed for certain (DATE-4). limits:
    every limit that was counted, the strictest among them. position_id, team_id: the owner; 0 for none.
    """

    kind = models.TextField()
    rule = models.TextField()
    cause = models.TextField(default="", blank=True)
    why = models.TextField()
    done_means = models.TextField()
    due_at = models.DateTimeField()
    missed_after = models.DateTimeField(null=True, blank=True)
    legal_due_at = models.DateTimeField(null=True, blank=True)
    limits = models.JSONField(default=list, blank=True)
    position_id = models.BigIntegerField(default=0)
    team_id = models.BigIntegerField(default=0)
    state = models.TextField(default=str(PromiseState.MADE), choices=[(state, state) for state in STATES])
    postponed_until = models.DateTimeField(null=True, blank=True)
    postponed_because = models.TextField(default="", blank=True)
    escalated_to = models.BigIntegerField(default=0, help_text="The position that was asked to see to it.")
    escalated_because = models.TextField(default="", blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_because = models.TextField(default="", blank=True, help_text="What was done, or why it is not needed.")

    class Meta:
        constraints = (
            models.CheckConstraint(condition=models.Q(state__in=STATES), name="promise_state_known"),
            models.CheckConstraint(
                condition=~models.Q(rule="") & ~models.Q(why="") & ~models.Q(done_means=""), name="promise_says_why"
            ),
            models.CheckConstraint(
                condition=models.Q(position_id__gt=0) | models.Q(team_id__gt=0), name="promise_has_an_owner"
            ),
            models.CheckConstraint(
                condition=models.Q(postponed_until=None, postponed_because="")
                | (models.Q(postponed_until__isnull=False) & ~models.Q(postponed_because="")),
                name="promise_postponed_with_a_reason",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=str(PromiseState.POSTPONED)) | models.Q(postponed_until__isnull=False),
                name="promise_postponed_until_when",
            ),
            models.CheckConstraint(
                condition=models.Q(escalated_to=0, escalated_because="")
                | (models.Q(escalated_to__gt=0) & ~models.Q(escalated_because="")),
                name="promise_escalated_with_a_reason",
            ),
            models.CheckConstraint(
                condition=(IS_OPEN & models.Q(closed_at=None, closed_because=""))
                | (~IS_OPEN & models.Q(closed_at__isnull=False) & ~models.Q(closed_because="")),
                name="promise_closed_with_a_reason",
            ),
            models.CheckConstraint(
                condition=models.Q(missed_after=None) | models.Q(missed_after__gte=models.F("due_at")),
                name="promise_missed_after_it_was_due",
            ),
            models.UniqueConstraint(
                fields=["source_id", "person_id", "rule", "cause"],
                condition=~models.Q(cause=""),
                name="promise_once_a_cause",
            ),
        )
        indexes = (
            models.Index(fields=["person_id", "source_id"], name="promise_person"),
            models.Index("source_id", "position_id", WHEN, condition=IS_OPEN, name="promise_of_position"),
            models.Index("source_id", "team_id", WHEN, condition=IS_OPEN, name="promise_of_team"),
            models.Index("source_id", "escalated_to", WHEN, condition=IS_OPEN, name="promise_escalated"),
        )

    def __str__(self) -> str:
        return str(self.public_id)


class Change(PersonRecord):
    """What a promise was from one version to the next: appended, never changed. Class B.

    because: why it was postponed, handed over, escalated or withdrawn, or what was done. until: postponed to.
    past_the_law: somebody said in so many words that this is later than the law allows.
    """

    promise_id = models.BigIntegerField()
    state = models.TextField(choices=[(state, state) for state in STATES])
    because = models.TextField()
    until = models.DateTimeField(null=True, blank=True)
    past_the_law = models.BooleanField(default=False)
    position_id = models.BigIntegerField(default=0)
    team_id = models.BigIntegerField(default=0)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["source_id", "promise_id", "version"], name="promise_change_once_a_version"
            ),
            models.CheckConstraint(condition=models.Q(state__in=STATES), name="promise_change_state_known"),
            models.CheckConstraint(condition=~models.Q(because=""), name="promise_change_says_why"),
        )
        indexes = (models.Index(fields=["person_id", "source_id"], name="promise_change_person"),)

    def __str__(self) -> str:
        return str(self.public_id)
