"""Speak with a provider: where to send somebody, and what their code is worth. Source: AU-08; RFC 7636."""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from http.client import HTTPException
from typing import Any
from urllib.parse import urlencode, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from wayfellow.rules.access.provider import Provider
from wayfellow.services.oidc.tokens import Claims, NotVouchedFor, claims_of

PATIENCE_SECONDS = 10
LARGEST = 1 << 20
HERE = {"127.0.0.1", "localhost"}


@dataclass(frozen=True)
class Visit:
    """What only this browser's visit knows; it works once."""

    state: str
    nonce: str
    verifier: str

    @classmethod
    def begin(cls) -> Visit:
        return cls(*(secrets.token_urlsafe(32) for _ in range(3)))


def way_there(provider: Provider, visit: Visit, *, back: str) -> str:
    """Where a browser goes to sign in.  back: our address it comes back to. Raises NotVouchedFor."""
    challenge = base64.urlsafe_b64encode(hashlib.sha256(visit.verifier.encode()).digest()).rstrip(b"=").decode()
    asked = {
        "response_type": "code",
        "client_id": provider.client,
        "redirect_uri": back,
        "scope": "openid email profile",
        "state": visit.state,
        "nonce": visit.nonce,
        "code_challenge": challenge,
        "code_challenge_method": "S256",
    }
    return f"{_described(provider)['authorization_endpoint']}?{urlencode(asked)}"


def who_came_back(provider: Provider, visit: Visit, *, code: str, back: str, at: datetime) -> Claims:
    """Who the provider says came back with a code. Raises NotVouchedFor."""
    described = _described(provider)
    answer = _ask(
        described["token_endpoint"],
        {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": back,
            "code_verifier": visit.verifier,
            "client_id": provider.client,
            "client_secret": provider.secret,
        },
    )
    keys = _ask(described["jwks_uri"]).get("keys", [])
    return claims_of(
        str(answer.get("id_token", "")), keys=keys, issuer=provider.issuer, client=provider.client, nonce=visit.nonce,
        at=at,
    )  # fmt: skip


def _described(provider: Provider) -> Mapping[str, Any]:
    """What a provider says of itself; it must call itself what we were told it is called."""
    described = _ask(f"{provider.issuer.rstrip('/')}/.well-known/openid-configuration")
    if described.get("issuer") != provider.issuer:
        raise NotVouchedFor
    return described


class _Nowhere(HTTPRedirectHandler):
    """Follows nobody elsewhere."""

    def redirect_request(self, *_about: Any) -> None:
        return None


def _ask(address: object, form: Mapping[str, str] | None = None) -> dict[str, Any]:
    parts = urlsplit(str(address))
    if parts.scheme != "https" and parts.hostname not in HERE:
        raise NotVouchedFor
    body = urlencode(form).encode() if form else None
    try:
        asked = Request(parts.geturl(), body, {"Accept": "application/json"})  # noqa: S310 - checked above
        with build_opener(_Nowhere).open(asked, timeout=PATIENCE_SECONDS) as answer:
            found = json.loads(answer.read(LARGEST))
    except (OSError, HTTPException, ValueError) as wrong:
        raise NotVouchedFor from wrong
    if not isinstance(found, dict):
        raise NotVouchedFor
    return found
