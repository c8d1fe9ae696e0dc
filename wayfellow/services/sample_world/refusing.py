"""The sample has passwords everybody knows, so it stays where nobody comes from outside."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Mapping

from wayfellow.rules.problems import Problem

HERE = {"127.0.0.1", "localhost", "::1", "[::1]", "testserver"}


class SampleRefused(Problem):
    """The sample world was asked for where real people may come."""

    exit_code = 2


def check_only_for_trying(*, hosts: Collection[str], surroundings: Mapping[str, str] = os.environ) -> None:
    """Raises SampleRefused beside anything that says that this installation is in use.  hosts: names it answers to."""
    reason = next(_reasons(set(hosts), surroundings), "")
    if reason:
        raise SampleRefused(
            f"The sample world has passwords that everybody knows, and {reason}. It is only for trying things on"
            " this machine."
        )


def _reasons(hosts: set[str], surroundings: Mapping[str, str]) -> Iterator[str]:
    if surroundings.get("WAYFELLOW_PRODUCTION") == "1":
        yield "WAYFELLOW_PRODUCTION says that this installation is in use"
    if surroundings.get("WAYFELLOW_HTTPS") == "1":
        yield "WAYFELLOW_HTTPS says that a proxy serves these pages to others"
    if hosts - HERE:
        yield "WAYFELLOW_HOSTS names more than this machine"
    if surroundings.get("WAYFELLOW_SMTP"):
        yield "WAYFELLOW_SMTP would send mail to people"
