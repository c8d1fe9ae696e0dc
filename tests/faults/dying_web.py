"""The application, dying by kill -9 where a request of a test says so; and, started alone, somebody who is signed in.

python -m tests.faults.dying_web     an administrator of a new organization: prints the cookies of their browser
"""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Callable, Iterable
from typing import Any, NoReturn

import django

django.setup()

from wayfellow.config.wsgi import application as pages
from wayfellow.web import once

point = ""


def die() -> NoReturn:
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError


def wrap(name: str, *, before: str, after: str) -> None:
    step = getattr(once, name)

    def dying(*args: Any, **named: Any) -> Any:
        if point == before:
            die()
        answer = step(*args, **named)
        if point == after:
            die()
        return answer

    setattr(once, name, dying)


wrap("begin_once", before="before the key is stored", after="the key is stored, nothing is done")
wrap("finish_once", before="done, the answer is not kept", after="done, before commit")


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    global point
    point = environ.get("HTTP_X_DIE", "alive")
    answer = pages(environ, start_response)
    if point == "after commit, before the answer":
        die()
    return answer


def sign_somebody_in() -> None:
    from django.conf import settings
    from django.test.utils import setup_test_environment

    setup_test_environment()
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    from tests.integration.accounts.conftest import join, make_organization
    from wayfellow.rules.access.roles import Role

    admin = join(make_organization("North Care"), "admin@north.example", Role.ORGANIZATION_ADMIN)
    admin.client.get("/staff/people-who-work-here/")
    print(json.dumps({name: one.value for name, one in admin.client.cookies.items()}))


if __name__ == "__main__":
    sign_somebody_in()
