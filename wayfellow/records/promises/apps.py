"""The app of promises."""

from __future__ import annotations

from django.apps import AppConfig


class PromisesConfig(AppConfig):
    name = "wayfellow.records.promises"
    label = "promises"
