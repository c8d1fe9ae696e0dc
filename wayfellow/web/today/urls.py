"""The addresses of today, and of what can be done about a promise."""

from __future__ import annotations

from django.urls import URLPattern, path

from wayfellow.web.today import views

urlpatterns: list[URLPattern] = [
    path("", views.today, name="staff-home"),
    path("promises/<uuid:promise>/", views.one, name="promise"),
    path("promises/<uuid:promise>/<slug:verb>/", views.act, name="promise-act"),
]
