"""Who may see the operators' pages: staff at the platform's own organization, by a passkey shown just now.

Services behind it enter the organizations they are about by themselves, so the page itself acts as nobody.
Source: security specification § 1.2, § 3.1 (“every action”).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from wayfellow.rules.access.refusals import Refusal
from wayfellow.services.denials import record_denial
from wayfellow.services.places import actor_at
from wayfellow.web.account.adapters import proved_lately
from wayfellow.web.requests import StaffRequest
from wayfellow.web.staff import refusal_page
from wayfellow.web.staff.stepping_up import stepped_up
from wayfellow.web.staff_door import stopped

PAGE = "platform-organizations"
Rest = ParamSpec("Rest")
View = Callable[Concatenate[StaffRequest, Rest], HttpResponse]


def operators(view: View[Rest]) -> View[Rest]:
    """Let a view happen for who may come in, as their actor; what they are refused is written down."""
    careful = stepped_up(PAGE)(view)

    @wraps(view)
    def guarded(request: StaffRequest, *args: Rest.args, **named: Rest.kwargs) -> HttpResponse:
        elsewhere = stopped(request)
        if elsewhere is not None:
            return elsewhere
        if request.place is None:
            return HttpResponseRedirect(reverse("staff-act-as"))
        request.actor = actor_at(
            request.place,
            user=int(request.user.pk or 0),
            at=settings.CLOCK.now(),
            is_fresh=proved_lately(request, second_factor=True, passkey=True),
        )
        try:
            return careful(request, *args, **named)
        except Refusal as refusal:
            record_denial(type(refusal).__name__, by=request.actor)
            return refusal_page.page(request, refusal)

    return guarded
