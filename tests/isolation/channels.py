"""Every way in which the record can say something about a person: pages, commands, jobs, services, error texts.

A new one fails the build until it stands here, with what may be asked of it and the tests that try it across
organizations. Source: access plan, “Channels”; security specification § 1.7 (eight channels), § 2.7.
"""

from __future__ import annotations

OPEN = "anybody; nothing of the record"
SIGNING_IN = "whoever signs in, about themselves only"
STAFF = "whoever works here; nobody cared for is on it, but in drafts of one's own"
ADMIN = "manage_users; colleagues only"
OPERATOR = "an operator of the platform; the directory only"
SUMMARY = "read_summary"
WRITE = "write"
MOVE = "close_or_transfer"
EXPORT = "export, with a step-up"
MACHINE = "the machine, in one organization at a time"

PAGES: dict[str, str] = {
    **dict.fromkeys(
        "home difference safety privacy accessibility languages leave alive begun ready gallery gallery-rtl guide"
        " guide-letter guide-safe guide-go-on guide-check guide-format guide-keep guide-erase guide-erased guide-result"
        " guide-result-pdf guide-card guide-card-pdf guide-question".split(),
        OPEN,
    ),
    **dict.fromkeys(
        "account-join account_login mfa_authenticate mfa_login_webauthn account-help account-recover account-oidc"
        " account-oidc-back account-oidc-join account_logout account_reauthenticate mfa_reauthenticate"
        " mfa_reauthenticate_webauthn account-passkey-first mfa_index account-password mfa_activate_totp"
        " mfa_deactivate_totp mfa_view_recovery_codes mfa_generate_recovery_codes mfa_list_webauthn mfa_add_webauthn"
        " mfa_remove_webauthn account-end-device account-end-all".split(),
        SIGNING_IN,
    ),
    **dict.fromkeys("staff-help staff-act-as staff-organization staff-drafts account-me".split(), STAFF),
    **dict.fromkeys(
        "staff-people staff-invite staff-invite-again staff-withdraw staff-roles staff-suspend staff-resume staff-seen"
        " staff-describe staff-site-add staff-site-change staff-site-close staff-team-add staff-team-close"
        " staff-team-members staff-team-rename".split(),
        ADMIN,
    ),
    **dict.fromkeys("platform-organizations platform-add platform-suspend platform-resume".split(), OPERATOR),
    **dict.fromkeys(
        "staff-home promise people person person-older person-panel person-why detail-history candidates links".split(),
        SUMMARY,
    ),
    **dict.fromkeys(
        "promise-act person-candidates person-days person-new person-new-begin link-answer person-why-renew"
        " person-panel-end detail-new detail detail-end".split(),
        WRITE,
    ),
    "person-lead": MOVE,
    "candidates-file": EXPORT,
}
"""By the name of the address."""

ROWS_WITHOUT_A_CHANNEL = {
    "FHIR API": "DT-27 DT-47 DT-48 DT-49".split(),
    "family pages with an account": (
        "DT-15 DT-16 DT-17 DT-18 DT-19 DT-20 DT-21 DT-23 DT-24 DT-25 DT-55 DT-56 DT-57".split()
    ),
    "break the glass": "DT-03 DT-13 DT-14 DT-42".split(),
    "consents and labels": (
        "DT-04 DT-05 DT-06 DT-07 DT-08 DT-09 DT-26 DT-31 DT-32 DT-33 DT-34 DT-35 DT-36 DT-37 DT-38 DT-39".split()
    ),
    "requests by the law": "DT-22 DT-28 DT-29 DT-30".split(),
    "reports": "DT-40 DT-41".split(),
    "privacy and support": "DT-44 DT-45 DT-46".split(),
    "reminders": ["DT-58"],
    "merging people": "DT-53 DT-54".split(),
    "limits of how many are opened": ["DT-60"],
}
"""Rows of the decision table that cannot be tried yet, by what is missing. `docs/security.md` says the same."""
APPEARS_AS = {
    "FHIR API": "wayfellow/fhir", "reports": "wayfellow/services/reports", "reminders": "wayfellow/services/reminders",
    "break the glass": "wayfellow/services/break_glass", "merging people": "wayfellow/services/people/merging",
    "consents and labels": "wayfellow/services/consents",
}  # fmt: skip
"""Where a channel will be. When it is there, its rows must leave the list."""
