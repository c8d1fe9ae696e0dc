"""Passkeys as allauth checks them; a passkey that fails is written down as any other failure."""

from __future__ import annotations

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.forms import AuthenticateWebAuthnForm, LoginWebAuthnForm, ReauthenticateWebAuthnForm
from django.core.exceptions import ValidationError

from wayfellow.services.sign_in_audit import NOBODY
from wayfellow.web.account.recording import record_failure

NOT_A_PASSKEY = (ValidationError, AttributeError, KeyError, TypeError, ValueError)
"""What reading a credential ends in that is wrong, or is none at all."""


class _Recorded:
    """Records a failure. Who somebody only says to be, before the passkey is proved, is nobody."""

    def clean_credential(self) -> Authenticator:
        try:
            return super().clean_credential()  # type: ignore[misc]
        except NOT_A_PASSKEY as wrong:
            user = self.user  # type: ignore[attr-defined]
            record_failure(user.pk if user else NOBODY, how="webauthn")
            raise get_adapter().validation_error("incorrect_code") from wrong


class PasskeyAfterPassword(_Recorded, AuthenticateWebAuthnForm):
    """A passkey as the second step."""


class PasskeyAlone(_Recorded, LoginWebAuthnForm):
    """A passkey that signs in by itself."""


class PasskeyAgain(_Recorded, ReauthenticateWebAuthnForm):
    """A passkey of somebody who shows again that it is them."""
