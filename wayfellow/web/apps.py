"""The app that holds the templates, their components and tags."""

from __future__ import annotations

from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "wayfellow.web"
    label = "web"

    def ready(self) -> None:
        from wayfellow.web.account import recording  # models are there only now

        recording.listen()
