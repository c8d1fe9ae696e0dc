"""The app of organizations."""

from __future__ import annotations

from django.apps import AppConfig


class OrganizationsConfig(AppConfig):
    name = "wayfellow.records.organizations"
    label = "organizations"
