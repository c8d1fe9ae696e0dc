"""The addresses of signing in, by the names allauth knows them by. What is not here cannot be done: no signing up."""

from __future__ import annotations

from allauth.account import views as account
from allauth.mfa.base import views as factors
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as apps
from allauth.mfa.webauthn import views as passkeys
from django.urls import URLPattern, path

from wayfellow.web.account import own_provider, passkey_first, recovering, views

urlpatterns: list[URLPattern] = [
    path("join/<uuid:organization>/<str:token>/", views.join, name="account-join"),
    path("sign-in/", account.login, name="account_login"),
    path("sign-in/code/", factors.authenticate, name="mfa_authenticate"),
    path("sign-in/passkey/", passkeys.login_webauthn, name="mfa_login_webauthn"),
    path("help/", recovering.help_page, name="account-help"),
    path("recover/<uuid:recovery>/<str:token>/", recovering.recover, name="account-recover"),
    path("sign-in/organization/", own_provider.go, name="account-oidc"),
    path("sign-in/organization/back/", own_provider.back, name="account-oidc-back"),
    path("join/<uuid:organization>/<str:token>/organization/", own_provider.go, name="account-oidc-join"),
    path("sign-out/", account.logout, name="account_logout"),
    path("again/", account.reauthenticate, name="account_reauthenticate"),
    path("again/code/", factors.reauthenticate, name="mfa_reauthenticate"),
    path("again/passkey/", passkeys.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("passkey-first/", passkey_first.passkey_first, name="account-passkey-first"),
    path("security/", views.Security.as_view(), name="mfa_index"),
    path("security/password/", recovering.password, name="account-password"),
    path("security/app/", views.ActivateApp.as_view(), name="mfa_activate_totp"),
    path("security/app/remove/", apps.deactivate_totp, name="mfa_deactivate_totp"),
    path("security/codes/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("security/codes/new/", codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("security/passkeys/", passkeys.list_webauthn, name="mfa_list_webauthn"),
    path("security/passkeys/add/", views.AddPasskey.as_view(), name="mfa_add_webauthn"),
    path("security/passkeys/<int:pk>/remove/", passkeys.remove_webauthn, name="mfa_remove_webauthn"),
    path("security/devices/end/", views.end_one, name="account-end-device"),
    path("security/devices/end-all/", views.end_all, name="account-end-all"),
]
