"""Users who sign in, and their positions. Source: security specification § 1.1, § 3."""

from __future__ import annotations

import uuid

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.fields import ArrayField
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
