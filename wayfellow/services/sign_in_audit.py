"""Write down how somebody signed in, or did not, wherever they work.

What happens before somebody acts anywhere concerns each organization they have a position in, also a suspended one, and
is written into the audit of each. Who is unknown, or has no position, is written under organization 0. An address that
was typed is kept nowhere. Source: security specification LG-05.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from wayfellow.records.accounts.models import Position, User
from wayfellow.rules.access.actor import Actor, Purpose, Reach
from wayfellow.services import auditing
from wayfellow.services.access import acting_as
from wayfellow.services.places import NOWHERE, oneself

NOBODY = 0
"""The user of an attempt for an address nobody signs in with."""


@transaction.atomic
def record_sign_in(
    what: str, *, user: int, at: datetime, how: str = "", ids: Sequence[int] = (), permit: bool = True
) -> None:
    """Record something about signing in.  what: such as `sign_in.failed`. how: such as `password`."""
    for by in _as_whom(user, at):
        with acting_as(by):
            auditing.record(what, by=by, kind=how, ids=ids, permit=permit)


def user_of(address: str) -> int:
    """The user who signs in with an address; NOBODY for none."""
    found = User.objects.filter(email__iexact=address.strip()).values_list("pk", flat=True).first()
    return found or NOBODY


def _as_whom(user: int, at: datetime) -> list[Actor]:
    with acting_as(oneself(user, at)):
        held = list(Position.objects.filter(user_id=user).order_by("pk").values_list("pk", "organization_id"))
    return [
        Actor(user=user, position=position, organization=organization, purpose=Purpose.SYSADMIN, reach=Reach.OWN, at=at)
        for position, organization in held or [(0, NOWHERE)]
    ]
