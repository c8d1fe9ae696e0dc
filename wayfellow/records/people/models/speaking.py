"""What a person speaks and reads, and what they need to be understood."""

from __future__ import annotations

from django.db import models

from wayfellow.records.people.models.detail import LIVE, Detail

FORMATS = ("standard", "large_print", "braille", "audio", "sign_language", "plain_language", "electronic")


class Language(Detail):
    """Languages as BCP 47 tags. format: how letters and talks must be to reach them."""

    spoken = models.TextField()
    written = models.TextField(default="", blank=True)
    needs_interpreter = models.BooleanField(null=True, blank=True)
    format = models.TextField(default="standard")

    class Meta(Detail.Meta):
        constraints = (
            *Detail.Meta.constraints,
            models.CheckConstraint(condition=models.Q(format__in=FORMATS), name="language_format_known"),
            models.UniqueConstraint(fields=["source_id", "person_id"], condition=LIVE, name="language_only_one"),
        )
