"""The signed context: what tells the database who is asking, in a way that nobody who only runs SQL can make up.

Source: access plan, “The signed context”; security specification § 2.2.
"""

from __future__ import annotations

import hashlib
import hmac

from wayfellow.rules.access.actor import Actor

BLOCK = 64
"""Bytes of a block of SHA-256, to which HMAC pads its key."""
INNER, OUTER = 0x36, 0x5C


def signed(actor: Actor, key: bytes) -> str:
    """The context of an actor, as `app.ctx` takes it."""
    told = (actor.organization, actor.position, actor.user, actor.purpose.bit, actor.reach, actor.at.isoformat())
    payload = "|".join(map(str, told))
    return f"{payload}|{hmac.new(key, payload.encode(), hashlib.sha256).hexdigest()}"


def pads(key: bytes) -> tuple[bytes, bytes]:
    """The two pads of HMAC: what the database keeps instead of the key itself."""
    block = (hashlib.sha256(key).digest() if len(key) > BLOCK else key).ljust(BLOCK, b"\0")
    return bytes(byte ^ INNER for byte in block), bytes(byte ^ OUTER for byte in block)
