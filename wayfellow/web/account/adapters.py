"""What we decide where allauth asks: nobody signs up, secrets are sealed, a session knows when and where it began.

Source: security specification § 3.1, § 3.2.
"""

from __future__ import annotations

import time
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest, HttpResponse

from wayfellow.records.accounts.sessions import BEGUN, DEVICE, SEEN
from wayfellow.services.failures import forget, take_back
from wayfellow.services.sealing import opened, sealed
from wayfellow.services.sign_in_audit import user_of
from wayfellow.web.account import waiting
from wayfellow.web.account.device_names import device_name
from wayfellow.web.account.known_devices import remember
from wayfellow.web.account.recording import record_failure

FRESH_SECONDS = 5 * 60


class SigningIn(DefaultAccountAdapter):
    """How people sign in."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never: people are invited."""
        return False

    def authenticate(self, request: HttpRequest, **credentials: Any) -> AbstractBaseUser | None:
        """Who has this password and may sign in; an account that is shut reads like a wrong password (AU-03)."""
        attempt = waiting.begin(request, credentials.get("email", ""))
        user = super().authenticate(request, **credentials)
        if user is not None and not user.is_active:
            self.authentication_failed(request, **credentials)
            return None
        if user is not None:
            take_back(attempt)
        return user

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Our own counters say who waits."""

    def reauthenticate(self, user: AbstractBaseUser, password: str) -> bool:
        """Whether this is the password of who is signed in."""
        return self.authenticate(context.request, email=str(user), password=password) is not None

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        record_failure(user_of(credentials.get("email", "")), how="password")

    def login(self, request: HttpRequest, user: AbstractBaseUser) -> None:
        super().login(request, user)
        now = settings.CLOCK.now().isoformat()
        request.session.update({BEGUN: now, SEEN: now, DEVICE: device_name(request.headers.get("User-Agent", ""))})
        forget(waiting.attempt_of(request, str(user)))

    def post_login(self, request: HttpRequest, user: AbstractBaseUser, **about: Any) -> HttpResponse:
        response: HttpResponse = super().post_login(request, user, **about)
        remember(request, response, str(user))
        return response

    def is_reauthentication_required(self, *, app: str, **about: Any) -> bool:
        """Whether the last proof of who somebody is, of any kind, was too long ago to change how they sign in."""
        return not proved_lately(context.request)


class SecondFactors(DefaultMFAAdapter):
    """How second factors are kept."""

    def encrypt(self, text: str) -> str:
        return sealed(text, settings.SIGN_IN_KEY)

    def decrypt(self, encrypted_text: str) -> str:
        return opened(encrypted_text, settings.SIGN_IN_KEY)


def proved_lately(request: HttpRequest, *, second_factor: bool = False, passkey: bool = False) -> bool:
    """Whether somebody proved who they are within five minutes.  second_factor, passkey: only that counts."""
    records = get_authentication_records(request, request.user)
    counting = [one["at"] for one in records if _is_a_second(one, passkey) or not (second_factor or passkey)]
    return bool(counting) and time.time() - max(counting) < FRESH_SECONDS


def has_second_factor(request: HttpRequest, *, passkey: bool = False) -> bool:
    """Whether this session was opened with a second factor.  passkey: only that counts."""
    records = get_authentication_records(request, request.user)
    return any(_is_a_second(one, passkey) for one in records)


def _is_a_second(record: dict[str, Any], passkey: bool) -> bool:
    return record["method"] == "mfa" and (record.get("type") == "webauthn" or not passkey)
