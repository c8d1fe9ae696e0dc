"""The app of outbox."""

from __future__ import annotations

from django.apps import AppConfig


class OutboxConfig(AppConfig):
    name = "wayfellow.records.outbox"
    label = "outbox"
