"""The app of audit."""

from __future__ import annotations

from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "wayfellow.records.audit"
    label = "audit"
