"""What the clock asks for: look whether the record agrees with itself, and take over what a dead worker left behind.

Source: security specification § 7.1, § 7.5.
"""

from __future__ import annotations

import logging

from django.conf import settings
from procrastinate import JobContext
from procrastinate.contrib.django import app
from procrastinate.jobs import Status

from wayfellow.services.desk.clearing import clear_desks as clear
from wayfellow.services.reconciling.everywhere import reconcile as look

DEATHS = 3
"""Workers that died over one job, before it is given up."""
SILENT_SECONDS = 30.0


@app.periodic(cron="7 * * * *")
@app.task(name="reconcile", queueing_lock="reconcile")
def reconcile(timestamp: int) -> None:
    """Say in the log what does not agree; `wayfellow reconcile` then says where."""
    for one in look(at=settings.CLOCK.now()):
        if not one.holds:
            logging.getLogger(__name__).error("The record does not agree with itself: %s", one.says)


@app.periodic(cron="* * * * *")
@app.task(name="take over", queueing_lock="take over", pass_context=True)
async def take_over(context: JobContext, timestamp: int) -> None:
    """Give the jobs of workers that are silent to others. Those the clock asks for come again anyway."""
    manager = context.app.job_manager
    for job in await manager.get_stalled_jobs(seconds_since_heartbeat=SILENT_SECONDS):
        if job.queueing_lock or job.attempts + 1 >= DEATHS:
            await manager.finish_job(job, Status.FAILED, delete_job=bool(job.queueing_lock))
        else:
            await manager.retry_job(job)


@app.periodic(cron="23 9 * * *")
@app.task(name="clear desks", queueing_lock="clear desks")
def clear_desks(timestamp: int) -> None:
    """Early in the morning where the program runs."""
    clear(now=settings.CLOCK.now)
