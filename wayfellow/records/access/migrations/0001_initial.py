"""The first tables of access, each guarded from its first moment."""

from __future__ import annotations

import uuid

from django.db import migrations, models

from wayfellow.records.base.row_security import RowSecurity


class Migration(migrations.Migration):
    initial = True

    dependencies = [("base", "0002_context")]

    operations = [
        migrations.CreateModel(
            name="Edge",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("viewer_id", models.BigIntegerField()),
                ("person_id", models.BigIntegerField()),
                ("source_id", models.BigIntegerField()),
                ("giver_id", models.BigIntegerField()),
                ("basis_id", models.BigIntegerField()),
                ("purposes", models.IntegerField()),
                ("clearance", models.IntegerField()),
                ("begins_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField()),
            ],
            options={
                "db_table": "access_edge",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("viewer_id", "person_id", "source_id", "basis_id"), name="edge_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PersonEdge",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("viewer_id", models.BigIntegerField()),
                ("giver_id", models.BigIntegerField()),
                ("position_id", models.BigIntegerField()),
                ("person_id", models.BigIntegerField()),
                ("basis_id", models.BigIntegerField()),
                ("begins_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField()),
            ],
            options={
                "db_table": "access_personedge",
                "constraints": [
                    models.UniqueConstraint(fields=("position_id", "person_id", "basis_id"), name="person_edge_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Relationship",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("viewer_id", models.BigIntegerField()),
                ("giver_id", models.BigIntegerField()),
                ("position_id", models.BigIntegerField(default=0)),
                ("person_id", models.BigIntegerField()),
                (
                    "predicate",
                    models.TextField(
                        choices=[
                            ("attributed_to_plan", "attributed_to_plan"),
                            ("assigned_ecm", "assigned_ecm"),
                            ("care_team_member", "care_team_member"),
                            ("admitted_at", "admitted_at"),
                            ("referred_to", "referred_to"),
                            ("covering_for", "covering_for"),
                            ("transition_of_care", "transition_of_care"),
                            ("self", "self"),
                            ("proxy", "proxy"),
                            ("support_session", "support_session"),
                        ]
                    ),
                ),
                (
                    "evidence",
                    models.TextField(help_text="What shows it: the id of a file line, a message, an assignment."),
                ),
                ("begins_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField()),
                ("recorded_at", models.DateTimeField()),
                ("recorded_by", models.BigIntegerField()),
            ],
            options={
                "indexes": [models.Index(fields=["person_id", "viewer_id"], name="relationship_person")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "predicate__in",
                                (
                                    "attributed_to_plan",
                                    "assigned_ecm",
                                    "care_team_member",
                                    "admitted_at",
                                    "referred_to",
                                    "covering_for",
                                    "transition_of_care",
                                    "self",
                                    "proxy",
                                    "support_session",
                                ),
                            )
                        ),
                        name="relationship_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("evidence", ""), _negated=True), name="relationship_has_evidence"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("begins_at__lt", models.F("ends_at"))),
                        name="relationship_ends_after_it_begins",
                    ),
                ],
            },
        ),
        RowSecurity("E", table="access_relationship"),
        RowSecurity("E", table="access_edge"),
        RowSecurity("E", table="access_personedge"),
    ]
