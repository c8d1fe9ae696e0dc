"""The addresses of the pages about people. None holds a name, a number or a word somebody searched for."""

from __future__ import annotations

from django.urls import URLPattern, path

from wayfellow.web.people import adding, changing, correcting, linking, looking, panels, searching

urlpatterns: list[URLPattern] = [
    path("", searching.people, name="people"),
    path("new/", adding.new, name="person-new"),
    path("new/begin/", adding.begin, name="person-new-begin"),
    path("links/", linking.questions, name="links"),
    path("links/<uuid:question>/", linking.answer, name="link-answer"),
    path("<uuid:person>/", looking.person, name="person"),
    path("<uuid:person>/older/", looking.older, name="person-older"),
    path("<uuid:person>/days/", correcting.days, name="person-days"),
    path("<uuid:person>/why/", looking.why, name="person-why"),
    path("<uuid:person>/why/<uuid:reason>/renew/", panels.renew, name="person-why-renew"),
    path("<uuid:person>/panel/", panels.panel, name="person-panel"),
    path("<uuid:person>/panel/<uuid:reason>/end/", panels.take_off, name="person-panel-end"),
    path("<uuid:person>/lead/", panels.lead, name="person-lead"),
    path("<uuid:person>/<slug:kind>/new/", changing.tell, name="detail-new"),
    path("<uuid:person>/<slug:kind>/<uuid:thread>/", changing.change, name="detail"),
    path("<uuid:person>/<slug:kind>/<uuid:thread>/end/", changing.end, name="detail-end"),
    path("<uuid:person>/<slug:kind>/<uuid:thread>/history/", looking.history, name="detail-history"),
]
