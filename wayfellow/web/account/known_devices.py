"""The cookie by which a device is known to the accounts that have signed in from it. Source: security spec. AU-02."""

from __future__ import annotations

import secrets

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

from wayfellow.services.failures import keyed

COOKIE = "wayfellow_device"
KEPT_SECONDS = 365 * 24 * 60 * 60
MOST_ACCOUNTS = 20
"""Accounts a shared workstation remembers; the oldest is forgotten first."""
SALT = "known device"


def device_for(request: HttpRequest, account: str) -> str:
    """The name of this device, if the account has signed in from it; empty otherwise."""
    name, accounts = _read(request)
    return name if _mark(account) in accounts else ""


def remember(request: HttpRequest, response: HttpResponse, account: str) -> None:
    """Let this device be known to an account that has just signed in from it."""
    name, accounts = _read(request)
    kept = [*(one for one in accounts if one != _mark(account)), _mark(account)][-MOST_ACCOUNTS:]
    response.set_cookie(
        COOKIE,
        signing.dumps([name or secrets.token_urlsafe(16), kept], salt=SALT),
        max_age=KEPT_SECONDS,
        secure=settings.CSRF_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def _read(request: HttpRequest) -> tuple[str, list[str]]:
    try:
        name, accounts = signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT, max_age=KEPT_SECONDS)
    except (signing.BadSignature, ValueError, TypeError):
        return "", []
    return str(name), list(accounts)


def _mark(account: str) -> str:
    return keyed("known", account.strip().casefold())[:16]
