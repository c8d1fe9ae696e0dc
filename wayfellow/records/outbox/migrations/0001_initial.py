"""The first tables of outbox, each guarded from its first moment."""

from __future__ import annotations

import uuid

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
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("name", models.TextField()),
                ("organization_id", models.BigIntegerField()),
                ("person_id", models.BigIntegerField(default=0)),
                ("kind", models.TextField(default="")),
                ("subject_id", models.BigIntegerField(default=0)),
                ("subject_version", models.IntegerField(default=0)),
                ("published_at", models.DateTimeField()),
                ("try_at", models.DateTimeField()),
                ("token", models.IntegerField(default=0)),
                ("claims", models.IntegerField(default=0)),
                ("failures", models.IntegerField(default=0)),
                ("delivered_at", models.DateTimeField(blank=True, null=True)),
                ("dead_at", models.DateTimeField(blank=True, null=True)),
                ("dead_because", models.TextField(blank=True, default="")),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("dead_at", None), ("delivered_at", None)),
                        fields=["organization_id", "id"],
                        name="outbox_event_waiting",
                    ),
                    models.Index(
                        condition=models.Q(("dead_at", None), ("delivered_at", None)),
                        fields=["organization_id", "kind", "subject_id", "id"],
                        name="outbox_event_of_a_subject",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="outbox_event_has_a_name"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("dead_at", None), ("dead_because", "")),
                            models.Q(
                                ("dead_at__isnull", False),
                                ("delivered_at", None),
                                models.Q(("dead_because", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="outbox_event_dead_with_a_reason",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("subject_version__gt", 0)),
                        fields=("organization_id", "kind", "subject_id", "subject_version"),
                        name="outbox_event_once_a_version",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Handled",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("organization_id", models.BigIntegerField()),
                ("event_id", models.BigIntegerField()),
                ("listener", models.TextField()),
                ("handled_at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organization_id", "event_id", "listener"), name="outbox_handled_once"
                    )
                ],
            },
        ),
        RowSecurity("A", table="outbox_event", verbs=("SELECT", "INSERT")),
        migrations.RunSQL(
            "GRANT UPDATE (try_at, token, claims, failures, delivered_at, dead_at, dead_because)"
            " ON outbox_event TO wayfellow_app",
            migrations.RunSQL.noop,
        ),
        RowSecurity("A", table="outbox_handled", verbs=("SELECT", "INSERT")),
    ]
