"""Sign in with one's organization: there, and back with a code. Source: security specification AU-08."""

from __future__ import annotations

import hmac
from dataclasses import asdict
from uuid import UUID

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from wayfellow.records.accounts.models import User
from wayfellow.rules.access.provider import Provider
from wayfellow.rules.access.refusals import Refusal
from wayfellow.services.oidc.asking import Visit, way_there, who_came_back
from wayfellow.services.oidc.knowing import join_as, user_known_as
from wayfellow.services.oidc.tokens import Claims, NotVouchedFor
from wayfellow.services.sign_in_audit import NOBODY
from wayfellow.services.staff.inviting import Link
from wayfellow.web.account.recording import record_failure
from wayfellow.web.refusing import said

VISIT, INVITED = "oidc_visit", "oidc_invited"


@require_safe
def go(request: HttpRequest, organization: UUID | None = None, token: str = "") -> HttpResponse:
    """Send a browser to the provider; with an invitation, to join by it."""
    provider, visit = _provider(), Visit.begin()
    request.session[VISIT] = asdict(visit)
    request.session[INVITED] = [str(organization), token] if organization else None
    try:
        return HttpResponseRedirect(way_there(provider, visit, back=_back()))
    except NotVouchedFor as refusal:
        return _refused(request, refusal)


@require_safe
def back(request: HttpRequest) -> HttpResponse:
    """Let in who the provider vouches for. What a visit knows works once, whatever comes of it."""
    provider = _provider()
    visit, invited = request.session.pop(VISIT, None), request.session.pop(INVITED, None)
    try:
        if not visit or not hmac.compare_digest(visit["state"].encode(), request.GET.get("state", "").encode()):
            raise NotVouchedFor
        now, code = settings.CLOCK.now(), request.GET.get("code", "")
        claims = who_came_back(provider, Visit(**visit), code=code, back=_back(), at=now)
        if invited:
            user = join_as(claims, Link(UUID(invited[0]), invited[1]), provider=provider, at=now)
        else:
            user = user_known_as(claims, provider=provider)
    except Refusal as refusal:
        return _refused(request, refusal)
    return _let_in(request, user, claims, provider)


def _let_in(request: HttpRequest, user: User, claims: Claims, provider: Provider) -> HttpResponse:
    """Two factors there are two factors here; after one, ours is asked for."""
    login = Login(user=user, email=user.email)
    if not provider.proved_two_factors(claims.acr, claims.amr):
        record_authentication(request, user, method="oidc")
        return perform_login(request, login)
    record_authentication(request, user, method="mfa", type="oidc")
    adapter = get_adapter()
    adapter.login(request, user)
    response: HttpResponse = adapter.post_login(
        request, user, email_verification=None, signal_kwargs=None, email=user.email, signup=False, redirect_url=None
    )
    return response


def _refused(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    record_failure(NOBODY, how="oidc")
    return render(request, "account/not_vouched_for.html", {"sentence": said(refusal)}, status=403)


def _provider() -> Provider:
    if settings.OIDC is None:
        raise Http404
    return settings.OIDC


def _back() -> str:
    return f"{settings.ADDRESS}{reverse('account-oidc-back')}"
