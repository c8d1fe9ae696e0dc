"""Sessions, invitations, the counters of failures; and what the app may do with the tables of allauth."""

from __future__ import annotations

import uuid

import django.contrib.postgres.fields
from django.db import migrations, models

from wayfellow.records.base.grants import let_app
from wayfellow.records.base.row_security import RowSecurity
from wayfellow.rules.access.roles import Role

COUNTERS = """
    CREATE TABLE accounts_cache (
        cache_key varchar(255) PRIMARY KEY, value text NOT NULL, expires timestamptz NOT NULL
    );
    CREATE INDEX accounts_cache_expires ON accounts_cache (expires);
"""
ROLES = [str(role) for role in Role]


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_initial"),
        ("account", "0009_emailaddress_unique_primary_email"),
        ("mfa", "0003_authenticator_type_uniq"),
    ]

    operations = [
        migrations.CreateModel(
            name="Session",
            fields=[
                ("session_data", models.TextField(verbose_name="session data")),
                ("expire_date", models.DateTimeField(db_index=True, verbose_name="expire date")),
                ("session_key", models.TextField(primary_key=True, serialize=False)),
                ("user_id", models.BigIntegerField(db_index=True, default=0)),
                ("position_id", models.BigIntegerField(default=0)),
                ("begun_at", models.DateTimeField(blank=True, null=True)),
                ("seen_at", models.DateTimeField(blank=True, null=True)),
                ("device", models.TextField(blank=True, default="")),
            ],
            options={
                "verbose_name": "session",
                "verbose_name_plural": "sessions",
                "db_table": "accounts_session",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Invitation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("organization_id", models.BigIntegerField()),
                ("email", models.TextField()),
                (
                    "roles",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(choices=[(role, role) for role in Role]), size=None
                    ),
                ),
                ("token_hash", models.TextField(unique=True)),
                ("invited_at", models.DateTimeField()),
                ("invited_by", models.BigIntegerField(help_text="The position that invited; 0 for the machine.")),
                ("expires_at", models.DateTimeField()),
                ("accepted_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("roles__contained_by", ROLES)), name="invitation_roles_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("invited_at__lt", models.F("expires_at"))),
                        name="invitation_expires_after_it_is_made",
                    ),
                ],
            },
        ),
        RowSecurity("A", table="accounts_invitation"),
        let_app("SELECT", "INSERT", "UPDATE", "DELETE", table="accounts_session"),
        migrations.RunSQL(COUNTERS, "DROP TABLE accounts_cache"),
        let_app("SELECT", "INSERT", "UPDATE", "DELETE", table="accounts_cache"),
        let_app("SELECT", "INSERT", "UPDATE", table="account_emailaddress"),
        let_app("SELECT", "INSERT", "UPDATE", "DELETE", table="mfa_authenticator"),
    ]
