"""The app of what somebody is in the middle of."""

from __future__ import annotations

from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "wayfellow.records.desk"
    label = "desk"
