"""The key a form is made with: random, and bound to who opened the form and for which organization.

So a form cannot be sent twice, nor by somebody else who signed in meanwhile, nor for another organization.
Source: security specification § 7.5, “HTTP Idempotency-Key”.
"""

from __future__ import annotations

import hashlib
import hmac
import uuid
from uuid import UUID

from django.conf import settings

from wayfellow.rules.access.actor import Actor
from wayfellow.rules.access.refusals import Refusal

LETTERS = 32


class KeyMissing(Refusal):
    """This form came without its key, so it was not done. Open its page again and send it from there."""


class OpenedBySomebodyElse(Refusal):
    """This form was opened by somebody else, or for another organization, so it was not done. Open its page again."""


def new_key(by: Actor | None) -> str:
    """A key for a form that `by` opens."""
    made = uuid.uuid4()
    return f"{made}.{_bound(made, by)}"


def read_key(text: str, *, by: Actor) -> UUID:
    """The key a form came with. Raises KeyMissing or OpenedBySomebodyElse."""
    key, _, bound = text.partition(".")
    try:
        read = UUID(key)
    except ValueError:
        raise KeyMissing from None
    if not hmac.compare_digest(bound.encode(), _bound(read, by).encode()):
        raise OpenedBySomebodyElse
    return read


def _bound(key: UUID, by: Actor | None) -> str:
    told = f"form {key} {by.user} {by.position} {by.organization}" if by else f"form {key}"
    return hmac.new(settings.SECRET_KEY.encode(), told.encode(), hashlib.sha256).hexdigest()[:LETTERS]
