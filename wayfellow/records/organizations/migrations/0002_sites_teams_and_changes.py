"""Sites with a phone, teams with members; and an organization that changes what is said of it, itself only."""

from __future__ import annotations

from django.db import migrations, models

from wayfellow.records.base.grants import APP_ROLE, let_app
from wayfellow.records.base.row_security import RowSecurity

ITSELF = "id = (SELECT sec.organization())"
ITSELF_ONLY = f"""
    CREATE POLICY itself ON organizations_organization AS RESTRICTIVE FOR UPDATE TO {APP_ROLE}
        USING ({ITSELF}) WITH CHECK ({ITSELF})
"""


class Migration(migrations.Migration):
    dependencies = [("organizations", "0001_initial")]

    operations = [
        migrations.AddField(model_name="site", name="address", field=models.TextField(blank=True, default="")),
        migrations.AddField(model_name="site", name="phone", field=models.TextField(blank=True, default="")),
        migrations.AddField(model_name="site", name="closed_at", field=models.DateTimeField(blank=True, null=True)),
        migrations.AddField(model_name="team", name="closed_at", field=models.DateTimeField(blank=True, null=True)),
        migrations.CreateModel(
            name="TeamMember",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("organization_id", models.BigIntegerField()),
                ("team_id", models.BigIntegerField()),
                ("position_id", models.BigIntegerField()),
                ("joined_at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("team_id", "position_id"), name="member_of_a_team_once")
                ],
            },
        ),
        RowSecurity("A", table="organizations_teammember", verbs=("SELECT", "INSERT", "DELETE")),
        migrations.RunSQL(ITSELF_ONLY, "DROP POLICY itself ON organizations_organization"),
        let_app("UPDATE", table="organizations_organization"),
    ]
