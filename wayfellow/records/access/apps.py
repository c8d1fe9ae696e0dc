"""The app of access."""

from __future__ import annotations

from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "wayfellow.records.access"
    label = "access"
