"""The first tables of accounts, each guarded from its first moment."""

from __future__ import annotations

import uuid

import django.contrib.postgres.fields
import django.db.models.functions.text
from django.db import migrations, models

import wayfellow.rules.access.roles
from wayfellow.records.base.grants import let_app
from wayfellow.records.base.row_security import RowSecurity


class Migration(migrations.Migration):
    initial = True

    dependencies = [("base", "0002_context")]

    operations = [
        migrations.CreateModel(
            name="Position",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("user_id", models.BigIntegerField()),
                ("organization_id", models.BigIntegerField()),
                (
                    "roles",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(
                            choices=[
                                (
                                    wayfellow.rules.access.roles.Role["LEAD_CARE_MANAGER"],
                                    wayfellow.rules.access.roles.Role["LEAD_CARE_MANAGER"],
                                ),
                                (
                                    wayfellow.rules.access.roles.Role["COMMUNITY_HEALTH_WORKER"],
                                    wayfellow.rules.access.roles.Role["COMMUNITY_HEALTH_WORKER"],
                                ),
                                (
                                    wayfellow.rules.access.roles.Role["CLINICAL_CONSULTANT"],
                                    wayfellow.rules.access.roles.Role["CLINICAL_CONSULTANT"],
                                ),
                                (
                                    wayfellow.rules.access.roles.Role["SUPERVISOR"],
                                    wayfellow.rules.access.roles.Role["SUPERVISOR"],
                                ),
                                (
                                    wayfellow.rules.access.roles.Role["HOSPITAL_CASE_MANAGER"],
                                    wayfellow.rules.access.roles.Role["HOSPITAL_CASE_MANAGER"],
                                ),
                                (
                                    wayfellow.rules.access.roles.Role["PLAN_CASE_MANAGER"],
                                    wayfellow.rules.access.roles.Role["PLAN_CASE_MANAGER"],
                                ),
                                (
                                    wayfellow.rules.access.roles.Role["COMMUNITY_WORKER"],
                                    wayfellow.rules.access.roles.Role["COMMUNITY_WORKER"],
                                ),
                                (
                                    wayfellow.rules.access.roles.Role["BILLER"],
                                    wayfellow.rules.access.roles.Role["BILLER"],
                                ),
                                (
                                    wayfellow.rules.access.roles.Role["ANALYST"],
                                    wayfellow.rules.access.roles.Role["ANALYST"],
                                ),
                                (
                                    wayfellow.rules.access.roles.Role["PRIVACY_OFFICER"],
                                    wayfellow.rules.access.roles.Role["PRIVACY_OFFICER"],
                                ),
                                (
                                    wayfellow.rules.access.roles.Role["ORGANIZATION_ADMIN"],
                                    wayfellow.rules.access.roles.Role["ORGANIZATION_ADMIN"],
                                ),
                                (
                                    wayfellow.rules.access.roles.Role["PLATFORM_OPERATOR"],
                                    wayfellow.rules.access.roles.Role["PLATFORM_OPERATOR"],
                                ),
                            ]
                        ),
                        size=None,
                    ),
                ),
                ("begins_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField(blank=True, null=True)),
                ("suspended_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("user_id", "organization_id"), name="position_once_in_an_organization"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "roles__contained_by",
                                [
                                    "lead_care_manager",
                                    "community_health_worker",
                                    "clinical_consultant",
                                    "supervisor",
                                    "hospital_case_manager",
                                    "plan_case_manager",
                                    "community_worker",
                                    "biller",
                                    "analyst",
                                    "privacy_officer",
                                    "organization_admin",
                                    "platform_operator",
                                ],
                            )
                        ),
                        name="position_roles_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="User",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("email", models.TextField()),
                ("name", models.TextField(blank=True, default="")),
                ("is_active", models.BooleanField(default=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(django.db.models.functions.text.Lower("email"), name="user_email_once")
                ],
            },
        ),
        let_app("SELECT", "INSERT", "UPDATE", table="accounts_user"),
        RowSecurity("L", table="accounts_position"),
    ]
