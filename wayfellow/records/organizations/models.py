"""Organizations of every kind that take part. Source: security specification § 1.1."""

from __future__ import annotations

import uuid

from django.db import models

KINDS = ("plan", "ecm_provider", "hospital", "cbo", "county", "clearinghouse", "platform")
HIPAA = ("covered_entity", "business_associate", "neither")
PART2 = ("program", "lawful_holder", "none")


class Organization(models.Model):
    """Somebody who takes part. Known to everybody who is signed in, as a directory is.

    hipaa_status, part2_status: unknown counts as neither and none (they decide what may be passed on).
    """

    public_id = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    name = models.TextField()
    kind = models.TextField(choices=[(kind, kind) for kind in KINDS])
    phone = models.TextField(default="", blank=True)
    hipaa_status = models.TextField(
        default="neither", choices=[(s, s) for s in ("covered_entity", "business_associate", "neither")]
    )
    part2_status = models.TextField(default="none", choices=[(s, s) for s in ("program", "lawful_holder", "none")])
    suspended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=models.Q(kind__in=KINDS), name="organization_kind_known"),
            models.CheckConstraint(condition=~models.Q(name=""), name="organization_has_a_name"),
        )

    def __str__(self) -> str:
        return self.name


class Site(models.Model):
    """A place where an organization works. It narrows what somebody sees, never widens it."""

    public_id = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    organization_id = models.BigIntegerField()
    name = models.TextField()
    timezone = models.TextField(default="America/Los_Angeles")
    address = models.TextField(default="", blank=True)
    phone = models.TextField(default="", blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.name


class Team(models.Model):
    """People who share a caseload within an organization."""

    public_id = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    organization_id = models.BigIntegerField()
    name = models.TextField()
    closed_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.name


class TeamMember(models.Model):
    """A position in a team, both of one organization."""

    organization_id = models.BigIntegerField()
    team_id = models.BigIntegerField()
    position_id = models.BigIntegerField()
    joined_at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["team_id", "position_id"], name="member_of_a_team_once"),)

    def __str__(self) -> str:
        return f"{self.position_id} in {self.team_id}"
