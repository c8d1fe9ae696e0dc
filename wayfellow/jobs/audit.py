"""Seal the audit every other second, and anchor its heads every ten minutes. Source: security specification § 4.2.

Two at once do no harm: sealers of one chain wait for each other, and an anchor is a new file.
"""

from __future__ import annotations

from django.conf import settings
from procrastinate.contrib.django import app

from wayfellow.services.audit_anchors import anchor_heads
from wayfellow.services.audit_sealing import seal_everything


@app.periodic(cron="* * * * * */2")
@app.task(name="seal", queueing_lock="seal")
def seal(timestamp: int) -> None:
    seal_everything(now=settings.CLOCK.now)


@app.periodic(cron="*/10 * * * *")
@app.task(name="anchor", queueing_lock="anchor")
def anchor(timestamp: int) -> None:
    anchor_heads(settings.ANCHORS, now=settings.CLOCK.now)
