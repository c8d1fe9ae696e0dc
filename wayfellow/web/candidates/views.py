"""The list of candidates, the numbers for analysts, and the file."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from wayfellow.rules.access.roles import Action
from wayfellow.services.candidates.exporting import export_candidates
from wayfellow.services.candidates.listing import list_candidates
from wayfellow.services.candidates.numbers import numbers_of_latest_run
from wayfellow.services.permissions import need_for
from wayfellow.web.candidates.filters import wanted_by
from wayfellow.web.candidates.list_page import list_page
from wayfellow.web.candidates.numbers_page import numbers_page
from wayfellow.web.requests import StaffRequest
from wayfellow.web.staff.stepping_up import stepped_up


@require_safe
def candidates(request: StaffRequest) -> HttpResponse:
    if need_for(Action.READ_CLINICAL, by=request.actor) is None:
        page = numbers_page(numbers_of_latest_run(by=request.actor))
        return render(request, "candidates/numbers.html", {"page": page})
    wanted = wanted_by(request.GET)
    exports = need_for(Action.EXPORT, by=request.actor) is not None
    shown = list_page(list_candidates(wanted, by=request.actor), wanted, today=request.today)
    return render(request, "candidates/list.html", {"page": shown, "exports": exports})


@require_POST
@stepped_up("candidates")
def export(request: StaffRequest) -> HttpResponse:
    told = export_candidates(wanted_by(request.POST), by=request.actor)
    headers = {"Content-Disposition": 'attachment; filename="candidates.csv"', "Cache-Control": "no-store"}
    return HttpResponse(told, content_type="text/csv; charset=utf-8", headers=headers)
