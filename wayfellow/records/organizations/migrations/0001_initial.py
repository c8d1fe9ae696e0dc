"""The first tables of organizations, each guarded from its first moment."""

from __future__ import annotations

import uuid

from django.db import migrations, models

from wayfellow.records.base.row_security import RowSecurity


class Migration(migrations.Migration):
    initial = True

    dependencies = [("base", "0002_context")]

    operations = [
        migrations.CreateModel(
            name="Site",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("organization_id", models.BigIntegerField()),
                ("name", models.TextField()),
                ("timezone", models.TextField(default="America/Los_Angeles")),
            ],
        ),
        migrations.CreateModel(
            name="Team",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("organization_id", models.BigIntegerField()),
                ("name", models.TextField()),
            ],
        ),
        migrations.CreateModel(
            name="Organization",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("name", models.TextField()),
                (
                    "kind",
                    models.TextField(
                        choices=[
                            ("plan", "plan"),
                            ("ecm_provider", "ecm_provider"),
                            ("hospital", "hospital"),
                            ("cbo", "cbo"),
                            ("county", "county"),
                            ("clearinghouse", "clearinghouse"),
                            ("platform", "platform"),
                        ]
                    ),
                ),
                ("phone", models.TextField(blank=True, default="")),
                (
                    "hipaa_status",
                    models.TextField(
                        choices=[
                            ("covered_entity", "covered_entity"),
                            ("business_associate", "business_associate"),
                            ("neither", "neither"),
                        ],
                        default="neither",
                    ),
                ),
                (
                    "part2_status",
                    models.TextField(
                        choices=[("program", "program"), ("lawful_holder", "lawful_holder"), ("none", "none")],
                        default="none",
                    ),
                ),
                ("suspended_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                ("plan", "ecm_provider", "hospital", "cbo", "county", "clearinghouse", "platform"),
                            )
                        ),
                        name="organization_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="organization_has_a_name"
                    ),
                ],
            },
        ),
        RowSecurity("D", table="organizations_organization", verbs=("SELECT", "INSERT")),
        RowSecurity("A", table="organizations_site"),
        RowSecurity("A", table="organizations_team"),
    ]
