"""Jobs wait in procrastinate's own tables: the app's role uses them, and nobody else may call their functions.

They hold names of jobs, ids and claims only. Source: security specification § 7.5; access plan, “Policies”, class H.
"""

from __future__ import annotations

from django.db import migrations

TABLES = "procrastinate_jobs, procrastinate_workers, procrastinate_events, procrastinate_periodic_defers"
OURS_ALONE = """
DO $$
DECLARE one text;
BEGIN
    FOR one IN SELECT p.oid::regprocedure::text FROM pg_proc p
                WHERE p.pronamespace = 'public'::regnamespace AND p.proname LIKE 'procrastinate\\_%' LOOP
        EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC; GRANT EXECUTE ON FUNCTION %s TO wayfellow_app', one, one);
    END LOOP;
    FOR one IN SELECT c.oid::regclass::text FROM pg_class c
                WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'S'
                  AND c.relname LIKE 'procrastinate\\_%' LOOP
        EXECUTE format('GRANT USAGE ON SEQUENCE %s TO wayfellow_app', one);
    END LOOP;
END $$
"""


class Migration(migrations.Migration):
    dependencies = [("outbox", "0001_initial"), ("procrastinate", "0041_post_retry_failed_job")]

    operations = [
        migrations.RunSQL(
            f"GRANT SELECT, INSERT, UPDATE, DELETE ON {TABLES} TO wayfellow_app",
            f"REVOKE ALL ON {TABLES} FROM wayfellow_app",
        ),
        migrations.RunSQL(OURS_ALONE, migrations.RunSQL.noop),
    ]
