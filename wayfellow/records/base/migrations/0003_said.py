"""The context is read by one function, and every policy is written anew from its template."""

from __future__ import annotations

from pathlib import Path

from django.db import migrations

from wayfellow.records.base.renewing import RenewRowSecurity

SQL = Path(__file__).resolve().parents[1] / "said.sql"


class Migration(migrations.Migration):
    dependencies = [("base", "0002_context")]
    operations = [migrations.RunSQL(sql=SQL.read_text()), RenewRowSecurity()]
