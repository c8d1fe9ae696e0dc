"""The signed context, and the functions that policies compare rows with."""

from __future__ import annotations

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).resolve().parents[1] / "context.sql"


class Migration(migrations.Migration):
    dependencies = [("base", "0001_installation")]
    operations = [migrations.RunSQL(sql=SQL.read_text(), reverse_sql="DROP SCHEMA sec CASCADE")]
