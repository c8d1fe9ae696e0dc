"""The app of programs."""

from __future__ import annotations

from django.apps import AppConfig


class ProgramsConfig(AppConfig):
    name = "wayfellow.records.programs"
    label = "programs"
