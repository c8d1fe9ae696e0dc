"""Work until told to stop: take jobs as they come, and wait for a database that went away.

Source: security specification § 7.5, § 7.9.
"""

from __future__ import annotations

import asyncio
import logging
import signal
import time
from collections.abc import Callable
from contextlib import suppress
from types import FrameType

from procrastinate import App, PsycopgConnector
from procrastinate.contrib.django import app
from procrastinate.contrib.django.utils import connector_params
from procrastinate.exceptions import ConnectorException

REST_SECONDS, LOOK_SECONDS = 2.0, 0.1
CONNECTIONS = 4
"""Of the worker itself; each job that runs has one of Django's beside them."""


class Orders:
    """Whether we were told to stop, and whom to tell: a worker that runs. Heard also while we wait for a database."""

    def __init__(self) -> None:
        self.told_to_stop = False
        self.stop_running: Callable[[], object] = bool
        for order in (signal.SIGTERM, signal.SIGINT):
            signal.signal(order, self._hear)

    def _hear(self, number: int, frame: FrameType | None) -> None:
        self.told_to_stop = True
        self.stop_running()

    def rest(self) -> None:
        until = time.monotonic() + REST_SECONDS
        while not self.told_to_stop and time.monotonic() < until:
            time.sleep(LOOK_SECONDS)


def work() -> None:
    """Run jobs until SIGTERM or SIGINT. What is being done then is done to its end."""
    orders = Orders()
    while not orders.told_to_stop:
        with suppress(ConnectorException):  # it went away; what was begun was rolled back
            asyncio.run(_until_told(orders))
        if not orders.told_to_stop:
            logging.getLogger(__name__).warning("The database does not answer; the worker tries again soon.")
            orders.rest()


async def _until_told(orders: Orders) -> None:
    loop, worker = asyncio.get_running_loop(), asyncio.create_task(_run())
    orders.stop_running = lambda: loop.call_soon_threadsafe(worker.cancel)
    try:
        await worker
    except asyncio.CancelledError:
        if not orders.told_to_stop:
            raise
    finally:
        orders.stop_running = bool


async def _run() -> None:
    connector = PsycopgConnector(kwargs=connector_params(), min_size=1, max_size=CONNECTIONS, timeout=REST_SECONDS)
    own: App = app.with_connector(connector)
    async with own.open_async():
        await own.run_worker_async(install_signal_handlers=False)
