"""The app of facts and findings."""

from __future__ import annotations

from django.apps import AppConfig


class FactsConfig(AppConfig):
    name = "wayfellow.records.facts"
    label = "facts"
