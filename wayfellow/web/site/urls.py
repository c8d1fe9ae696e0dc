"""The addresses of the pages that are not the guide."""

from __future__ import annotations

from django.urls import URLPattern, path

from wayfellow.web.site import health, pages
from wayfellow.web.site.gallery import gallery
from wayfellow.web.site.leaving import leave

urlpatterns: list[URLPattern] = [
    path("", pages.home, name="home"),
    path("difference/", pages.difference, name="difference"),
    path("safety/", pages.safety, name="safety"),
    path("privacy/", pages.privacy, name="privacy"),
    path("accessibility/", pages.accessibility_page, name="accessibility"),
    path("languages/", pages.languages, name="languages"),
    path("leave/", leave, name="leave"),
    path("livez", health.alive, name="alive"),
    path("startupz", health.alive, name="begun"),
    path("readyz", health.ready, name="ready"),
    path("gallery/", gallery, name="gallery"),
    path("gallery/rtl/", gallery, {"direction": "rtl"}, name="gallery-rtl"),
]
