"""A code works once for as long as it could be right: the step it is for, and one to either side.

Source: security specification AU-04.
"""

from __future__ import annotations

from allauth.core import context
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from django.core.cache import cache

from wayfellow.services.failures import take_back
from wayfellow.web.account import waiting

RIGHT_FOR_SECONDS = 3 * 30


class _Once:
    """Refuses a code that this user has used already, and one that comes too soon after others that were wrong."""

    def clean_code(self) -> str:
        attempt = waiting.begin(context.request, str(self.user))  # type: ignore[attr-defined]
        code: str = super().clean_code()  # type: ignore[misc]
        plain = "".join(filter(str.isalnum, code)).casefold()
        if not cache.add(f"code-used:{self.user.pk}:{plain}", 1, timeout=RIGHT_FOR_SECONDS):  # type: ignore[attr-defined]
            raise get_adapter().validation_error("incorrect_code")
        take_back(attempt)
        return code


class SignInCode(_Once, AuthenticateForm):
    """The code of somebody who signs in."""


class CodeAgain(_Once, ReauthenticateForm):
    """The code of somebody who shows again that it is them."""
