"""Users who sign in, and their positions. Source: security specification § 1.1, § 3."""

from __future__ import annotations

import unicodedata
import uuid

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.fields import ArrayField
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.db.models.functions import Lower

from wayfellow.rules.access.roles import Role


class User(AbstractBaseUser):
    """Somebody who signs in. Nothing here but signing in: no person, no organization.

    held_until: after a recovery, until when they may neither export nor break the glass.
    """

    public_id = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    email = models.TextField()
    name = models.TextField(default="", blank=True)
    is_active = models.BooleanField(default=True)
    held_until = models.DateTimeField(null=True, blank=True)

    objects = BaseUserManager()
    USERNAME_FIELD = "email"

    class Meta:
        constraints = (models.UniqueConstraint(Lower("email"), name="user_email_once"),)

    def __str__(self) -> str:
        return self.email

    def set_password(self, raw_password: str | None) -> None:
        super().set_password(_same_everywhere(raw_password))

    def check_password(self, raw_password: str | None) -> bool:
        return super().check_password(_same_everywhere(raw_password))


class Position(models.Model):
    """A user's place in one organization, with roles. A session acts in exactly one."""

    public_id = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    user_id = models.BigIntegerField()
    organization_id = models.BigIntegerField()
    roles = ArrayField(models.TextField(choices=[(role, role) for role in Role]))
    begins_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True, blank=True)
    suspended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["user_id", "organization_id"], name="position_once_in_an_organization"),
            models.CheckConstraint(
                condition=models.Q(roles__contained_by=[str(role) for role in Role]), name="position_roles_known"
            ),
        )

    def __str__(self) -> str:
        return f"{self.user_id} in {self.organization_id}"


class Invitation(models.Model):
    """Somebody asked to work in an organization: the hash of a link that works once, until it expires."""

    public_id = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    organization_id = models.BigIntegerField()
    email = models.TextField()
    roles = ArrayField(models.TextField(choices=[(role, role) for role in Role]))
    token_hash = models.TextField(unique=True)
    invited_at = models.DateTimeField()
    invited_by = models.BigIntegerField(help_text="The position that invited; 0 for the machine.")
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(roles__contained_by=[str(role) for role in Role]), name="invitation_roles_known"
            ),
            models.CheckConstraint(
                condition=models.Q(invited_at__lt=models.F("expires_at")), name="invitation_expires_after_it_is_made"
            ),
        )

    def __str__(self) -> str:
        return str(self.public_id)


class Session(AbstractBaseSession):
    """A browser that is signed in. The key is kept as its hash only: who reads this table cannot become anybody.

    user_id, position_id: 0 until known. device: the kind of browser, as the list of devices shows it.
    """

    session_key = models.TextField(primary_key=True)
    user_id = models.BigIntegerField(default=0, db_index=True)
    position_id = models.BigIntegerField(default=0)
    begun_at = models.DateTimeField(null=True, blank=True)
    seen_at = models.DateTimeField(null=True, blank=True)
    device = models.TextField(default="", blank=True)

    class Meta(AbstractBaseSession.Meta):
        db_table = "accounts_session"


class Failures(models.Model):
    """Attempts in a row that failed, for one account, device or network. key: a keyed hash of which; no address."""

    key = models.TextField(primary_key=True)
    count = models.IntegerField()
    latest_at = models.DateTimeField()

    class Meta:
        db_table = "accounts_failures"

    def __str__(self) -> str:
        return f"{self.count}"


class Recovery(models.Model):
    """Somebody who cannot sign in and asked for a way back: hashes of a link, and of the browser it works in."""

    public_id = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    user_id = models.BigIntegerField(db_index=True)
    token_hash = models.TextField(unique=True)
    browser_hash = models.TextField()
    asked_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return str(self.public_id)


class Approval(models.Model):
    """An administrator saw somebody and says that it is them; it counts once, as one of two proofs of a recovery."""

    organization_id = models.BigIntegerField()
    user_id = models.BigIntegerField(db_index=True)
    approved_by = models.BigIntegerField(help_text="The position of who saw them.")
    approved_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return str(self.pk)


class Identity(models.Model):
    """Who a user is at another provider of sign-in: its issuer, and the name it has for them there."""

    user_id = models.BigIntegerField(db_index=True)
    issuer = models.TextField()
    subject = models.TextField()
    linked_at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["issuer", "subject"], name="identity_once"),)

    def __str__(self) -> str:
        return str(self.pk)


def _same_everywhere(password: str | None) -> str | None:
    """One spelling of what two keyboards may write in two ways (AU-01)."""
    return None if password is None else unicodedata.normalize("NFKC", password)
