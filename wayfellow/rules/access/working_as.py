"""For what and how far somebody with these roles works, before they say otherwise.

Source: security specification § 1.4, § 2.3.
"""

from __future__ import annotations

from collections.abc import Iterable

from wayfellow.rules.access.actor import Purpose, Reach
from wayfellow.rules.access.roles import WHOLE_ORGANIZATION, Role

WITHOUT_CARE = {
    Role.BILLER: Purpose.HPAYMT,
    Role.PRIVACY_OFFICER: Purpose.HOPERAT,
    Role.ANALYST: Purpose.HOPERAT,
    Role.ORGANIZATION_ADMIN: Purpose.SYSADMIN,
    Role.PLATFORM_OPERATOR: Purpose.SYSADMIN,
}


def purpose_of(roles: Iterable[Role]) -> Purpose:
    """Caring, for whoever has a role in care; otherwise what the first of the other roles is for."""
    held = set(roles)
    if held - WITHOUT_CARE.keys():
        return Purpose.CAREMGT
    return next((purpose for role, purpose in WITHOUT_CARE.items() if role in held), Purpose.SYSADMIN)


def reach_of(roles: Iterable[Role]) -> Reach:
    return Reach.ORGANIZATION if WHOLE_ORGANIZATION & set(roles) else Reach.OWN
