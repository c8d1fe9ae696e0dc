"""What somebody is in the middle of, theirs alone: not even their organization reads it. Class W.

kept_until: from then on the machine may remove a row, unread. Source: security specification § 7.5; design § 6.
"""

from __future__ import annotations

from django.db import models


class Posted(models.Model):
    """A form that was sent, by the key it was made with, and where its answer sent people.

    body: a keyed hash of what was in it. location: empty until it is done.
    """

    organization_id = models.BigIntegerField()
    position_id = models.BigIntegerField()
    key = models.UUIDField()
    route = models.TextField()
    body = models.BinaryField()
    location = models.TextField(default="", blank=True)
    posted_at = models.DateTimeField()
    kept_until = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["organization_id", "position_id", "key"], name="desk_posted_once"),
        )
        indexes = (models.Index(fields=["organization_id", "kept_until"], name="desk_posted_over"),)

    def __str__(self) -> str:
        return f"{self.pk} {self.route}"


class Draft(models.Model):
    """Writing that was not sent yet, sealed.

    form, subject: which form, and the public id of what it is about, or `new`. client: of the page it is written on; of
    two pages at once, both drafts are kept.
    """

    organization_id = models.BigIntegerField()
    position_id = models.BigIntegerField()
    form = models.TextField()
    subject = models.TextField()
    client = models.UUIDField()
    version = models.IntegerField(default=1)
    sealed = models.TextField()
    saved_at = models.DateTimeField()
    kept_until = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["organization_id", "position_id", "form", "subject", "client"], name="desk_draft_once_a_page"
            ),
            models.CheckConstraint(condition=models.Q(version__gte=1), name="desk_draft_has_a_version"),
        )
        indexes = (models.Index(fields=["organization_id", "kept_until"], name="desk_draft_over"),)

    def __str__(self) -> str:
        return f"{self.pk} {self.form}"
