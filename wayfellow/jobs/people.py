"""What follows when the days all share about a person were corrected."""

from __future__ import annotations

from django.conf import settings
from procrastinate.contrib.django import app

from wayfellow.services.people.correcting import RENEW_KEYS, renew_keys_everywhere


@app.task(name=RENEW_KEYS)
def renew_keys(person: int) -> None:
    renew_keys_everywhere(person, at=settings.CLOCK.now())
