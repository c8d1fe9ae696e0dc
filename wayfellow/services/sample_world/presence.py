"""Whether the record holds the sample world: by its sign-ins, whose addresses belong to nobody."""

from __future__ import annotations

from wayfellow.records.accounts.models import User
from wayfellow.services.sample_world.organizations import ADDRESSES


def is_there() -> bool:
    return User.objects.filter(email__endswith=ADDRESSES).exists()
