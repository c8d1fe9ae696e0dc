"""The six digits an app shows for a secret at a moment. Plain, as RFC 6238 and RFC 4226 have it."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
from datetime import datetime

from wayfellow.rules.problems import UnreadableInput

STEP_SECONDS, DIGITS = 30, 6


def code_at(secret: str, at: datetime) -> str:
    """Raises UnreadableInput for a secret that is none (base32, as apps take it)."""
    bare = secret.replace(" ", "").upper()
    try:
        key = base64.b32decode(bare + "=" * (-len(bare) % 8))
    except binascii.Error:
        raise UnreadableInput("That is no secret of an app with codes; expected letters and 2 to 7.") from None
    counter = int(at.timestamp()) // STEP_SECONDS
    told = hmac.new(key, counter.to_bytes(8, "big"), hashlib.sha1).digest()
    start = told[-1] & 15
    number = int.from_bytes(told[start : start + 4], "big") & 0x7FFF_FFFF
    return f"{number % 10**DIGITS:0{DIGITS}}"
