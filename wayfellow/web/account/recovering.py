"""The pages of somebody who cannot sign in, and of who wants another password. Source: security spec. AU-13, AU-14."""

from __future__ import annotations

import secrets
from uuid import UUID

from allauth.account.decorators import reauthentication_required
from allauth.core import ratelimit
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth import logout
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from wayfellow.records.accounts.models import User
from wayfellow.rules.access.refusals import Refusal
from wayfellow.services.failures import Wait, forget, take_back
from wayfellow.services.passwords import change_password
from wayfellow.services.recovery.asking import RecoveryIsOver, WayBack, ask_for_a_way_back
from wayfellow.services.recovery.finishing import Proof, finish_recovery, who_comes_back
from wayfellow.web.account import waiting
from wayfellow.web.refusing import said
from wayfellow.web.requests import SiteRequest

BROWSER = "wayfellow_recovery"
KEPT_SECONDS = 24 * 60 * 60
PROVES = {Authenticator.Type.RECOVERY_CODES: Proof.SAVED_CODE, Authenticator.Type.TOTP: Proof.APP}


@require_http_methods(["GET", "HEAD", "POST"])
def help_page(request: SiteRequest) -> HttpResponse:
    """Ask for a way back. Whoever asks reads the same."""
    if request.method != "POST":
        return render(request, "account/help.html")
    email, browser = request.POST.get("email", ""), request.COOKIES.get(BROWSER) or secrets.token_urlsafe(24)
    if not ratelimit.consume(request, action="reset_password", key=email.strip().casefold()):
        return waiting.page(request, Wait(60))
    now = settings.CLOCK.now()
    ask_for_a_way_back(email, browser=browser, address=settings.ADDRESS, words=request.words, at=now)
    response = render(request, "account/help_sent.html")
    response.set_cookie(BROWSER, browser, max_age=KEPT_SECONDS, secure=settings.CSRF_COOKIE_SECURE, httponly=True,
                        samesite="Lax", path="/account/")  # fmt: skip
    return response


@sensitive_post_parameters("password", "saved_code", "app_code")
@require_http_methods(["GET", "HEAD", "POST"])
def recover(request: SiteRequest, recovery: UUID, token: str) -> HttpResponse:
    """Show two proofs and choose a new password; looking changes nothing."""
    link, browser = WayBack(recovery, token), request.COOKIES.get(BROWSER, "")
    try:
        user = who_comes_back(link, browser=browser, at=settings.CLOCK.now())
    except RecoveryIsOver as over:
        return render(request, "account/join_over.html", {"sentence": said(over)}, status=404)
    if request.method != "POST":
        return render(request, "account/recover.html")
    attempt = waiting.begin(request, user.email)
    try:
        _finish(request, link, browser, user)
    except Refusal as refusal:
        return render(request, "account/recover.html", {"error": said(refusal)}, status=422)
    take_back(attempt)
    forget(attempt)
    return render(request, "account/recovered.html")


@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
@reauthentication_required(app="wayfellow")
def password(request: SiteRequest) -> HttpResponse:
    """Choose another password; every browser is signed out, this one too."""
    if request.method != "POST":
        return render(request, "account/password.html")
    try:
        change_password(
            user=int(request.user.pk or 0), password=request.POST.get("password", ""), words=request.words,
            at=settings.CLOCK.now(),
        )  # fmt: skip
    except Refusal as refusal:
        return render(request, "account/password.html", {"error": said(refusal)}, status=422)
    logout(request)
    return HttpResponseRedirect(reverse("account_login"))


@transaction.atomic
def _finish(request: SiteRequest, link: WayBack, browser: str, user: User) -> None:
    """A saved code that was shown in vain is not spent: what is refused is rolled back."""
    finish_recovery(
        link, browser=browser, proofs=_proofs(request, user), password=request.POST.get("password", ""),
        lost=request.POST.get("lost") == "yes", words=request.words, at=settings.CLOCK.now(),
    )  # fmt: skip


def _proofs(request: HttpRequest, user: User) -> set[Proof]:
    given = {Proof.SAVED_CODE: request.POST.get("saved_code", ""), Proof.APP: request.POST.get("app_code", "")}
    held = {PROVES[one.type]: one for one in Authenticator.objects.filter(user_id=user.pk, type__in=PROVES)}
    return {proof for proof, code in given.items() if code and proof in held and held[proof].wrap().validate_code(code)}
