"""Details keep their history and who told them; addresses, people around, twins."""

from __future__ import annotations

import uuid

import django.contrib.postgres.functions
from django.db import migrations, models

from wayfellow.records.base.row_security import RowSecurity

TABLES = ("address", "sexandgender", "preference", "closeone", "representative")


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Address",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("person_id", models.BigIntegerField()),
                ("source_id", models.BigIntegerField()),
                ("label_mask", models.IntegerField(default=0)),
                ("version", models.IntegerField(default=1)),
                ("recorded_at", models.DateTimeField()),
                ("recorded_by", models.BigIntegerField(help_text="The position that wrote it; 0 for the machine.")),
                (
                    "thread_id",
                    models.UUIDField(
                        db_default=django.contrib.postgres.functions.RandomUUID(), default=uuid.uuid4, editable=False
                    ),
                ),
                (
                    "told_by",
                    models.TextField(
                        choices=[
                            ("person", "person"),
                            ("family", "family"),
                            ("staff_saw", "staff_saw"),
                            ("referral", "referral"),
                            ("plan_file", "plan_file"),
                            ("hospital", "hospital"),
                            ("another_organization", "another_organization"),
                            ("not_known", "not_known"),
                        ],
                        db_default="not_known",
                        default="not_known",
                    ),
                ),
                ("told_on", models.DateField(blank=True, null=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "ended_because",
                    models.TextField(
                        blank=True,
                        choices=[("replaced", "replaced"), ("no_longer", "no_longer"), ("mistaken", "mistaken")],
                        db_default="",
                        default="",
                    ),
                ),
                (
                    "kind",
                    models.TextField(
                        choices=[
                            ("home", "home"),
                            ("mailing", "mailing"),
                            ("staying_with_somebody", "staying_with_somebody"),
                            ("shelter", "shelter"),
                            ("no_fixed_address", "no_fixed_address"),
                            ("where_to_find_me", "where_to_find_me"),
                            ("facility", "facility"),
                        ]
                    ),
                ),
                ("line", models.TextField(blank=True, default="")),
                ("city", models.TextField(blank=True, default="")),
                ("state", models.TextField(blank=True, default="CA")),
                ("postal_code", models.TextField(blank=True, default="")),
                ("where", models.TextField(blank=True, default="")),
                (
                    "confidence",
                    models.TextField(
                        choices=[("sure", "sure"), ("likely", "likely"), ("unsure", "unsure")], default="likely"
                    ),
                ),
                ("begins_on", models.DateField(blank=True, null=True)),
                ("ends_on", models.DateField(blank=True, null=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="CloseOne",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("person_id", models.BigIntegerField()),
                ("source_id", models.BigIntegerField()),
                ("label_mask", models.IntegerField(default=0)),
                ("version", models.IntegerField(default=1)),
                ("recorded_at", models.DateTimeField()),
                ("recorded_by", models.BigIntegerField(help_text="The position that wrote it; 0 for the machine.")),
                (
                    "thread_id",
                    models.UUIDField(
                        db_default=django.contrib.postgres.functions.RandomUUID(), default=uuid.uuid4, editable=False
                    ),
                ),
                (
                    "told_by",
                    models.TextField(
                        choices=[
                            ("person", "person"),
                            ("family", "family"),
                            ("staff_saw", "staff_saw"),
                            ("referral", "referral"),
                            ("plan_file", "plan_file"),
                            ("hospital", "hospital"),
                            ("another_organization", "another_organization"),
                            ("not_known", "not_known"),
                        ],
                        db_default="not_known",
                        default="not_known",
                    ),
                ),
                ("told_on", models.DateField(blank=True, null=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "ended_because",
                    models.TextField(
                        blank=True,
                        choices=[("replaced", "replaced"), ("no_longer", "no_longer"), ("mistaken", "mistaken")],
                        db_default="",
                        default="",
                    ),
                ),
                ("name", models.TextField()),
                ("relation", models.TextField()),
                ("phone", models.TextField(blank=True, default="")),
                ("spoken", models.TextField(blank=True, default="")),
                ("lives_with_person", models.BooleanField(blank=True, null=True)),
                ("is_caregiver", models.BooleanField(default=False)),
                ("is_emergency_contact", models.BooleanField(default=False)),
                ("shares_nothing", models.BooleanField(default=False)),
                ("helps_with", models.TextField(blank=True, default="")),
                ("person_known", models.BigIntegerField(default=0)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="LinkRequest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("digest", models.BinaryField(max_length=32)),
                ("asker_id", models.BigIntegerField()),
                ("position_id", models.BigIntegerField()),
                ("person_id", models.BigIntegerField(default=0)),
                ("because", models.TextField()),
                (
                    "state",
                    models.TextField(
                        choices=[
                            ("asked", "asked"),
                            ("linked", "linked"),
                            ("declined", "declined"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default="asked",
                    ),
                ),
                ("asked_at", models.DateTimeField()),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("answered_by", models.BigIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name="Preference",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("person_id", models.BigIntegerField()),
                ("source_id", models.BigIntegerField()),
                ("label_mask", models.IntegerField(default=0)),
                ("version", models.IntegerField(default=1)),
                ("recorded_at", models.DateTimeField()),
                ("recorded_by", models.BigIntegerField(help_text="The position that wrote it; 0 for the machine.")),
                (
                    "thread_id",
                    models.UUIDField(
                        db_default=django.contrib.postgres.functions.RandomUUID(), default=uuid.uuid4, editable=False
                    ),
                ),
                (
                    "told_by",
                    models.TextField(
                        choices=[
                            ("person", "person"),
                            ("family", "family"),
                            ("staff_saw", "staff_saw"),
                            ("referral", "referral"),
                            ("plan_file", "plan_file"),
                            ("hospital", "hospital"),
                            ("another_organization", "another_organization"),
                            ("not_known", "not_known"),
                        ],
                        db_default="not_known",
                        default="not_known",
                    ),
                ),
                ("told_on", models.DateField(blank=True, null=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "ended_because",
                    models.TextField(
                        blank=True,
                        choices=[("replaced", "replaced"), ("no_longer", "no_longer"), ("mistaken", "mistaken")],
                        db_default="",
                        default="",
                    ),
                ),
                (
                    "subject",
                    models.TextField(
                        choices=[
                            ("what_matters", "what_matters"),
                            ("culture_and_faith", "culture_and_faith"),
                            ("how_to_meet", "how_to_meet"),
                            ("please_do_not", "please_do_not"),
                            ("strengths", "strengths"),
                        ]
                    ),
                ),
                ("in_their_words", models.TextField()),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Representative",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("person_id", models.BigIntegerField()),
                ("source_id", models.BigIntegerField()),
                ("label_mask", models.IntegerField(default=0)),
                ("version", models.IntegerField(default=1)),
                ("recorded_at", models.DateTimeField()),
                ("recorded_by", models.BigIntegerField(help_text="The position that wrote it; 0 for the machine.")),
                (
                    "thread_id",
                    models.UUIDField(
                        db_default=django.contrib.postgres.functions.RandomUUID(), default=uuid.uuid4, editable=False
                    ),
                ),
                (
                    "told_by",
                    models.TextField(
                        choices=[
                            ("person", "person"),
                            ("family", "family"),
                            ("staff_saw", "staff_saw"),
                            ("referral", "referral"),
                            ("plan_file", "plan_file"),
                            ("hospital", "hospital"),
                            ("another_organization", "another_organization"),
                            ("not_known", "not_known"),
                        ],
                        db_default="not_known",
                        default="not_known",
                    ),
                ),
                ("told_on", models.DateField(blank=True, null=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "ended_because",
                    models.TextField(
                        blank=True,
                        choices=[("replaced", "replaced"), ("no_longer", "no_longer"), ("mistaken", "mistaken")],
                        db_default="",
                        default="",
                    ),
                ),
                ("name", models.TextField()),
                ("relation", models.TextField(blank=True, default="")),
                ("phone", models.TextField(blank=True, default="")),
                (
                    "authority",
                    models.TextField(
                        choices=[
                            ("parent", "parent"),
                            ("guardian", "guardian"),
                            ("conservator", "conservator"),
                            ("health_care_agent", "health_care_agent"),
                            ("caregiver_affidavit", "caregiver_affidavit"),
                            ("foster_or_court", "foster_or_court"),
                            ("chosen_helper", "chosen_helper"),
                            ("medi_cal_authorized_representative", "medi_cal_authorized_representative"),
                        ]
                    ),
                ),
                ("scope", models.TextField(blank=True, default="")),
                ("evidence", models.TextField(blank=True, default="")),
                ("checked_on", models.DateField(blank=True, null=True)),
                ("begins_on", models.DateField(blank=True, null=True)),
                ("ends_on", models.DateField(blank=True, null=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="SexAndGender",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("person_id", models.BigIntegerField()),
                ("source_id", models.BigIntegerField()),
                ("label_mask", models.IntegerField(default=0)),
                ("version", models.IntegerField(default=1)),
                ("recorded_at", models.DateTimeField()),
                ("recorded_by", models.BigIntegerField(help_text="The position that wrote it; 0 for the machine.")),
                (
                    "thread_id",
                    models.UUIDField(
                        db_default=django.contrib.postgres.functions.RandomUUID(), default=uuid.uuid4, editable=False
                    ),
                ),
                (
                    "told_by",
                    models.TextField(
                        choices=[
                            ("person", "person"),
                            ("family", "family"),
                            ("staff_saw", "staff_saw"),
                            ("referral", "referral"),
                            ("plan_file", "plan_file"),
                            ("hospital", "hospital"),
                            ("another_organization", "another_organization"),
                            ("not_known", "not_known"),
                        ],
                        db_default="not_known",
                        default="not_known",
                    ),
                ),
                ("told_on", models.DateField(blank=True, null=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "ended_because",
                    models.TextField(
                        blank=True,
                        choices=[("replaced", "replaced"), ("no_longer", "no_longer"), ("mistaken", "mistaken")],
                        db_default="",
                        default="",
                    ),
                ),
                (
                    "sex",
                    models.TextField(
                        choices=[
                            ("female", "female"),
                            ("male", "male"),
                            ("another", "another"),
                            ("not_known", "not_known"),
                        ],
                        default="not_known",
                    ),
                ),
                ("gender", models.TextField(blank=True, default="")),
                ("pronouns", models.TextField(blank=True, default="")),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="TwinHint",
            fields=[
                ("digest", models.BinaryField(max_length=32, primary_key=True, serialize=False)),
            ],
        ),
        migrations.CreateModel(
            name="TwinKey",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("person_id", models.BigIntegerField()),
                ("source_id", models.BigIntegerField()),
                ("label_mask", models.IntegerField(default=0)),
                ("version", models.IntegerField(default=1)),
                ("recorded_at", models.DateTimeField()),
                ("recorded_by", models.BigIntegerField(help_text="The position that wrote it; 0 for the machine.")),
                ("digest", models.BinaryField(max_length=32)),
            ],
        ),
        migrations.RemoveIndex(
            model_name="contactpoint",
            name="contact_person",
        ),
        migrations.RemoveIndex(
            model_name="identifier",
            name="identifier_person",
        ),
        migrations.RemoveIndex(
            model_name="language",
            name="language_person",
        ),
        migrations.RemoveIndex(
            model_name="name",
            name="name_person",
        ),
        migrations.RemoveIndex(
            model_name="planmembership",
            name="planmembership_person",
        ),
        migrations.AddField(
            model_name="contactpoint",
            name="ended_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="contactpoint",
            name="ended_because",
            field=models.TextField(
                blank=True,
                choices=[("replaced", "replaced"), ("no_longer", "no_longer"), ("mistaken", "mistaken")],
                db_default="",
                default="",
            ),
        ),
        migrations.AddField(
            model_name="contactpoint",
            name="rank",
            field=models.IntegerField(db_default=1, default=1),
        ),
        migrations.AddField(
            model_name="contactpoint",
            name="thread_id",
            field=models.UUIDField(
                db_default=django.contrib.postgres.functions.RandomUUID(), default=uuid.uuid4, editable=False
            ),
        ),
        migrations.AddField(
            model_name="contactpoint",
            name="told_by",
            field=models.TextField(
                choices=[
                    ("person", "person"),
                    ("family", "family"),
                    ("staff_saw", "staff_saw"),
                    ("referral", "referral"),
                    ("plan_file", "plan_file"),
                    ("hospital", "hospital"),
                    ("another_organization", "another_organization"),
                    ("not_known", "not_known"),
                ],
                db_default="not_known",
                default="not_known",
            ),
        ),
        migrations.AddField(
            model_name="contactpoint",
            name="told_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="contactpoint",
            name="whose",
            field=models.TextField(blank=True, db_default="", default=""),
        ),
        migrations.AddField(
            model_name="identifier",
            name="ended_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="identifier",
            name="ended_because",
            field=models.TextField(
                blank=True,
                choices=[("replaced", "replaced"), ("no_longer", "no_longer"), ("mistaken", "mistaken")],
                db_default="",
                default="",
            ),
        ),
        migrations.AddField(
            model_name="identifier",
            name="thread_id",
            field=models.UUIDField(
                db_default=django.contrib.postgres.functions.RandomUUID(), default=uuid.uuid4, editable=False
            ),
        ),
        migrations.AddField(
            model_name="identifier",
            name="told_by",
            field=models.TextField(
                choices=[
                    ("person", "person"),
                    ("family", "family"),
                    ("staff_saw", "staff_saw"),
                    ("referral", "referral"),
                    ("plan_file", "plan_file"),
                    ("hospital", "hospital"),
                    ("another_organization", "another_organization"),
                    ("not_known", "not_known"),
                ],
                db_default="not_known",
                default="not_known",
            ),
        ),
        migrations.AddField(
            model_name="identifier",
            name="told_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="language",
            name="ended_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="language",
            name="ended_because",
            field=models.TextField(
                blank=True,
                choices=[("replaced", "replaced"), ("no_longer", "no_longer"), ("mistaken", "mistaken")],
                db_default="",
                default="",
            ),
        ),
        migrations.AddField(
            model_name="language",
            name="thread_id",
            field=models.UUIDField(
                db_default=django.contrib.postgres.functions.RandomUUID(), default=uuid.uuid4, editable=False
            ),
        ),
        migrations.AddField(
            model_name="language",
            name="told_by",
            field=models.TextField(
                choices=[
                    ("person", "person"),
                    ("family", "family"),
                    ("staff_saw", "staff_saw"),
                    ("referral", "referral"),
                    ("plan_file", "plan_file"),
                    ("hospital", "hospital"),
                    ("another_organization", "another_organization"),
                    ("not_known", "not_known"),
                ],
                db_default="not_known",
                default="not_known",
            ),
        ),
        migrations.AddField(
            model_name="language",
            name="told_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="name",
            name="ended_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="name",
            name="ended_because",
            field=models.TextField(
                blank=True,
                choices=[("replaced", "replaced"), ("no_longer", "no_longer"), ("mistaken", "mistaken")],
                db_default="",
                default="",
            ),
        ),
        migrations.AddField(
            model_name="name",
            name="thread_id",
            field=models.UUIDField(
                db_default=django.contrib.postgres.functions.RandomUUID(), default=uuid.uuid4, editable=False
            ),
        ),
        migrations.AddField(
            model_name="name",
            name="told_by",
            field=models.TextField(
                choices=[
                    ("person", "person"),
                    ("family", "family"),
                    ("staff_saw", "staff_saw"),
                    ("referral", "referral"),
                    ("plan_file", "plan_file"),
                    ("hospital", "hospital"),
                    ("another_organization", "another_organization"),
                    ("not_known", "not_known"),
                ],
                db_default="not_known",
                default="not_known",
            ),
        ),
        migrations.AddField(
            model_name="name",
            name="told_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="person",
            name="died_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="person",
            name="version",
            field=models.IntegerField(db_default=1, default=1),
        ),
        migrations.AddField(
            model_name="planmembership",
            name="ended_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="planmembership",
            name="ended_because",
            field=models.TextField(
                blank=True,
                choices=[("replaced", "replaced"), ("no_longer", "no_longer"), ("mistaken", "mistaken")],
                db_default="",
                default="",
            ),
        ),
        migrations.AddField(
            model_name="planmembership",
            name="line",
            field=models.TextField(
                choices=[
                    ("medi_cal", "medi_cal"),
                    ("medicare", "medicare"),
                    ("dual_special_needs", "dual_special_needs"),
                    ("private", "private"),
                    ("other", "other"),
                ],
                db_default="medi_cal",
                default="medi_cal",
            ),
        ),
        migrations.AddField(
            model_name="planmembership",
            name="thread_id",
            field=models.UUIDField(
                db_default=django.contrib.postgres.functions.RandomUUID(), default=uuid.uuid4, editable=False
            ),
        ),
        migrations.AddField(
            model_name="planmembership",
            name="told_by",
            field=models.TextField(
                choices=[
                    ("person", "person"),
                    ("family", "family"),
                    ("staff_saw", "staff_saw"),
                    ("referral", "referral"),
                    ("plan_file", "plan_file"),
                    ("hospital", "hospital"),
                    ("another_organization", "another_organization"),
                    ("not_known", "not_known"),
                ],
                db_default="not_known",
                default="not_known",
            ),
        ),
        migrations.AddField(
            model_name="planmembership",
            name="told_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AlterField(
            model_name="identifier",
            name="kind",
            field=models.TextField(
                choices=[("cin", "cin"), ("mrn", "mrn"), ("medicare", "medicare"), ("plan_number", "plan_number")]
            ),
        ),
        migrations.AddIndex(
            model_name="contactpoint",
            index=models.Index(
                condition=models.Q(("ended_at", None)), fields=["person_id", "source_id"], name="contactpoint_live"
            ),
        ),
        migrations.AddIndex(
            model_name="identifier",
            index=models.Index(
                condition=models.Q(("ended_at", None)), fields=["person_id", "source_id"], name="identifier_live"
            ),
        ),
        migrations.AddIndex(
            model_name="language",
            index=models.Index(
                condition=models.Q(("ended_at", None)), fields=["person_id", "source_id"], name="language_live"
            ),
        ),
        migrations.AddIndex(
            model_name="name",
            index=models.Index(
                condition=models.Q(("ended_at", None)), fields=["person_id", "source_id"], name="name_live"
            ),
        ),
        migrations.AddIndex(
            model_name="planmembership",
            index=models.Index(
                condition=models.Q(("ended_at", None)), fields=["person_id", "source_id"], name="planmembership_live"
            ),
        ),
        migrations.AddConstraint(
            model_name="contactpoint",
            constraint=models.UniqueConstraint(
                fields=("source_id", "thread_id", "version"), name="contactpoint_once_a_version"
            ),
        ),
        migrations.AddConstraint(
            model_name="contactpoint",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "told_by__in",
                        (
                            "person",
                            "family",
                            "staff_saw",
                            "referral",
                            "plan_file",
                            "hospital",
                            "another_organization",
                            "not_known",
                        ),
                    )
                ),
                name="contactpoint_teller_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="contactpoint",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ended_at", None), ("ended_because", "")),
                    models.Q(("ended_at__isnull", False), ("ended_because__in", ("replaced", "no_longer", "mistaken"))),
                    _connector="OR",
                ),
                name="contactpoint_ended_with_a_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="contactpoint",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ("phone", "text", "email"))), name="contactpoint_kind_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="identifier",
            constraint=models.UniqueConstraint(
                fields=("source_id", "thread_id", "version"), name="identifier_once_a_version"
            ),
        ),
        migrations.AddConstraint(
            model_name="identifier",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "told_by__in",
                        (
                            "person",
                            "family",
                            "staff_saw",
                            "referral",
                            "plan_file",
                            "hospital",
                            "another_organization",
                            "not_known",
                        ),
                    )
                ),
                name="identifier_teller_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="identifier",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ended_at", None), ("ended_because", "")),
                    models.Q(("ended_at__isnull", False), ("ended_because__in", ("replaced", "no_longer", "mistaken"))),
                    _connector="OR",
                ),
                name="identifier_ended_with_a_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="identifier",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ("cin", "mrn", "medicare", "plan_number"))),
                name="identifier_kind_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="language",
            constraint=models.UniqueConstraint(
                fields=("source_id", "thread_id", "version"), name="language_once_a_version"
            ),
        ),
        migrations.AddConstraint(
            model_name="language",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "told_by__in",
                        (
                            "person",
                            "family",
                            "staff_saw",
                            "referral",
                            "plan_file",
                            "hospital",
                            "another_organization",
                            "not_known",
                        ),
                    )
                ),
                name="language_teller_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="language",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ended_at", None), ("ended_because", "")),
                    models.Q(("ended_at__isnull", False), ("ended_because__in", ("replaced", "no_longer", "mistaken"))),
                    _connector="OR",
                ),
                name="language_ended_with_a_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="language",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "format__in",
                        (
                            "standard",
                            "large_print",
                            "braille",
                            "audio",
                            "sign_language",
                            "plain_language",
                            "electronic",
                        ),
                    )
                ),
                name="language_format_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="name",
            constraint=models.UniqueConstraint(
                fields=("source_id", "thread_id", "version"), name="name_once_a_version"
            ),
        ),
        migrations.AddConstraint(
            model_name="name",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "told_by__in",
                        (
                            "person",
                            "family",
                            "staff_saw",
                            "referral",
                            "plan_file",
                            "hospital",
                            "another_organization",
                            "not_known",
                        ),
                    )
                ),
                name="name_teller_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="name",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ended_at", None), ("ended_because", "")),
                    models.Q(("ended_at__isnull", False), ("ended_because__in", ("replaced", "no_longer", "mistaken"))),
                    _connector="OR",
                ),
                name="name_ended_with_a_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="planmembership",
            constraint=models.UniqueConstraint(
                fields=("source_id", "thread_id", "version"), name="planmembership_once_a_version"
            ),
        ),
        migrations.AddConstraint(
            model_name="planmembership",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "told_by__in",
                        (
                            "person",
                            "family",
                            "staff_saw",
                            "referral",
                            "plan_file",
                            "hospital",
                            "another_organization",
                            "not_known",
                        ),
                    )
                ),
                name="planmembership_teller_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="planmembership",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ended_at", None), ("ended_because", "")),
                    models.Q(("ended_at__isnull", False), ("ended_because__in", ("replaced", "no_longer", "mistaken"))),
                    _connector="OR",
                ),
                name="planmembership_ended_with_a_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="planmembership",
            constraint=models.CheckConstraint(
                condition=models.Q(("line__in", ("medi_cal", "medicare", "dual_special_needs", "private", "other"))),
                name="planmembership_line_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="planmembership",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_on", None), ("ends_on__gte", models.F("begins_on")), _connector="OR"),
                name="planmembership_ends_after_it_begins",
            ),
        ),
        migrations.AddIndex(
            model_name="address",
            index=models.Index(
                condition=models.Q(("ended_at", None)), fields=["person_id", "source_id"], name="address_live"
            ),
        ),
        migrations.AddConstraint(
            model_name="address",
            constraint=models.UniqueConstraint(
                fields=("source_id", "thread_id", "version"), name="address_once_a_version"
            ),
        ),
        migrations.AddConstraint(
            model_name="address",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "told_by__in",
                        (
                            "person",
                            "family",
                            "staff_saw",
                            "referral",
                            "plan_file",
                            "hospital",
                            "another_organization",
                            "not_known",
                        ),
                    )
                ),
                name="address_teller_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="address",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ended_at", None), ("ended_because", "")),
                    models.Q(("ended_at__isnull", False), ("ended_because__in", ("replaced", "no_longer", "mistaken"))),
                    _connector="OR",
                ),
                name="address_ended_with_a_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="address",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("confidence__in", ("sure", "likely", "unsure")),
                    (
                        "kind__in",
                        (
                            "home",
                            "mailing",
                            "staying_with_somebody",
                            "shelter",
                            "no_fixed_address",
                            "where_to_find_me",
                            "facility",
                        ),
                    ),
                ),
                name="address_kind_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="address",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("city", ""), ("line", ""), ("postal_code", ""), ("where", ""), _negated=True),
                    ("kind", "no_fixed_address"),
                    _connector="OR",
                ),
                name="address_says_where",
            ),
        ),
        migrations.AddIndex(
            model_name="closeone",
            index=models.Index(
                condition=models.Q(("ended_at", None)), fields=["person_id", "source_id"], name="closeone_live"
            ),
        ),
        migrations.AddConstraint(
            model_name="closeone",
            constraint=models.UniqueConstraint(
                fields=("source_id", "thread_id", "version"), name="closeone_once_a_version"
            ),
        ),
        migrations.AddConstraint(
            model_name="closeone",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "told_by__in",
                        (
                            "person",
                            "family",
                            "staff_saw",
                            "referral",
                            "plan_file",
                            "hospital",
                            "another_organization",
                            "not_known",
                        ),
                    )
                ),
                name="closeone_teller_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="closeone",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ended_at", None), ("ended_because", "")),
                    models.Q(("ended_at__isnull", False), ("ended_because__in", ("replaced", "no_longer", "mistaken"))),
                    _connector="OR",
                ),
                name="closeone_ended_with_a_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="closeone",
            constraint=models.CheckConstraint(
                condition=models.Q(models.Q(("name", ""), _negated=True), models.Q(("relation", ""), _negated=True)),
                name="closeone_has_name_and_relation",
            ),
        ),
        migrations.AddIndex(
            model_name="linkrequest",
            index=models.Index(condition=models.Q(("state", "asked")), fields=["digest"], name="linkrequest_open"),
        ),
        migrations.AddConstraint(
            model_name="linkrequest",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ("asked", "linked", "declined", "withdrawn"))),
                name="linkrequest_state_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="linkrequest",
            constraint=models.CheckConstraint(
                condition=models.Q(("because", ""), _negated=True), name="linkrequest_says_why"
            ),
        ),
        migrations.AddConstraint(
            model_name="linkrequest",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "asked")), fields=("asker_id", "digest"), name="linkrequest_asked_once"
            ),
        ),
        migrations.AddIndex(
            model_name="preference",
            index=models.Index(
                condition=models.Q(("ended_at", None)), fields=["person_id", "source_id"], name="preference_live"
            ),
        ),
        migrations.AddConstraint(
            model_name="preference",
            constraint=models.UniqueConstraint(
                fields=("source_id", "thread_id", "version"), name="preference_once_a_version"
            ),
        ),
        migrations.AddConstraint(
            model_name="preference",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "told_by__in",
                        (
                            "person",
                            "family",
                            "staff_saw",
                            "referral",
                            "plan_file",
                            "hospital",
                            "another_organization",
                            "not_known",
                        ),
                    )
                ),
                name="preference_teller_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="preference",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ended_at", None), ("ended_because", "")),
                    models.Q(("ended_at__isnull", False), ("ended_because__in", ("replaced", "no_longer", "mistaken"))),
                    _connector="OR",
                ),
                name="preference_ended_with_a_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="preference",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("subject__in", ("what_matters", "culture_and_faith", "how_to_meet", "please_do_not", "strengths"))
                ),
                name="preference_subject_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="preference",
            constraint=models.CheckConstraint(
                condition=models.Q(("in_their_words", ""), _negated=True), name="preference_says_something"
            ),
        ),
        migrations.AddIndex(
            model_name="representative",
            index=models.Index(
                condition=models.Q(("ended_at", None)), fields=["person_id", "source_id"], name="representative_live"
            ),
        ),
        migrations.AddConstraint(
            model_name="representative",
            constraint=models.UniqueConstraint(
                fields=("source_id", "thread_id", "version"), name="representative_once_a_version"
            ),
        ),
        migrations.AddConstraint(
            model_name="representative",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "told_by__in",
                        (
                            "person",
                            "family",
                            "staff_saw",
                            "referral",
                            "plan_file",
                            "hospital",
                            "another_organization",
                            "not_known",
                        ),
                    )
                ),
                name="representative_teller_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="representative",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ended_at", None), ("ended_because", "")),
                    models.Q(("ended_at__isnull", False), ("ended_because__in", ("replaced", "no_longer", "mistaken"))),
                    _connector="OR",
                ),
                name="representative_ended_with_a_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="representative",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "authority__in",
                        (
                            "parent",
                            "guardian",
                            "conservator",
                            "health_care_agent",
                            "caregiver_affidavit",
                            "foster_or_court",
                            "chosen_helper",
                            "medi_cal_authorized_representative",
                        ),
                    )
                ),
                name="representative_authority_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="representative",
            constraint=models.CheckConstraint(
                condition=models.Q(("checked_on", None), models.Q(("evidence", ""), _negated=True), _connector="OR"),
                name="representative_checked_by_paper",
            ),
        ),
        migrations.AddIndex(
            model_name="sexandgender",
            index=models.Index(
                condition=models.Q(("ended_at", None)), fields=["person_id", "source_id"], name="sexandgender_live"
            ),
        ),
        migrations.AddConstraint(
            model_name="sexandgender",
            constraint=models.UniqueConstraint(
                fields=("source_id", "thread_id", "version"), name="sexandgender_once_a_version"
            ),
        ),
        migrations.AddConstraint(
            model_name="sexandgender",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "told_by__in",
                        (
                            "person",
                            "family",
                            "staff_saw",
                            "referral",
                            "plan_file",
                            "hospital",
                            "another_organization",
                            "not_known",
                        ),
                    )
                ),
                name="sexandgender_teller_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="sexandgender",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ended_at", None), ("ended_because", "")),
                    models.Q(("ended_at__isnull", False), ("ended_because__in", ("replaced", "no_longer", "mistaken"))),
                    _connector="OR",
                ),
                name="sexandgender_ended_with_a_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="sexandgender",
            constraint=models.CheckConstraint(
                condition=models.Q(("sex__in", ("female", "male", "another", "not_known"))),
                name="sexandgender_sex_known",
            ),
        ),
        migrations.AddIndex(
            model_name="twinkey",
            index=models.Index(fields=["digest"], name="twinkey_digest"),
        ),
        migrations.AddConstraint(
            model_name="twinkey",
            constraint=models.UniqueConstraint(fields=("source_id", "person_id", "digest"), name="twinkey_once"),
        ),
        migrations.AddConstraint(
            model_name="language",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_at", None)), fields=("source_id", "person_id"), name="language_only_one"
            ),
        ),
        migrations.AddConstraint(
            model_name="sexandgender",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_at", None)), fields=("source_id", "person_id"), name="sexandgender_only_one"
            ),
        ),
        *(RowSecurity("B", table=f"people_{name}") for name in TABLES),
        RowSecurity("B", table="people_twinkey", verbs=("SELECT", "INSERT", "DELETE")),
        RowSecurity("N", table="people_twinhint"),
        RowSecurity("T", table="people_linkrequest"),
    ]
