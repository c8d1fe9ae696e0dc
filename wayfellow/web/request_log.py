"""One line a request: the pattern of its address, never the address; how it ended, and how long that took.

Source: security specification § 7.11 (rate, errors and duration a route), DP-14.
"""

from __future__ import annotations

import logging
import secrets
import time
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

NUMBER = "X-Request-Id"
"""Said to the browser too, so that somebody who calls for help can name it."""
_log = logging.getLogger("wayfellow.requests")


def request_log(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Give every request a number, and log how it ended."""

    def middleware(request: HttpRequest) -> HttpResponse:
        number, start = secrets.token_hex(8), time.perf_counter()
        response = get_response(request)
        response.headers[NUMBER] = number
        if _log.isEnabledFor(logging.INFO):
            match = request.resolver_match
            told = {
                "request": number,
                "method": request.method if request.method in KNOWN else "other",
                "route": match.route if match else "none",
                "status": response.status_code,
                "ms": round((time.perf_counter() - start) * 1000),
            }
            _log.info("answered", extra=told)
        return response

    return middleware


KNOWN = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
