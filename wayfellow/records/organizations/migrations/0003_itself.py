"""An organization may change its own row. Who may add one, and who may change which, its class says."""

from __future__ import annotations

from django.db import migrations

from wayfellow.records.base.grants import let_app


class Migration(migrations.Migration):
    dependencies = [("organizations", "0002_sites_teams_and_changes"), ("base", "0003_said")]
    operations = [
        let_app("UPDATE", table="organizations_organization"),
        migrations.RunSQL("DROP POLICY IF EXISTS itself ON organizations_organization", migrations.RunSQL.noop),
    ]
