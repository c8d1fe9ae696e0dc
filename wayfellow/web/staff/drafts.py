"""Drafts for the script that keeps them: what was typed comes in and goes out as JSON, and nothing of it is shown.

GET: the drafts of a form about a subject, the newest first, and a token for the forms of a page that is older than the
session. POST: keep one. DELETE: let go of one. Source: design § 6; security specification § 7.6.
"""

from __future__ import annotations

import json
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, format_time
from django.conf import settings
from django.http import HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.views.decorators.http import require_http_methods

from wayfellow.services.desk.drafts import Fields, Kept, drop_draft, open_drafts, save_draft
from wayfellow.web.requests import StaffRequest
from wayfellow.web.speaking import speaking

NOT_WRITING = frozenset({"key", "draft", "csrfmiddlewaretoken"})


@require_http_methods(["GET", "HEAD", "POST", "DELETE"])
def drafts(request: StaffRequest, form: str, subject: str) -> HttpResponse:
    if request.method == "POST":
        told = _read(request.body)
        if told is None:
            return JsonResponse({}, status=400)
        client, version, fields = told
        kept = save_draft(form, subject, fields, client=client, version=version, by=request.actor)
        return JsonResponse(_said(kept))
    if request.method == "DELETE":
        told = _read(request.body)
        if told is not None:
            drop_draft(told[0], by=request.actor)
        return JsonResponse({})
    found = open_drafts(form, subject, by=request.actor)
    return JsonResponse(
        {"token": get_token(request), "drafts": [{**_said(one), "fields": one.fields} for one in found]}
    )


def _said(kept: Kept) -> dict[str, Any]:
    return {
        "client": str(kept.client),
        "version": kept.version,
        "says": speaking().say("desk.kept", time=_clock(kept)),
        "restored": speaking().say("desk.restored", time=_clock(kept), day=_day(kept)),
    }


def _clock(kept: Kept) -> str:
    local = kept.saved_at.astimezone(ZoneInfo(settings.TIME_ZONE))
    return format_time(local, "short", locale=_locale())


def _day(kept: Kept) -> str:
    return format_date(kept.saved_at.astimezone(ZoneInfo(settings.TIME_ZONE)).date(), "long", locale=_locale())


def _locale() -> Locale:
    return Locale.parse(speaking().words.lang, sep="-")


def _read(body: bytes) -> tuple[UUID, int, Fields] | None:
    """The client, version and fields a script sent; None when no script of ours sent this."""
    try:
        told = json.loads(body)
        fields = {str(name): [str(one) for one in told["fields"][name]] for name in told["fields"]}
        version = int(told["version"])
        client = UUID(str(told["client"]))
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    return client, version, {name: values for name, values in fields.items() if name not in NOT_WRITING}
