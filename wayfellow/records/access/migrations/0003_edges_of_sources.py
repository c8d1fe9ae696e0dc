"""Nobody gives away what a third organization knows, every edge ends after it begins, and the index of edges holds what policies compare."""

from __future__ import annotations

from django.db import migrations, models

from wayfellow.records.base.row_security import RowSecurity


class Migration(migrations.Migration):
    dependencies = [("access", "0002_sources_of_a_viewer"), ("base", "0003_said")]

    operations = [
        migrations.AddConstraint(
            model_name="edge",
            constraint=models.CheckConstraint(
                condition=models.Q(("begins_at__lt", models.F("ends_at"))), name="edge_ends_after_it_begins"
            ),
        ),
        migrations.AddConstraint(
            model_name="personedge",
            constraint=models.CheckConstraint(
                condition=models.Q(("begins_at__lt", models.F("ends_at"))), name="person_edge_ends_after_it_begins"
            ),
        ),
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
