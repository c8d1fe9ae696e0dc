"""Prove who one is again before what matters most. Source: security specification § 3.1, “Step-up”."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec
from urllib.parse import urlencode

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from wayfellow.web.account.adapters import proved_lately
from wayfellow.web.account.passkey_first import works_with_a_passkey
from wayfellow.web.requests import StaffRequest

Rest = ParamSpec("Rest")
View = Callable[Concatenate[StaffRequest, Rest], HttpResponse]


def stepped_up(back: str) -> Callable[[View[Rest]], View[Rest]]:
    """Let a view happen only within five minutes of a second factor (a passkey, if their roles ask for one).

    back: the page to come back to, by its name.
    """

    def around(view: View[Rest]) -> View[Rest]:
        @wraps(view)
        def careful(request: StaffRequest, *args: Rest.args, **named: Rest.kwargs) -> HttpResponse:
            passkey = works_with_a_passkey(request.places)
            if proved_lately(request, second_factor=True, passkey=passkey):
                return view(request, *args, **named)
            again = reverse("mfa_reauthenticate_webauthn" if passkey else "mfa_reauthenticate")
            return HttpResponseRedirect(f"{again}?{urlencode({'next': reverse(back)})}")

        return careful

    return around
