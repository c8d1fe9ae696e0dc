"""The addresses of the pages, and of the pages that help when one is not there."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("wayfellow.web.site.urls")),
    path("guide/", include("wayfellow.web.guide.urls")),
    path("account/me/", include("wayfellow.web.me.urls")),
    path("account/", include("wayfellow.web.account.urls")),
    path("platform/", include("wayfellow.web.platform.urls")),
    path("staff/", include("wayfellow.web.today.urls")),
    path("staff/candidates/", include("wayfellow.web.candidates.urls")),
    path("staff/", include("wayfellow.web.staff.urls")),
    path("staff/people/", include("wayfellow.web.people.urls")),
]

handler400 = "wayfellow.web.site.errors.bad_request"
handler403 = "wayfellow.web.site.errors.permission_denied"
handler404 = "wayfellow.web.site.errors.not_found"
handler500 = "wayfellow.web.site.errors.server_error"
