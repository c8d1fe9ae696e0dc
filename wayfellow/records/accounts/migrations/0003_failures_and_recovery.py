"""Counters of failures, recoveries, identities at another provider; and what a user's recovery holds back."""

from __future__ import annotations

import uuid

from django.db import migrations, models

from wayfellow.records.base.grants import let_app
from wayfellow.records.base.row_security import RowSecurity


class Migration(migrations.Migration):
    dependencies = [("accounts", "0002_sign_in")]

    operations = [
        migrations.CreateModel(
            name="Failures",
            fields=[
                ("key", models.TextField(primary_key=True, serialize=False)),
                ("count", models.IntegerField()),
                ("latest_at", models.DateTimeField()),
            ],
            options={"db_table": "accounts_failures"},
        ),
        let_app("SELECT", "INSERT", "UPDATE", "DELETE", table="accounts_failures"),
        migrations.CreateModel(
            name="Recovery",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("user_id", models.BigIntegerField(db_index=True)),
                ("token_hash", models.TextField(unique=True)),
                ("browser_hash", models.TextField()),
                ("asked_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
                ("opened_at", models.DateTimeField(blank=True, null=True)),
                ("done_at", models.DateTimeField(blank=True, null=True)),
            ],
        ),
        let_app("SELECT", "INSERT", "UPDATE", table="accounts_recovery"),
        migrations.CreateModel(
            name="Approval",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("organization_id", models.BigIntegerField()),
                ("user_id", models.BigIntegerField(db_index=True)),
                ("approved_by", models.BigIntegerField(help_text="The position of who saw them.")),
                ("approved_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
                ("used_at", models.DateTimeField(blank=True, null=True)),
            ],
        ),
        RowSecurity("L", table="accounts_approval"),
        migrations.CreateModel(
            name="Identity",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("user_id", models.BigIntegerField(db_index=True)),
                ("issuer", models.TextField()),
                ("subject", models.TextField()),
                ("linked_at", models.DateTimeField()),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("issuer", "subject"), name="identity_once")],
            },
        ),
        let_app("SELECT", "INSERT", "DELETE", table="accounts_identity"),
        migrations.AddField(model_name="user", name="held_until", field=models.DateTimeField(blank=True, null=True)),
        migrations.AddField(
            model_name="invitation", name="withdrawn_at", field=models.DateTimeField(blank=True, null=True)
        ),
    ]
