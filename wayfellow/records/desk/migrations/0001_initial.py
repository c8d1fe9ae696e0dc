"""The first tables of desk, each guarded from its first moment."""

from __future__ import annotations

from django.db import migrations, models

from wayfellow.records.base.row_security import RowSecurity


class Migration(migrations.Migration):
    initial = True

    dependencies = [("base", "0002_context")]

    operations = [
        migrations.CreateModel(
            name="Draft",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("organization_id", models.BigIntegerField()),
                ("position_id", models.BigIntegerField()),
                ("form", models.TextField()),
                ("subject", models.TextField()),
                ("client", models.UUIDField()),
                ("version", models.IntegerField(default=1)),
                ("sealed", models.TextField()),
                ("saved_at", models.DateTimeField()),
                ("kept_until", models.DateTimeField()),
            ],
            options={
                "indexes": [models.Index(fields=["organization_id", "kept_until"], name="desk_draft_over")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organization_id", "position_id", "form", "subject", "client"),
                        name="desk_draft_once_a_page",
                    ),
                    models.CheckConstraint(condition=models.Q(("version__gte", 1)), name="desk_draft_has_a_version"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Posted",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("organization_id", models.BigIntegerField()),
                ("position_id", models.BigIntegerField()),
                ("key", models.UUIDField()),
                ("route", models.TextField()),
                ("body", models.BinaryField()),
                ("location", models.TextField(blank=True, default="")),
                ("posted_at", models.DateTimeField()),
                ("kept_until", models.DateTimeField()),
            ],
            options={
                "indexes": [models.Index(fields=["organization_id", "kept_until"], name="desk_posted_over")],
                "constraints": [
                    models.UniqueConstraint(fields=("organization_id", "position_id", "key"), name="desk_posted_once")
                ],
            },
        ),
        RowSecurity("W", table="desk_draft"),
        RowSecurity("W", table="desk_posted"),
    ]
