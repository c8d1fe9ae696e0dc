"""Nobody gives away what a third organization knows; and the index of edges holds all that policies compare."""

from __future__ import annotations

from django.db import migrations, models

from wayfellow.records.base.row_security import RowSecurity


class Migration(migrations.Migration):
    dependencies = [("access", "0002_sources_of_a_viewer"), ("base", "0003_said")]

    operations = [
        migrations.RemoveConstraint(model_name="edge", name="edge_once"),
        migrations.AddConstraint(
            model_name="edge",
            constraint=models.UniqueConstraint(
                fields=("viewer_id", "person_id", "source_id", "basis_id"),
                include=("giver_id", "purposes", "clearance", "begins_at", "ends_at"),
                name="edge_once",
            ),
        ),
        RowSecurity("S", table="access_edge", before="E"),
    ]
