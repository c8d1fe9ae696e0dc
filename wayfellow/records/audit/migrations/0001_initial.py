"""The first tables of audit, each guarded from its first moment."""

from __future__ import annotations

import django.contrib.postgres.fields
from django.db import migrations, models

from wayfellow.records.base.row_security import RowSecurity


class Migration(migrations.Migration):
    initial = True

    dependencies = [("base", "0002_context")]

    operations = [
        migrations.CreateModel(
            name="Event",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                ("action", models.TextField()),
                ("decision", models.TextField(choices=[("permit", "permit"), ("deny", "deny")])),
                ("user_id", models.BigIntegerField()),
                ("position_id", models.BigIntegerField()),
                ("organization_id", models.BigIntegerField()),
                ("purpose", models.TextField()),
                ("person_id", models.BigIntegerField(default=0)),
                ("kind", models.TextField(default="")),
                (
                    "ids",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), default=list, size=None
                    ),
                ),
                ("digest", models.BinaryField(max_length=32)),
            ],
            options={
                "indexes": [models.Index(fields=["organization_id", "person_id", "at"], name="audit_event_person")],
            },
        ),
        RowSecurity("F", table="audit_event"),
    ]
