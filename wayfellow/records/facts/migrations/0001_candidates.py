"""Screening runs that were taken up, and their candidates; guarded from the first moment."""

from __future__ import annotations

import uuid

import django.contrib.postgres.fields
from django.db import migrations, models

from wayfellow.records.base.row_security import RowSecurity


class Migration(migrations.Migration):
    initial = True

    dependencies = [("base", "0002_context"), ("access", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="Candidate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("person_id", models.BigIntegerField()),
                ("source_id", models.BigIntegerField()),
                ("label_mask", models.IntegerField(default=0)),
                ("version", models.IntegerField(default=1)),
                ("recorded_at", models.DateTimeField()),
                ("recorded_by", models.BigIntegerField(help_text="The position that wrote it; 0 for the machine.")),
                ("run_id", models.BigIntegerField()),
                ("rule_version", models.TextField()),
                ("disposition", models.TextField()),
                ("nearness", models.TextField()),
                ("next_step", models.SmallIntegerField()),
                ("closest", models.TextField(blank=True, default="")),
                ("ask", models.TextField(blank=True, default="")),
                (
                    "populations_met",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(), blank=True, default=list, size=None
                    ),
                ),
                (
                    "limbs",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(), blank=True, default=list, size=None
                    ),
                ),
                ("ed_visits", models.IntegerField(default=0)),
                ("stays", models.IntegerField(default=0)),
                ("events", models.IntegerField(default=0)),
                ("counts", models.JSONField(default=dict)),
                ("overlap", models.JSONField(default=list)),
                (
                    "reasons",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(), blank=True, default=list, size=None
                    ),
                ),
                (
                    "warnings",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(), blank=True, default=list, size=None
                    ),
                ),
                ("findings", models.JSONField(default=list)),
                ("superseded_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("superseded_at", None)),
                        fields=["person_id", "source_id"],
                        name="candidate_of_person",
                    ),
                    models.Index(
                        fields=["source_id", "run_id", "next_step", "-events", "id"], name="candidate_in_order"
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("source_id", "run_id", "person_id"), name="candidate_once_a_run")
                ],
            },
        ),
        migrations.CreateModel(
            name="ScreeningRun",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("organization_id", models.BigIntegerField()),
                ("digest", models.TextField()),
                ("as_of", models.DateField()),
                ("anchor", models.DateField()),
                ("rule_version", models.TextField()),
                ("parameters", models.TextField()),
                ("policy_edition", models.TextField()),
                ("people", models.IntegerField()),
                ("matched", models.IntegerField()),
                ("candidates", models.IntegerField()),
                ("counts", models.JSONField(default=dict)),
                ("taken_up_at", models.DateTimeField()),
                ("taken_up_by", models.BigIntegerField(help_text="The position that took it up; 0 for the machine.")),
                ("superseded_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("organization_id", "digest"), name="screeningrun_taken_up_once"),
                    models.UniqueConstraint(
                        condition=models.Q(("superseded_at", None)),
                        fields=("organization_id",),
                        name="screeningrun_only_one_is_live",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("candidates__lte", models.F("matched")), ("matched__lte", models.F("people"))
                        ),
                        name="screeningrun_counts_agree",
                    ),
                ],
            },
        ),
        RowSecurity("A", table="facts_screeningrun"),
        RowSecurity("B", table="facts_candidate"),
    ]
