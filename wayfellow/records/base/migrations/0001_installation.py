"""The installation, and its one row."""

from __future__ import annotations

import uuid
from typing import Any

from django.db import migrations, models
from django.db.models.functions import Now

from wayfellow.records.base.grants import let_app


def write_the_row(apps: Any, schema_editor: Any) -> None:
    apps.get_model("base", "Installation").objects.using(schema_editor.connection.alias).create(installed_at=Now())


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        migrations.CreateModel(
            name="Installation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("installed_at", models.DateTimeField()),
                (
                    "only",
                    models.BooleanField(
                        default=True, editable=False, help_text="Always true, so there is one row.", unique=True
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("only", True)), name="installation_only_one")
                ],
            },
        ),
        let_app("SELECT", table="base_installation"),
        let_app("SELECT", table="django_migrations"),
        migrations.RunPython(write_the_row, migrations.RunPython.noop),
    ]
