"""Work until told to stop: take jobs as they come, and wait for a database that went away.

Source: security specification § 7.5, § 7.9.
"""

from __future__ import annotations

import asyncio
import logging
import signal
import threading
from contextlib import suppress

from procrastinate import App, PsycopgConnector
from procrastinate.contrib.django import app
from procrastinate.contrib.django.utils import connector_params
from procrastinate.exceptions import ConnectorException

REST_SECONDS = 2.0
CONNECTIONS = 4
"""Of the worker itself; each job that runs has one of Django's beside them."""


def work() -> None:
    """Run jobs until SIGTERM or SIGINT. What is being done then is done to its end."""
    stop = threading.Event()
    while not stop.is_set():
        with suppress(ConnectorException):  # it went away; what was begun was rolled back
            asyncio.run(_until_told(stop))
        if not stop.is_set():
            logging.getLogger(__name__).warning("The database does not answer; the worker tries again soon.")
            stop.wait(REST_SECONDS)


async def _until_told(stop: threading.Event) -> None:
    worker = asyncio.create_task(_run())

    def end() -> None:
        stop.set()
        worker.cancel()

    loop = asyncio.get_running_loop()
    for order in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(order, end)
    with suppress(asyncio.CancelledError):
        await worker


async def _run() -> None:
    connector = PsycopgConnector(kwargs=connector_params(), min_size=1, max_size=CONNECTIONS, timeout=REST_SECONDS)
    own: App = app.with_connector(connector)
    async with own.open_async():
        await own.run_worker_async(install_signal_handlers=False)
