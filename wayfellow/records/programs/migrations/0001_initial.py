"""Who leads."""

from __future__ import annotations

import uuid

import django.contrib.postgres.constraints
from django.db import migrations, models

from wayfellow.records.base.row_security import RowSecurity


class Migration(migrations.Migration):
    initial = True

    dependencies = [("base", "0002_context"), ("access", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="Lead",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("person_id", models.BigIntegerField()),
                ("source_id", models.BigIntegerField(help_text="The organization of the lead.")),
                ("position_id", models.BigIntegerField()),
                ("name", models.TextField()),
                ("phone", models.TextField(blank=True, default="")),
                ("because", models.TextField()),
                ("begins_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField(blank=True, null=True)),
                ("version", models.IntegerField(default=1)),
                ("recorded_at", models.DateTimeField()),
                ("recorded_by", models.BigIntegerField()),
            ],
            options={
                "indexes": [models.Index(fields=["source_id", "position_id"], name="lead_of_position")],
                "constraints": [
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            (models.Func("person_id", "person_id", models.Value("[]"), function="int8range"), "&&"),
                            (models.Func("begins_at", "ends_at", function="tstzrange"), "&&"),
                        ],
                        name="lead_only_one",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ends_at", None), ("ends_at__gt", models.F("begins_at")), _connector="OR"),
                        name="lead_ends_after_it_begins",
                    ),
                ],
            },
        ),
        RowSecurity("K", table="programs_lead"),
    ]
