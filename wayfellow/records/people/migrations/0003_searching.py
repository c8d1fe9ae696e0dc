"""Search keys by their source, which leads a search."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0002_details"),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="searchkey",
            name="searchkey_token",
        ),
        migrations.AddIndex(
            model_name="searchkey",
            index=models.Index(fields=["source_id", "kind", "token"], name="searchkey_of_source"),
        ),
    ]
