"""The addresses of the pages about candidates. Filters stand in them; nothing about a person does."""

from __future__ import annotations

from django.urls import URLPattern, path

from wayfellow.web.candidates import views

urlpatterns: list[URLPattern] = [
    path("", views.candidates, name="candidates"),
    path("file/", views.export, name="candidates-file"),
]
