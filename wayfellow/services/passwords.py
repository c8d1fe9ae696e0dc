"""Choose a password, and what follows: every browser is signed out, and the person is told. Source: AU-01, AU-07."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.mail import send_mail
from django.db import transaction

from wayfellow.records.accounts.models import Session, User
from wayfellow.rules.access.passwords import is_made_of
from wayfellow.rules.access.refusals import Refusal
from wayfellow.rules.directory.load import load_directory
from wayfellow.services.places import places_of
from wayfellow.services.sign_in_audit import record_sign_in
from wayfellow.services.wording import Words


class PasswordTooWeak(Refusal):
    """Choose a longer or less common password: 12 characters or more. Do not use names, places or words of our work."""


def change_password(*, user: int, password: str, words: Words, at: datetime) -> None:
    """Give a user, who has just proved who they are, another password. Raises PasswordTooWeak."""
    with transaction.atomic():
        found = User.objects.select_for_update().get(pk=user)
        organizations = [place.name for place in places_of(user=user, at=at)]
        set_password(found, password, organizations=organizations)
        found.save(update_fields=["password"])
        Session.objects.filter(user_id=user).delete()
        record_sign_in("password.changed", user=user, at=at)
    tell(found.email, "account.mail.password", words)


def set_password(user: User, password: str, *, organizations: Iterable[str]) -> None:
    """Set it, without saving. Raises PasswordTooWeak."""
    counties = [county.name for county in load_directory().counties]
    try:
        validate_password(password, user)
    except ValidationError:
        raise PasswordTooWeak from None
    if is_made_of(password, [*organizations, *user.name.split(), user.email, *user.email.split("@"), *counties]):
        raise PasswordTooWeak
    user.set_password(password)


def tell(email: str, what: str, words: Words) -> None:
    """Write to somebody about their account; the message names nobody and nothing."""
    send_mail(words.say(f"{what}.subject"), words.say(f"{what}.text"), None, [email])
