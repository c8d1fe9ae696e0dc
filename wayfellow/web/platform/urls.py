"""The addresses of the operators' pages."""

from __future__ import annotations

from django.urls import URLPattern, path

from wayfellow.web.platform import views

urlpatterns: list[URLPattern] = [
    path("organizations/", views.shown, name="platform-organizations"),
    path("organizations/add/", views.add, name="platform-add"),
    path("organizations/<uuid:organization>/suspend/", views.suspend, name="platform-suspend"),
    path("organizations/<uuid:organization>/resume/", views.resume, name="platform-resume"),
]
