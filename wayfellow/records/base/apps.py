"""The app that every other app of the record builds on."""

from __future__ import annotations

from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.db import connections
from django.db.models.signals import post_migrate

from wayfellow.records.base.context import pads


class BaseConfig(AppConfig):
    name = "wayfellow.records.base"
    label = "base"

    def ready(self) -> None:
        post_migrate.connect(give_the_database_its_key, sender=self)


def give_the_database_its_key(using: str, **about: Any) -> None:
    """After every migration, let the database know the key that contexts are signed with."""
    inner, outer = pads(settings.CONTEXT_KEY)
    with connections[using].cursor() as cursor:
        cursor.execute("SELECT to_regclass('sec.context_key') IS NOT NULL")
        if cursor.fetchone()[0]:
            cursor.execute(
                "INSERT INTO sec.context_key (id, inner_pad, outer_pad, frozen_clock_allowed) VALUES (1, %s, %s, %s)"
                " ON CONFLICT (id) DO UPDATE SET inner_pad = excluded.inner_pad, outer_pad = excluded.outer_pad,"
                " frozen_clock_allowed = excluded.frozen_clock_allowed",
                [inner, outer, settings.FROZEN_CLOCK_ALLOWED],
            )
