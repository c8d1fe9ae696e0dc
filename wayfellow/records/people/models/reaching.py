"""Where and how a person can be reached, and what is safe."""

from __future__ import annotations

from django.db import models

from wayfellow.records.people.models.detail import Detail, words

WAYS = ("phone", "text", "email")
PLACES = ("home", "mailing", "staying_with_somebody", "shelter", "no_fixed_address", "where_to_find_me", "facility")
CONFIDENCES = ("sure", "likely", "unsure")


class ContactPoint(Detail):
    """A way to reach the person, and whether it is safe to leave a message there.

    whose: theirs, or of somebody close who takes messages. rank: 1 is tried first.
    """

    kind = models.TextField(choices=words(*WAYS))
    value = models.TextField()
    whose = models.TextField(default="", db_default="", blank=True)
    rank = models.IntegerField(default=1, db_default=1)
    is_safe_to_leave_message = models.BooleanField(null=True, blank=True)
    rule = models.TextField(default="", blank=True, help_text="In their own words: when and how to call.")

    class Meta(Detail.Meta):
        constraints = (
            *Detail.Meta.constraints,
            models.CheckConstraint(condition=models.Q(kind__in=WAYS), name="contactpoint_kind_known"),
        )


class Address(Detail):
    """Where the person lives, gets letters, or can be found; how sure that is.

    where: in words, for somebody without an address: “behind the library, mornings”.
    """

    kind = models.TextField(choices=words(*PLACES))
    line = models.TextField(default="", blank=True)
    city = models.TextField(default="", blank=True)
    state = models.TextField(default="CA", blank=True)
    postal_code = models.TextField(default="", blank=True)
    where = models.TextField(default="", blank=True)
    confidence = models.TextField(choices=words(*CONFIDENCES), default="likely")
    begins_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)

    class Meta(Detail.Meta):
        constraints = (
            *Detail.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(kind__in=PLACES, confidence__in=CONFIDENCES), name="address_kind_known"
            ),
            models.CheckConstraint(
                condition=~models.Q(line="", city="", postal_code="", where="") | models.Q(kind="no_fixed_address"),
                name="address_says_where",
            ),
        )
