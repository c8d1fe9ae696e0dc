"""The addresses of the staff's pages."""

from __future__ import annotations

from django.urls import URLPattern, path

from wayfellow.web.staff import views
from wayfellow.web.staff.drafts import drafts

urlpatterns: list[URLPattern] = [
    path("", views.home, name="staff-home"),
    path("drafts/<slug:form>/<slug:subject>/", drafts, name="staff-drafts"),
    path("act-as/", views.act_as, name="staff-act-as"),
    path("people-who-work-here/", views.people, name="staff-people"),
    path("people-who-work-here/invite/", views.invite, name="staff-invite"),
    path("people-who-work-here/<uuid:position>/roles/", views.roles, name="staff-roles"),
    path("people-who-work-here/<uuid:position>/suspend/", views.suspend, name="staff-suspend"),
    path("people-who-work-here/<uuid:position>/resume/", views.resume, name="staff-resume"),
]
