"""For whoever watches over this machine: alive, begun, ready. Plain words, no page. Source: security spec § 7.11."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from wayfellow.services.health import missing


@require_safe
def alive(request: HttpRequest) -> HttpResponse:
    """The process answers; nothing else is looked at."""
    return HttpResponse("alive\n", content_type="text/plain")


@require_safe
def ready(request: HttpRequest) -> HttpResponse:
    """Whether to send people here; 503 with what is missing otherwise."""
    what = missing(at=settings.CLOCK.now())
    said = f"not ready: {what}" if what else "ready"
    return HttpResponse(f"{said}\n", status=503 if what else 200, content_type="text/plain")
