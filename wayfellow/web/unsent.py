"""A form that meets the end of a session loses nothing: its page comes back with what was typed, to be sent again.

Nothing of it is kept on the server while nobody is signed in, and nothing in the browser but in the page itself. The
key of the form (services/desk/keys.py) is bound to who opened it, so that whoever else signs in meanwhile cannot send
it. Source: design § 6 (every form keeps what was typed); security specification § 3.1, § 7.5.
"""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from wayfellow.web.once import KEY
from wayfellow.web.site import errors

INSIDE = "/staff/"
PROOFS = ("account_login", "mfa_reauthenticate", "account-passkey-first")
"""Pages on which one says who one is."""
NOT_AGAIN = frozenset({"csrfmiddlewaretoken"})
GetResponse = Callable[[HttpRequest], HttpResponse]


def keep_unsent(get_response: GetResponse) -> GetResponse:
    """Answer with what was typed where a form of the staff would only have been sent to sign in."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        place = response.headers.get("Location", "")
        if _can_be_kept(request) and any(place.startswith(reverse(proof)) for proof in PROOFS):
            return _page(request, sign_in_at=place)
        return response

    return middleware


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Signing in changed the token of forms. One that came from a page of ours is shown again, with the new token."""
    ours = f"{request.scheme}://{request.get_host()}"
    if _can_be_kept(request) and request.headers.get("Origin") == ours:
        return _page(request)
    return errors.csrf_failure(request, reason)


def _can_be_kept(request: HttpRequest) -> bool:
    return request.method == "POST" and request.path.startswith(INSIDE) and KEY in request.POST


def _page(request: HttpRequest, *, sign_in_at: str = "") -> HttpResponse:
    typed = [(name, value) for name, values in request.POST.lists() if name not in NOT_AGAIN for value in values]
    told = {"typed": typed, "sign_in_at": sign_in_at, "address": request.get_full_path()}
    return render(request, "staff/unsent.html", told, status=403)
