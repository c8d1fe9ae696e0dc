"""The addresses of the staff's pages."""

from __future__ import annotations

from django.urls import URLPattern, path

from wayfellow.web.staff import views

urlpatterns: list[URLPattern] = [
    path("help/", views.keys_help, name="staff-help"),
    path("act-as/", views.act_as, name="staff-act-as"),
    path("people-who-work-here/", views.people, name="staff-people"),
    path("people-who-work-here/invite/", views.invite, name="staff-invite"),
    path("people-who-work-here/<uuid:position>/roles/", views.roles, name="staff-roles"),
    path("people-who-work-here/<uuid:position>/suspend/", views.suspend, name="staff-suspend"),
    path("people-who-work-here/<uuid:position>/resume/", views.resume, name="staff-resume"),
    path("people-who-work-here/<uuid:position>/seen/", views.seen, name="staff-seen"),
]
