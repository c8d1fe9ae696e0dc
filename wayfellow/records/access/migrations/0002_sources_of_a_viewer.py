"""Which sources a viewer sees, one step of an index each."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("access", "0001_initial"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="edge",
            index=models.Index(fields=["viewer_id", "source_id"], name="edge_sources"),
        ),
    ]
