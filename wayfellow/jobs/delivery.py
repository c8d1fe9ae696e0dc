"""Deliver what was published: at once when a change wakes us, and again and again in case nobody did.

Two workers at once do no harm: each event is claimed by one (services/delivery.py). Source: § 7.5 of the security
specification.
"""

from __future__ import annotations

from django.conf import settings
from django.utils.module_loading import import_string
from procrastinate.contrib.django import app

from wayfellow.services import delivery
from wayfellow.services.waking import DELIVER


@app.task(name=DELIVER)
def deliver(organization: int) -> None:
    delivery.deliver(import_string(settings.LISTENERS), organization=organization, now=settings.CLOCK.now)


@app.periodic(cron="* * * * * */10")
@app.task(name="deliver everywhere", queueing_lock="deliver everywhere")
def deliver_everywhere(timestamp: int) -> None:
    """What was to be tried again later, and what a worker that died had begun."""
    delivery.deliver_everywhere(import_string(settings.LISTENERS), now=settings.CLOCK.now)
