"""Ask for a way back, by a link that works once, within 24 hours, in the browser that asked. Source: AU-14."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.core.mail import send_mail
from django.db import transaction

from wayfellow.records.accounts.models import Recovery, User
from wayfellow.rules.access.refusals import Refusal
from wayfellow.services.sign_in_audit import NOBODY, record_sign_in
from wayfellow.services.staff.inviting import TOKEN_BYTES, hash_of
from wayfellow.services.wording import Words

LIFE = timedelta(hours=24)
MOST_AT_ONCE = 3
"""Links of one user that can be open; who asks more often is written to no more."""


class RecoveryIsOver(Refusal):
    """This link does not work here. Open it in the browser in which you asked for it, within 24 hours, or ask again."""


@dataclass(frozen=True)
class WayBack:
    """A link: which recovery, and a secret that is kept nowhere but in it."""

    recovery: UUID
    token: str

    @property
    def path(self) -> str:
        return f"/account/recover/{self.recovery}/{self.token}/"


def ask_for_a_way_back(email: str, *, browser: str, address: str, words: Words, at: datetime) -> None:
    """Write to somebody who cannot sign in; nothing tells whether there is anybody.

    browser: a secret of the one that asks. address: where this site is.
    """
    with transaction.atomic():
        user = User.objects.select_for_update().filter(email__iexact=email.strip(), is_active=True).first()
        record_sign_in("recovery.asked", user=user.pk if user else NOBODY, at=at)
        if user is None or _open(user, at).count() >= MOST_AT_ONCE:
            return
        token = secrets.token_urlsafe(TOKEN_BYTES)
        made = Recovery(user_id=user.pk, token_hash=hash_of(token), browser_hash=hash_of(browser), asked_at=at,
                        expires_at=at + LIFE)  # fmt: skip
        made.save(force_insert=True)
    link = f"{address}{WayBack(made.public_id, token).path}"
    send_mail(words.say("account.mail.recover.subject"), f"{words.say('account.mail.recover.text')}\n\n{link}\n",
              None, [user.email])  # fmt: skip


def live(link: WayBack, *, browser: str, at: datetime, lock: bool = False) -> Recovery:
    """The recovery behind a link. Raises RecoveryIsOver."""
    rows = Recovery.objects.select_for_update() if lock else Recovery.objects.all()
    found = rows.filter(
        public_id=link.recovery, token_hash=hash_of(link.token), browser_hash=hash_of(browser), done_at=None,
        expires_at__gt=at,
    ).first()  # fmt: skip
    if found is None or not browser:
        raise RecoveryIsOver
    return found


def _open(user: User, at: datetime):  # type: ignore[no-untyped-def]
    return Recovery.objects.filter(user_id=user.pk, done_at=None, expires_at__gt=at)
