"""Stop an attempt that comes too soon, with a page that says how long to wait. Source: security spec. AU-02, AU-03."""

from __future__ import annotations

from allauth.account.adapter import get_adapter
from allauth.core.exceptions import ImmediateHttpResponse
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from wayfellow.services.failures import Attempt, Wait, begin_attempt
from wayfellow.services.sign_in_audit import record_sign_in, user_of
from wayfellow.web.account.known_devices import device_for


def attempt_of(request: HttpRequest, account: str) -> Attempt:
    """The attempt somebody makes for an account.  account: the address, as it was typed."""
    return Attempt(account, device_for(request, account), get_adapter().get_client_ip(request))


def begin(request: HttpRequest, account: str) -> Attempt:
    """Count an attempt and return it. Raises the page that says to wait."""
    attempt, now = attempt_of(request, account), settings.CLOCK.now()
    if wait := begin_attempt(attempt, at=now):
        record_sign_in("sign_in.delayed", user=user_of(account), at=now, permit=False)
        raise ImmediateHttpResponse(page(request, wait))
    return attempt


def page(request: HttpRequest, wait: Wait) -> HttpResponse:
    response = render(request, "account/wait.html", {"wait": wait}, status=429)
    if wait.seconds:
        response.headers["Retry-After"] = str(wait.seconds)
    return response
