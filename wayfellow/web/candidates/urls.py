"""The addresses of the pages about candidates. Filters stand in them; nothing about a person does."""

from __future__ import annotations

from django.urls import URLPattern, path

from wayfellow.web.candidates import views
from wayfellow.web.candidates.of_person import of_person

urlpatterns: list[URLPattern] = [
    path("", views.candidates, name="candidates"),
    path("<uuid:person>/", of_person, name="person-candidates"),
    path("file/", views.export, name="candidates-file"),
]
