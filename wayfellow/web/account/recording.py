"""What allauth and Django tell us about signing in, handed on to the audit. Source: security specification LG-05."""

from __future__ import annotations

from typing import Any

from allauth.account.authentication import get_authentication_records
from allauth.account.internal.flows.login import clear_authentication_records
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import (
    authentication_failed,
    authenticator_added,
    authenticator_removed,
    authenticator_reset,
    authenticator_used,
)
from django.conf import settings
from django.contrib.auth.signals import user_logged_in, user_logged_out
from django.http import HttpRequest
from django.urls import reverse

from wayfellow.services.devices import end_all_devices
from wayfellow.services.sign_in_audit import NOBODY, record_sign_in

SAYS = {
    authenticator_added: "factor.added",
    authenticator_removed: "factor.removed",
    authenticator_reset: "factor.renewed",
    authenticator_used: "factor.used",
    authentication_failed: "factor.failed",
}


def listen() -> None:
    """Begin to hear; once, when the application starts."""
    user_logged_in.connect(_signed_in, dispatch_uid="audit")
    user_logged_out.connect(_signed_out, dispatch_uid="audit")
    for signal in SAYS:
        signal.connect(_factor, dispatch_uid="audit")


def record_failure(user: int, *, how: str) -> None:
    """An attempt that did not succeed.  user: NOBODY where it is not known."""
    record_sign_in("sign_in.failed", user=user, how=how, at=settings.CLOCK.now(), permit=False)


def _signed_in(request: HttpRequest, user: Any, **_about: Any) -> None:
    records = get_authentication_records(request, user)
    kinds = dict.fromkeys(str(one.get("type") or one["method"]) for one in records)
    record_sign_in("sign_in.succeeded", user=user.pk, how="+".join(kinds), at=settings.CLOCK.now())


def _signed_out(request: HttpRequest, user: Any, **_about: Any) -> None:
    """By oneself; or because a session was over."""
    if user is None:
        return
    what = "sign_out" if request.path == reverse("account_logout") else "session.ended"
    record_sign_in(what, user=user.pk, at=settings.CLOCK.now())


def _factor(signal: Any, request: HttpRequest, user: Any, authenticator: Authenticator, **_about: Any) -> None:
    at, failed = settings.CLOCK.now(), signal is authentication_failed
    ids = [authenticator.pk] if authenticator.pk else []
    record_sign_in(SAYS[signal], user=user.pk if user else NOBODY, how=str(authenticator.type), ids=ids, at=at,
                   permit=not failed)  # fmt: skip
    if signal is authenticator_removed:
        clear_authentication_records(request)  # what is gone proves nothing any more, here or elsewhere
        end_all_devices(user=user.pk, at=at, but=request.session.session_key or "")
