"""What somebody reads when a service refuses: its sentence, and the way back. No statement, as nothing may be read."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from wayfellow.rules.access.refusals import NotFound, Refusal, RoleDoesNotAllow
from wayfellow.services.desk.drafts import DraftTooLong
from wayfellow.services.desk.keys import KeyMissing, OpenedBySomebodyElse
from wayfellow.services.desk.once import SentOtherwiseBefore
from wayfellow.web.refusing import said

STATUS: dict[type[Refusal], int] = {
    NotFound: 404,
    RoleDoesNotAllow: 403,
    KeyMissing: 422,
    OpenedBySomebodyElse: 422,
    SentOtherwiseBefore: 422,
    DraftTooLong: 413,
}
OTHERWISE = 409


def page(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    status = STATUS.get(type(refusal), OTHERWISE)
    context = {"sentence": said(refusal), "is_nothing": status == 404}
    return render(request, "staff/refused.html", context, status=status)
