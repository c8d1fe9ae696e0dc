"""Tables that hold nothing about a person beyond signing in, and so need no row policy. Every other table has one."""

from __future__ import annotations

MACHINERY = frozenset(
    {
        "base_installation", "django_migrations", "django_content_type",
        "auth_permission", "auth_group", "auth_group_permissions",
        "procrastinate_jobs", "procrastinate_workers", "procrastinate_events", "procrastinate_periodic_defers",
        "accounts_user", "accounts_session", "accounts_cache", "accounts_failures", "accounts_recovery",
        "accounts_identity",
        "account_emailaddress", "account_emailconfirmation", "mfa_authenticator",
    }
)  # fmt: skip
