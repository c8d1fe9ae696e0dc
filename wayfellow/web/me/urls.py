"""The address of one's own page."""

from __future__ import annotations

from django.urls import URLPattern, path

from wayfellow.web.me import views

urlpatterns: list[URLPattern] = [path("", views.me, name="account-me")]
