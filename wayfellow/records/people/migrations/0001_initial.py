"""The first tables of people, each guarded from its first moment."""

from __future__ import annotations

import uuid

from django.db import migrations, models

from wayfellow.records.base.row_security import RowSecurity


class Migration(migrations.Migration):
    initial = True

    dependencies = [("base", "0002_context"), ("access", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="Person",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("birth_date", models.DateField(blank=True, null=True)),
                ("recorded_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="ContactPoint",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("person_id", models.BigIntegerField()),
                ("source_id", models.BigIntegerField()),
                ("label_mask", models.IntegerField(default=0)),
                ("version", models.IntegerField(default=1)),
                ("recorded_at", models.DateTimeField()),
                ("recorded_by", models.BigIntegerField(help_text="The position that wrote it; 0 for the machine.")),
                ("kind", models.TextField(choices=[("phone", "phone"), ("text", "text"), ("email", "email")])),
                ("value", models.TextField()),
                ("is_safe_to_leave_message", models.BooleanField(blank=True, null=True)),
                (
                    "rule",
                    models.TextField(blank=True, default="", help_text="In their own words: when and how to call."),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["person_id", "source_id"], name="contact_person")],
            },
        ),
        migrations.CreateModel(
            name="Identifier",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("person_id", models.BigIntegerField()),
                ("source_id", models.BigIntegerField()),
                ("label_mask", models.IntegerField(default=0)),
                ("version", models.IntegerField(default=1)),
                ("recorded_at", models.DateTimeField()),
                ("recorded_by", models.BigIntegerField(help_text="The position that wrote it; 0 for the machine.")),
                ("kind", models.TextField(choices=[("cin", "cin"), ("mrn", "mrn")])),
                ("value", models.TextField()),
            ],
            options={
                "indexes": [models.Index(fields=["person_id", "source_id"], name="identifier_person")],
            },
        ),
        migrations.CreateModel(
            name="Language",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("person_id", models.BigIntegerField()),
                ("source_id", models.BigIntegerField()),
                ("label_mask", models.IntegerField(default=0)),
                ("version", models.IntegerField(default=1)),
                ("recorded_at", models.DateTimeField()),
                ("recorded_by", models.BigIntegerField(help_text="The position that wrote it; 0 for the machine.")),
                ("spoken", models.TextField()),
                ("written", models.TextField(blank=True, default="")),
                ("needs_interpreter", models.BooleanField(blank=True, null=True)),
                ("format", models.TextField(default="standard")),
            ],
            options={
                "indexes": [models.Index(fields=["person_id", "source_id"], name="language_person")],
            },
        ),
        migrations.CreateModel(
            name="Name",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("person_id", models.BigIntegerField()),
                ("source_id", models.BigIntegerField()),
                ("label_mask", models.IntegerField(default=0)),
                ("version", models.IntegerField(default=1)),
                ("recorded_at", models.DateTimeField()),
                ("recorded_by", models.BigIntegerField(help_text="The position that wrote it; 0 for the machine.")),
                ("given", models.TextField()),
                ("family", models.TextField(blank=True, default="")),
                ("preferred", models.TextField(blank=True, default="")),
                ("said", models.TextField(blank=True, default="")),
                ("begins_on", models.DateField(blank=True, null=True)),
                ("ends_on", models.DateField(blank=True, null=True)),
            ],
            options={
                "indexes": [models.Index(fields=["person_id", "source_id"], name="name_person")],
            },
        ),
        migrations.CreateModel(
            name="PlanMembership",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("person_id", models.BigIntegerField()),
                ("source_id", models.BigIntegerField()),
                ("label_mask", models.IntegerField(default=0)),
                ("version", models.IntegerField(default=1)),
                ("recorded_at", models.DateTimeField()),
                ("recorded_by", models.BigIntegerField(help_text="The position that wrote it; 0 for the machine.")),
                ("plan_id", models.BigIntegerField(help_text="The organization that is the plan.")),
                ("begins_on", models.DateField()),
                ("ends_on", models.DateField(blank=True, null=True)),
            ],
            options={
                "indexes": [models.Index(fields=["person_id", "source_id"], name="planmembership_person")],
            },
        ),
        migrations.CreateModel(
            name="SearchKey",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("person_id", models.BigIntegerField()),
                ("source_id", models.BigIntegerField()),
                ("label_mask", models.IntegerField(default=0)),
                ("version", models.IntegerField(default=1)),
                ("recorded_at", models.DateTimeField()),
                ("recorded_by", models.BigIntegerField(help_text="The position that wrote it; 0 for the machine.")),
                ("kind", models.TextField()),
                ("token", models.TextField(db_collation="C")),
            ],
            options={
                "indexes": [
                    models.Index(fields=["token", "kind"], name="searchkey_token"),
                    models.Index(fields=["person_id", "source_id"], name="searchkey_person"),
                ],
            },
        ),
        RowSecurity("P", table="people_person"),
        migrations.RunSQL("GRANT USAGE ON SEQUENCE people_person_id_seq TO wayfellow_app", migrations.RunSQL.noop),
        RowSecurity("B", table="people_name"),
        RowSecurity("B", table="people_identifier"),
        RowSecurity("B", table="people_contactpoint"),
        RowSecurity("B", table="people_language"),
        RowSecurity("B", table="people_planmembership"),
        RowSecurity("B", table="people_searchkey", verbs=("SELECT", "INSERT", "UPDATE", "DELETE")),
    ]
