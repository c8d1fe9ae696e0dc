"""Joining by a link, what keeps an account safe, and where one is signed in. The rest is allauth's, with our pages."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from allauth.account.internal.flows.login import perform_password_login, record_authentication
from allauth.account.models import Login
from allauth.mfa.base.views import IndexView
from allauth.mfa.totp.views import ActivateTOTPView
from allauth.mfa.webauthn.views import AddWebAuthnView
from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from wayfellow.rules.access.refusals import Refusal
from wayfellow.services.devices import devices_of, end_all_devices, end_device
from wayfellow.services.staff.accepting import LinkIsOver, Newcomer, accept_invitation, open_invitation
from wayfellow.services.staff.inviting import Link
from wayfellow.web.refusing import said


@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def join(request: HttpRequest, organization: UUID, token: str) -> HttpResponse:
    """Accept an invitation; looking at it changes nothing."""
    link, now = Link(organization, token), settings.CLOCK.now()
    try:
        invited = open_invitation(link, at=now)
    except LinkIsOver as over:
        return render(request, "account/join_over.html", {"sentence": said(over)}, status=404)
    error = ""
    if request.method == "POST":
        newcomer = Newcomer(request.POST.get("name", ""), request.POST.get("password", ""))
        is_new = not invited.has_account
        try:
            user = accept_invitation(link, who=newcomer if is_new else int(request.user.pk or 0), at=now)
        except Refusal as refusal:
            error = said(refusal)
        else:
            if not is_new:
                return HttpResponseRedirect(reverse("staff-act-as"))
            return perform_password_login(request, {"email": user.email}, Login(user=user, email=user.email))
    shown = {"invited": invited, "error": error, "name": request.POST.get("name", ""), "path": request.path}
    is_them = request.user.is_authenticated and str(request.user) == invited.email
    return render(request, "account/join.html", {**shown, "is_them": is_them}, status=422 if error else 200)


class Security(IndexView):
    """Second factors and devices, on one page."""

    def get_context_data(self, **given: Any) -> dict[str, Any]:
        key, user = self.request.session.session_key or "", int(self.request.user.pk or 0)
        shown: dict[str, Any] = super().get_context_data(**given)
        return {**shown, "devices": devices_of(user=user, key=key, at=settings.CLOCK.now())}


class ActivateApp(ActivateTOTPView):
    """Set up an app that makes codes; its first code counts as the second factor of this session."""

    def form_valid(self, form: Any) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)
        record_authentication(self.request, self.request.user, method="mfa", type="totp", reauthenticated=True)
        return response


class AddPasskey(AddWebAuthnView):
    """Add a passkey; making it counts as the second factor of this session."""

    def form_valid(self, form: Any) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)
        record_authentication(self.request, self.request.user, method="mfa", type="webauthn", reauthenticated=True)
        return response


@login_required
@require_POST
def end_one(request: HttpRequest) -> HttpResponse:
    end_device(request.POST.get("device", ""), user=int(request.user.pk or 0), at=settings.CLOCK.now())
    return HttpResponseRedirect(reverse("mfa_index"))


@login_required
@require_POST
def end_all(request: HttpRequest) -> HttpResponse:
    end_all_devices(user=int(request.user.pk or 0), at=settings.CLOCK.now())
    logout(request)
    return HttpResponseRedirect(reverse("account_login"))
