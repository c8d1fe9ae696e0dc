"""The first tables of promises, each guarded from its first moment."""

from __future__ import annotations

import uuid

import django.db.models.functions.comparison
from django.db import migrations, models

from wayfellow.records.base.row_security import RowSecurity


class Migration(migrations.Migration):
    initial = True

    dependencies = [("base", "0002_context"), ("access", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="Change",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("person_id", models.BigIntegerField()),
                ("source_id", models.BigIntegerField()),
                ("label_mask", models.IntegerField(default=0)),
                ("version", models.IntegerField(default=1)),
                ("recorded_at", models.DateTimeField()),
                ("recorded_by", models.BigIntegerField(help_text="The position that wrote it; 0 for the machine.")),
                ("promise_id", models.BigIntegerField()),
                (
                    "state",
                    models.TextField(
                        choices=[
                            ("made", "made"),
                            ("postponed", "postponed"),
                            ("handed_over", "handed_over"),
                            ("escalated", "escalated"),
                            ("kept", "kept"),
                            ("withdrawn", "withdrawn"),
                        ]
                    ),
                ),
                ("because", models.TextField()),
                ("until", models.DateTimeField(blank=True, null=True)),
                ("past_the_law", models.BooleanField(default=False)),
                ("position_id", models.BigIntegerField(default=0)),
                ("team_id", models.BigIntegerField(default=0)),
            ],
            options={
                "indexes": [models.Index(fields=["person_id", "source_id"], name="promise_change_person")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("source_id", "promise_id", "version"), name="promise_change_once_a_version"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["made", "postponed", "handed_over", "escalated", "kept", "withdrawn"])
                        ),
                        name="promise_change_state_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("because", ""), _negated=True), name="promise_change_says_why"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Promise",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("person_id", models.BigIntegerField()),
                ("source_id", models.BigIntegerField()),
                ("label_mask", models.IntegerField(default=0)),
                ("version", models.IntegerField(default=1)),
                ("recorded_at", models.DateTimeField()),
                ("recorded_by", models.BigIntegerField(help_text="The position that wrote it; 0 for the machine.")),
                ("kind", models.TextField()),
                ("rule", models.TextField()),
                ("cause", models.TextField(blank=True, default="")),
                ("why", models.TextField()),
                ("done_means", models.TextField()),
                ("due_at", models.DateTimeField()),
                ("missed_after", models.DateTimeField(blank=True, null=True)),
                ("legal_due_at", models.DateTimeField(blank=True, null=True)),
                ("limits", models.JSONField(blank=True, default=list)),
                ("position_id", models.BigIntegerField(default=0)),
                ("team_id", models.BigIntegerField(default=0)),
                (
                    "state",
                    models.TextField(
                        choices=[
                            ("made", "made"),
                            ("postponed", "postponed"),
                            ("handed_over", "handed_over"),
                            ("escalated", "escalated"),
                            ("kept", "kept"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default="made",
                    ),
                ),
                ("postponed_until", models.DateTimeField(blank=True, null=True)),
                ("postponed_because", models.TextField(blank=True, default="")),
                (
                    "escalated_to",
                    models.BigIntegerField(default=0, help_text="The position that was asked to see to it."),
                ),
                ("escalated_because", models.TextField(blank=True, default="")),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "closed_because",
                    models.TextField(blank=True, default="", help_text="What was done, or why it is not needed."),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["person_id", "source_id"], name="promise_person"),
                    models.Index(
                        models.F("source_id"),
                        models.F("position_id"),
                        django.db.models.functions.comparison.Coalesce("postponed_until", "due_at"),
                        condition=models.Q(("state__in", ["escalated", "handed_over", "made", "postponed"])),
                        name="promise_of_position",
                    ),
                    models.Index(
                        models.F("source_id"),
                        models.F("team_id"),
                        django.db.models.functions.comparison.Coalesce("postponed_until", "due_at"),
                        condition=models.Q(("state__in", ["escalated", "handed_over", "made", "postponed"])),
                        name="promise_of_team",
                    ),
                    models.Index(
                        models.F("source_id"),
                        models.F("escalated_to"),
                        django.db.models.functions.comparison.Coalesce("postponed_until", "due_at"),
                        condition=models.Q(("state__in", ["escalated", "handed_over", "made", "postponed"])),
                        name="promise_escalated",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["made", "postponed", "handed_over", "escalated", "kept", "withdrawn"])
                        ),
                        name="promise_state_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("rule", ""), _negated=True),
                            models.Q(("why", ""), _negated=True),
                            models.Q(("done_means", ""), _negated=True),
                        ),
                        name="promise_says_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("position_id__gt", 0), ("team_id__gt", 0), _connector="OR"),
                        name="promise_has_an_owner",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("postponed_because", ""), ("postponed_until", None)),
                            models.Q(
                                ("postponed_until__isnull", False), models.Q(("postponed_because", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="promise_postponed_with_a_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "postponed"), _negated=True),
                            ("postponed_until__isnull", False),
                            _connector="OR",
                        ),
                        name="promise_postponed_until_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("escalated_because", ""), ("escalated_to", 0)),
                            models.Q(("escalated_to__gt", 0), models.Q(("escalated_because", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="promise_escalated_with_a_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("state__in", ["escalated", "handed_over", "made", "postponed"]),
                                ("closed_at", None),
                                ("closed_because", ""),
                            ),
                            models.Q(
                                models.Q(
                                    ("state__in", ["escalated", "handed_over", "made", "postponed"]), _negated=True
                                ),
                                ("closed_at__isnull", False),
                                models.Q(("closed_because", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="promise_closed_with_a_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("missed_after", None), ("missed_after__gte", models.F("due_at")), _connector="OR"
                        ),
                        name="promise_missed_after_it_was_due",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("cause", ""), _negated=True),
                        fields=("source_id", "person_id", "rule", "cause"),
                        name="promise_once_a_cause",
                    ),
                ],
            },
        ),
        RowSecurity("B", table="promises_promise"),
        RowSecurity("B", table="promises_change", verbs=("SELECT", "INSERT")),
    ]
