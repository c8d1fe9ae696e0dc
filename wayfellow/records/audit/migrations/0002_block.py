"""The blocks that seal events, guarded from their first moment, and the order in which events are sealed."""

from __future__ import annotations

from django.db import migrations, models

from wayfellow.records.base.row_security import RowSecurity


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="Block",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("organization_id", models.BigIntegerField()),
                ("number", models.BigIntegerField(help_text="From 1, without gaps.")),
                ("first_id", models.BigIntegerField()),
                ("last_id", models.BigIntegerField()),
                ("count", models.IntegerField()),
                ("merkle_root", models.BinaryField(max_length=32)),
                ("previous", models.BinaryField(max_length=32)),
                ("hash", models.BinaryField(max_length=32)),
                ("sealed_at", models.DateTimeField()),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("organization_id", "number"), name="block_once")],
            },
        ),
        migrations.AddIndex(
            model_name="event",
            index=models.Index(fields=["organization_id", "id"], name="audit_event_in_order"),
        ),
        RowSecurity("F", table="audit_block"),
    ]
