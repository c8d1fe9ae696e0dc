"""Who they are in their own words: sex and gender, culture, what matters to them."""

from __future__ import annotations

from django.db import models

from wayfellow.records.people.models.detail import LIVE, Detail, words

SEXES = ("female", "male", "another", "not_known")
SUBJECTS = ("what_matters", "culture_and_faith", "how_to_meet", "please_do_not", "strengths")


class SexAndGender(Detail):
    """sex: as their papers and plan have it. gender, pronouns: in their own words."""

    sex = models.TextField(choices=words(*SEXES), default="not_known")
    gender = models.TextField(default="", blank=True)
    pronouns = models.TextField(default="", blank=True)

    class Meta(Detail.Meta):
        constraints = (
            *Detail.Meta.constraints,
            models.CheckConstraint(condition=models.Q(sex__in=SEXES), name="sexandgender_sex_known"),
            models.UniqueConstraint(fields=["source_id", "person_id"], condition=LIVE, name="sexandgender_only_one"),
        )


class Preference(Detail):
    """Something the person wants those who help to know, in the person's own words."""

    subject = models.TextField(choices=words(*SUBJECTS))
    in_their_words = models.TextField()

    class Meta(Detail.Meta):
        constraints = (
            *Detail.Meta.constraints,
            models.CheckConstraint(condition=models.Q(subject__in=SUBJECTS), name="preference_subject_known"),
            models.CheckConstraint(condition=~models.Q(in_their_words=""), name="preference_says_something"),
        )
