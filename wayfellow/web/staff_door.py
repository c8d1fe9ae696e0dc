"""The door of the staff's pages: who comes in is somebody, at one place, by two factors, and not for too long.

Around view and rendering the page acts as its actor, in one transaction; what ends in a refusal or an error is rolled
back, and the refusal is then written down. Source: access plan, “One door”; security specification § 3.1.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import cast
from urllib.parse import urlencode

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from wayfellow.records.accounts.sessions import BEGUN, POSITION, SEEN
from wayfellow.rules.access.refusals import Refusal
from wayfellow.rules.access.roles import Role
from wayfellow.services.access import acting_as
from wayfellow.services.denials import record_denial
from wayfellow.services.places import Place, actor_at, enter_place, places_of
from wayfellow.web.account.adapters import has_second_factor
from wayfellow.web.account.passkey_first import lacks_a_passkey, works_with_a_passkey
from wayfellow.web.requests import StaffRequest
from wayfellow.web.staff import refusal_page

INSIDE = "/staff/"
CHOOSING = "/staff/act-as/"
STRICTER = frozenset({Role.ORGANIZATION_ADMIN, Role.PRIVACY_OFFICER, Role.PLATFORM_OPERATOR})
IDLE, IDLE_STRICTER = timedelta(minutes=30), timedelta(minutes=15)
WHOLE, WHOLE_STRICTER = timedelta(hours=12), timedelta(hours=8)
SEEN_EVERY = timedelta(minutes=1)
"""How exactly the last sight of a session is kept, so that not every page writes."""


class _TakeBack(Exception):
    """Carries an answer out of the transaction that must not stay."""

    def __init__(self, response: HttpResponse) -> None:
        super().__init__()
        self.response = response


class StaffDoor:
    """Lets pages under /staff/ happen as their actor; every other page passes untouched."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path.startswith(INSIDE):
            return self.get_response(request)
        staff = cast("StaffRequest", request)
        elsewhere = stopped(staff)
        if elsewhere is not None:
            return elsewhere
        if request.path == CHOOSING:
            return self.get_response(request)
        if staff.place is None:
            return HttpResponseRedirect(CHOOSING)
        return self._as_actor(staff, staff.place)

    def _as_actor(self, request: StaffRequest, place: Place) -> HttpResponse:
        request.actor = actor_at(place, user=_user(request), at=settings.CLOCK.now())
        request.denied = ""
        try:
            with acting_as(request.actor):
                response = self.get_response(request)
                if response.streaming:
                    raise TypeError("a page is written whole, or its rows would be read outside the door")
                if response.status_code >= 400:
                    raise _TakeBack(response)
        except _TakeBack as taken:
            response = taken.response
        if request.denied:
            record_denial(request.denied, by=request.actor)
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer a refusal with its sentence."""
        if not isinstance(exception, Refusal):
            return None
        cast("StaffRequest", request).denied = type(exception).__name__
        return refusal_page.page(request, exception)


def stopped(request: StaffRequest) -> HttpResponse | None:
    """Where to send somebody who may not come in as they are; None for who may."""
    if not request.user.is_authenticated:
        return _to("account_login", request)
    if not has_second_factor(request):
        again = is_mfa_enabled(request.user)
        return _to("mfa_reauthenticate", request) if again else _to_first_factor(request)
    now = settings.CLOCK.now()
    request.places = places_of(user=_user(request), at=now)
    chosen = request.session.get(POSITION)
    if chosen is None and len(request.places) == 1:
        chosen = request.session[POSITION] = request.places[0].position
        enter_place(request.places[0], user=_user(request), at=now)
    request.place = next((place for place in request.places if place.position == chosen), None)
    if not request.places or (chosen is not None and request.place is None) or _too_long(request, now):
        logout(request)
        return _to("account_login", request)
    if lacks_a_passkey(request, request.places):
        return HttpResponseRedirect(reverse("account-passkey-first"))
    if now - _moment(request, SEEN) >= SEEN_EVERY:
        request.session[SEEN] = now.isoformat()
    return None


def _to_first_factor(request: StaffRequest) -> HttpResponse:
    """To where somebody sets up their second factor: a passkey, if their work asks for one."""
    places = places_of(user=_user(request), at=settings.CLOCK.now())
    return HttpResponseRedirect(reverse("account-passkey-first" if works_with_a_passkey(places) else "mfa_index"))


def _too_long(request: StaffRequest, now: datetime) -> bool:
    roles = {role for place in request.places for role in place.roles}
    idle, whole = (IDLE_STRICTER, WHOLE_STRICTER) if roles & STRICTER else (IDLE, WHOLE)
    return now - _moment(request, SEEN) >= idle or now - _moment(request, BEGUN) >= whole


def _moment(request: HttpRequest, name: str) -> datetime:
    return datetime.fromisoformat(request.session[name])


def _user(request: HttpRequest) -> int:
    return int(request.user.pk or 0)


def _to(name: str, request: HttpRequest) -> HttpResponse:
    """Send somebody to sign in, and then back to the page they wanted; never with what a form of theirs said."""
    back = urlencode({"next": request.path if request.method == "GET" else INSIDE})
    return HttpResponseRedirect(f"{reverse(name)}?{back}")
