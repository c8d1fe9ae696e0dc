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
from wayfellow.services.access import coming_in
from wayfellow.services.denials import record_denial
from wayfellow.services.places import Place, actor_at, enter_place, oneself, own_places, places_of
from wayfellow.web.account.adapters import has_second_factor, proved_lately
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
        staff.denied = ""
        try:
            response = _not_signed_in(staff) or self._come_in(staff)
        except _TakeBack as taken:
            response = taken.response
        if staff.denied:
            record_denial(staff.denied, by=staff.actor)
        return response or self._choose(staff)

    def _come_in(self, request: StaffRequest) -> HttpResponse | None:
        """The page, in the transaction in which we looked where they work; None if something has to happen first."""
        now = settings.CLOCK.now()
        me = oneself(_user(request), now)
        with coming_in(me) as become:
            request.places = own_places(by=me)
            request.place = _chosen(request)
            if request.path == CHOOSING or request.place is None or _stopped(request, now):
                return None
            if now - _moment(request, SEEN) >= SEEN_EVERY:
                request.session[SEEN] = now.isoformat()
            is_fresh = proved_lately(request, second_factor=True, passkey=works_with_a_passkey(request.places))
            request.actor = actor_at(request.place, user=me.user, at=now, is_fresh=is_fresh)
            become(request.actor)
            return self._as_actor(request)

    def _as_actor(self, request: StaffRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.streaming:
            raise TypeError("a page is written whole, or its rows would be read outside the door")
        if response.status_code >= 400:
            raise _TakeBack(response)
        return response

    def _choose(self, request: StaffRequest) -> HttpResponse:
        """Where to go when no page may happen yet: to sign in again, or to choose a place; the only one is chosen."""
        now = settings.CLOCK.now()
        chosen = request.session.get(POSITION)
        if not request.places or (chosen is not None and request.place is None) or _too_long(request, now):
            logout(request)
            return _to("account_login", request)
        if _entered_the_only(request, now):
            return self(request)
        if lacks_a_passkey(request, request.places):
            return HttpResponseRedirect(reverse("account-passkey-first"))
        return self.get_response(request) if request.path == CHOOSING else HttpResponseRedirect(CHOOSING)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer a refusal with its sentence."""
        if not isinstance(exception, Refusal):
            return None
        cast("StaffRequest", request).denied = type(exception).__name__
        return refusal_page.page(request, exception)


def stopped(request: StaffRequest) -> HttpResponse | None:
    """For pages outside this door whose services enter by themselves: where to send who may not come in; None if they
    may. Sets their places and the one they chose.
    """
    now = settings.CLOCK.now()
    if elsewhere := _not_signed_in(request):
        return elsewhere
    request.places = places_of(user=_user(request), at=now)
    request.place = _chosen(request)
    _entered_the_only(request, now)
    return HttpResponseRedirect(CHOOSING) if request.place is None or _stopped(request, now) else None


def _entered_the_only(request: StaffRequest, now: datetime) -> bool:
    """Choose the place of who has only one and has chosen none yet; whether it was so."""
    if request.session.get(POSITION) is not None or len(request.places) != 1:
        return False
    (request.place,) = request.places
    request.session[POSITION] = request.place.position
    enter_place(request.place, user=_user(request), at=now)
    return True


def _chosen(request: StaffRequest) -> Place | None:
    chosen = request.session.get(POSITION)
    return next((place for place in request.places if place.position == chosen), None)


def _not_signed_in(request: StaffRequest) -> HttpResponse | None:
    """Where to send somebody who has not shown by two factors who they are; None for who has."""
    if not request.user.is_authenticated:
        return _to("account_login", request)
    if not has_second_factor(request):
        again = is_mfa_enabled(request.user)
        return _to("mfa_reauthenticate", request) if again else _to_first_factor(request)
    return None


def _stopped(request: StaffRequest, now: datetime) -> bool:
    """Whether somebody at their place may not go on as they are."""
    return _too_long(request, now) or lacks_a_passkey(request, request.places)


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
