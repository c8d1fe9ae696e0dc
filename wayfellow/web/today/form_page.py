"""The form of something done about a promise, with what was typed and what stands in its way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from wayfellow.rules.access.refusals import ChangedMeanwhile, Refusal
from wayfellow.rules.access.roles import Role
from wayfellow.services.promises.looking import LookedAt
from wayfellow.services.promises.refusals import LaterThanTheLawAllows, NotLater, OwnerMissing, ReasonMissing
from wayfellow.services.staff.colleagues import Coworker
from wayfellow.web.refusing import said
from wayfellow.web.requests import StaffRequest
from wayfellow.web.speaking import speaking
from wayfellow.web.staff.presenters import said_roles
from wayfellow.web.today.acting import Typed, Verb
from wayfellow.web.today.promise_page import PromisePage, promise_page

FIELD: dict[type[Refusal], str] = {
    ReasonMissing: "because",
    NotLater: "until",
    LaterThanTheLawAllows: "past_the_law",
    OwnerMissing: "to",
}


@dataclass(frozen=True)
class FormPage:
    """asks: what beside why. options: whom one may choose. changed: somebody was faster; typed is what was typed."""

    promise: PromisePage
    public_id: UUID
    verb: str
    title: str
    label: str
    hint: str
    button: str
    asks: str
    typed: Typed
    version: int
    earliest: str
    options: tuple[tuple[str, str], ...]
    errors: tuple[tuple[str, str], ...]
    error: dict[str, str]
    asks_law: bool
    changed: str


def form_page(
    found: LookedAt, verb: Verb, typed: Typed, here: Sequence[Coworker], refusal: Refusal | None, request: StaffRequest
) -> FormPage:
    say, code = speaking().say, verb.code
    field = FIELD.get(type(refusal), "because") if refusal else ""
    changed = isinstance(refusal, ChangedMeanwhile)
    errors = () if refusal is None or changed else ((field, said(refusal)),)
    return FormPage(
        promise=promise_page(found, by=request.actor, today=request.today),
        public_id=found.listed.public_id,
        verb=code,
        title=say(f"today.do.{code}"),
        label=say(f"today.why.{code}"),
        hint=say(f"today.hint.{code}"),
        button=say(f"today.button.{code}"),
        asks=verb.asks,
        typed=typed,
        version=found.listed.version,
        earliest=(request.today + timedelta(days=1)).isoformat(),
        options=tuple(_options(here, code, request.actor.position)),
        errors=errors,
        error=dict(errors),
        asks_law=typed.past_the_law or isinstance(refusal, LaterThanTheLawAllows),
        changed=said(refusal) if refusal and changed else "",
    )


def _options(here: Sequence[Coworker], verb: str, own: int) -> list[tuple[str, str]]:
    """Whom one may choose; supervisors first when asking for help, and never oneself then."""
    asked = [one for one in here if verb != "escalate" or one.position != own]
    if verb == "escalate":
        asked.sort(key=lambda one: Role.SUPERVISOR not in one.roles)
    return [(str(one.public_id), f"{one.name} · {said_roles(one.roles)}") for one in asked]
