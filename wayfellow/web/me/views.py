"""One's own page: the name one goes by, and where one works."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from wayfellow.rules.access.refusals import Refusal
from wayfellow.services.oneself import rename_oneself
from wayfellow.services.places import places_of
from wayfellow.web.refusing import said
from wayfellow.web.staff.presenters import place_links


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def me(request: HttpRequest) -> HttpResponse:
    user, now, error = int(request.user.pk or 0), settings.CLOCK.now(), ""
    if request.method == "POST":
        try:
            rename_oneself(user=user, name=request.POST.get("name", ""), at=now)
            return HttpResponseRedirect(reverse("account-me"))
        except Refusal as refusal:
            error = said(refusal)
    shown = {"user": request.user, "places": place_links(places_of(user=user, at=now), None), "error": error}
    return render(request, "account/me.html", shown, status=422 if error else 200)
