"""Users who sign in, and their positions. Source: security specification § 1.1, § 3."""

from __future__ import annotations

import uuid

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.fields import ArrayField
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.db.models.functions import Lower

from wayfellow.rules.access.roles import Role


class User(AbstractBaseUser):
    """Somebody who signs in. Nothing here but signing in: no person, no organization."""

    public_id = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    email = models.TextField()
    name = models.TextField(default="", blank=True)
    is_active = models.BooleanField(default=True)

    objects = BaseUserManager()
    USERNAME_FIELD = "email"

    class Meta:
        constraints = (models.UniqueConstraint(Lower("email"), name="user_email_once"),)

    def __str__(self) -> str:
        return self.email


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
