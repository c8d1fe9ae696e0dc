"""What a user may read and change of themselves: their name, and where they work."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from wayfellow.records.accounts.models import User
from wayfellow.services.sign_in_audit import record_sign_in
from wayfellow.services.staff.accepting import NameMissing


@transaction.atomic
def rename_oneself(*, user: int, name: str, at: datetime) -> None:
    """Be called otherwise by the people one works with. Raises NameMissing."""
    if not name.strip():
        raise NameMissing
    User.objects.filter(pk=user).update(name=name.strip())
    record_sign_in("user.renamed", user=user, at=at)
