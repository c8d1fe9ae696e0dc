"""The addresses of the staff's pages."""

from __future__ import annotations

from django.urls import URLPattern, path

from wayfellow.web.staff import organization, views
from wayfellow.web.staff.drafts import drafts

urlpatterns: list[URLPattern] = [
    path("help/", views.keys_help, name="staff-help"),
    path("drafts/<slug:form>/<slug:subject>/", drafts, name="staff-drafts"),
    path("act-as/", views.act_as, name="staff-act-as"),
    path("people-who-work-here/", views.people, name="staff-people"),
    path("people-who-work-here/invite/", views.invite, name="staff-invite"),
    path("people-who-work-here/<uuid:position>/roles/", views.roles, name="staff-roles"),
    path("people-who-work-here/<uuid:position>/suspend/", views.suspend, name="staff-suspend"),
    path("people-who-work-here/<uuid:position>/resume/", views.resume, name="staff-resume"),
    path("people-who-work-here/<uuid:position>/seen/", views.seen, name="staff-seen"),
    path("people-who-work-here/invitations/<uuid:invitation>/again/", views.invite_again, name="staff-invite-again"),
    path("people-who-work-here/invitations/<uuid:invitation>/withdraw/", views.withdraw, name="staff-withdraw"),
    path("organization/", organization.shown, name="staff-organization"),
    path("organization/change/", organization.describe, name="staff-describe"),
    path("organization/sites/add/", organization.site_added, name="staff-site-add"),
    path("organization/sites/<uuid:site>/change/", organization.site_changed, name="staff-site-change"),
    path("organization/sites/<uuid:site>/close/", organization.site_closed, name="staff-site-close"),
    path("organization/teams/add/", organization.team_added, name="staff-team-add"),
    path("organization/teams/<uuid:team>/rename/", organization.team_renamed, name="staff-team-rename"),
    path("organization/teams/<uuid:team>/close/", organization.team_closed, name="staff-team-close"),
    path("organization/teams/<uuid:team>/members/", organization.members, name="staff-team-members"),
]
