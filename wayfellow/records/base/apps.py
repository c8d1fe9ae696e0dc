"""The app that every other app of the record builds on."""

from __future__ import annotations

from django.apps import AppConfig


class BaseConfig(AppConfig):
    name = "wayfellow.records.base"
    label = "base"
