"""Read an ID token, and believe it only if everything about it is right.

Source: OpenID Connect Core § 3.1.3.7; security specification AU-08.
"""

from __future__ import annotations

import binascii
import json
from base64 import urlsafe_b64decode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from cryptography.hazmat.primitives.hashes import SHA256

from wayfellow.rules.access.refusals import Refusal

LEEWAY_SECONDS = 60
OLDEST_SECONDS = 10 * 60
ES256_SIDE = 32
LEAST_RSA_BITS = 2048


class NotVouchedFor(Refusal):
    """Your organization’s sign-in did not open the door here. Try again, or ask whoever looks after it."""


@dataclass(frozen=True)
class Claims:
    """What a provider says of somebody.  email: empty unless it says that the address is theirs."""

    subject: str
    email: str
    name: str
    acr: str
    amr: tuple[str, ...]


def claims_of(
    token: str, *, keys: Sequence[Mapping[str, Any]], issuer: str, client: str, nonce: str, at: datetime
) -> Claims:
    """The claims of a token that is signed, for us, for this visit, and fresh. Raises NotVouchedFor for every other."""
    try:
        header, said = (json.loads(_raw(part)) for part in token.split(".")[:2])
        _check_signature(token, header, keys)
        _check_said(said, issuer, client, nonce, at.timestamp())
        return _claims(said)
    except (InvalidSignature, binascii.Error, AttributeError, KeyError, TypeError, ValueError) as wrong:
        raise NotVouchedFor from wrong


def _check_signature(token: str, header: Mapping[str, Any], keys: Sequence[Mapping[str, Any]]) -> None:
    """By the key the token names and the kind of that key; the token does not choose how it is checked."""
    signed, _dot, signature = token.rpartition(".")
    (key,) = [one for one in keys if one.get("kid") == header["kid"] and one.get("use", "sig") == "sig"]
    if "crit" in header or header["alg"] != {"RSA": "RS256", "EC": "ES256"}[key["kty"]]:
        raise NotVouchedFor
    if key["kty"] == "RSA":
        public = rsa.RSAPublicNumbers(_number(key["e"]), _number(key["n"])).public_key()
        if public.key_size < LEAST_RSA_BITS:
            raise NotVouchedFor
        public.verify(_raw(signature), signed.encode(), padding.PKCS1v15(), SHA256())
        return
    if key["crv"] != "P-256":
        raise NotVouchedFor
    raw, whole = _raw(signature), 2 * ES256_SIDE
    if len(raw) != whole:
        raise NotVouchedFor
    r, s = int.from_bytes(raw[:ES256_SIDE], "big"), int.from_bytes(raw[ES256_SIDE:], "big")
    point = ec.EllipticCurvePublicNumbers(_number(key["x"]), _number(key["y"]), ec.SECP256R1()).public_key()
    point.verify(encode_dss_signature(r, s), signed.encode(), ec.ECDSA(SHA256()))


def _check_said(said: Mapping[str, Any], issuer: str, client: str, nonce: str, now: float) -> None:
    audience = said["aud"] if isinstance(said["aud"], list) else [said["aud"]]
    wrong = (
        said["iss"] != issuer
        or client not in audience
        or (len(audience) > 1 and said.get("azp") != client)
        or said.get("azp", client) != client
        or not nonce
        or said["nonce"] != nonce
        or float(said["exp"]) + LEEWAY_SECONDS <= now
        or not -LEEWAY_SECONDS <= now - float(said["iat"]) <= OLDEST_SECONDS
    )
    if wrong:
        raise NotVouchedFor


def _claims(said: Mapping[str, Any]) -> Claims:
    subject, amr = said["sub"], said.get("amr", [])
    if not isinstance(subject, str) or not subject or not isinstance(amr, list):
        raise NotVouchedFor
    email = said.get("email", "") if said.get("email_verified") is True else ""
    return Claims(
        subject, str(email).strip(), str(said.get("name", "")), str(said.get("acr", "")), tuple(map(str, amr))
    )


def _raw(part: str) -> bytes:
    return urlsafe_b64decode(part + "=" * (-len(part) % 4))


def _number(part: str) -> int:
    return int.from_bytes(_raw(part), "big")
