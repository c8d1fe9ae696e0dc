"""Who looks after others’ access, or after privacy, works with a passkey: an app with codes can be tricked out of one.

Source: security specification § 3.1.
"""

from __future__ import annotations

from collections.abc import Iterable

from allauth.mfa.models import Authenticator
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from wayfellow.rules.access.roles import Role
from wayfellow.services.places import Place
from wayfellow.web.account.adapters import has_second_factor

PASSKEY_ONLY = frozenset({Role.ORGANIZATION_ADMIN, Role.PRIVACY_OFFICER, Role.PLATFORM_OPERATOR})


def works_with_a_passkey(places: Iterable[Place]) -> bool:
    """Whether one of somebody's roles, anywhere, asks for a passkey."""
    return any(PASSKEY_ONLY & set(place.roles) for place in places)


def lacks_a_passkey(request: HttpRequest, places: Iterable[Place]) -> bool:
    """Whether this session still has to show one."""
    return works_with_a_passkey(places) and not has_second_factor(request, passkey=True)


@login_required
@require_safe
def passkey_first(request: HttpRequest) -> HttpResponse:
    """Why a passkey is asked for, and the one step to it: to make one, or to show it."""
    has_one = Authenticator.objects.filter(user_id=request.user.pk, type=Authenticator.Type.WEBAUTHN).exists()
    return render(request, "account/passkey_first.html", {"has_one": has_one})
