"""Ask whoever knows a person to let us see them, without learning who that is; and answer such questions.

Source: access plan, “Twins”. Each verb runs inside `acting_as`.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from wayfellow.records.organizations.models import Organization
from wayfellow.records.people.models import LinkRequest, TwinHint, TwinKey
from wayfellow.rules.access.actor import Actor
from wayfellow.rules.access.refusals import NotFound, Refusal
from wayfellow.rules.access.roles import Action
from wayfellow.services import auditing, outbox
from wayfellow.services.people.finding import Found, shown
from wayfellow.services.people.new_person import NewPerson
from wayfellow.services.people.twins import digests
from wayfellow.services.permissions import check_role
from wayfellow.services.relationships import Reason, begin_relationship


class NobodyToAsk(Refusal):
    """There is no other record that we know of. Add the person as new."""


class AskedAlready(Refusal):
    """Your organization has asked already. You will see it here when somebody answers."""


class SayWhy(Refusal):
    """Say in a few words why you ask, so that the others can decide."""


@dataclass(frozen=True)
class Question:
    """Somebody asks to see people of ours: those in our sight who are meant."""

    public_id: UUID
    asker: str
    because: str
    asked_at: datetime
    people: tuple[Found, ...]


def ask_to_link(new: NewPerson, *, because: str, by: Actor, person: int = 0) -> LinkRequest:
    """Ask. person: the record we began in the meantime, if we did. Raises NobodyToAsk, AskedAlready, SayWhy."""
    check_role(Action.WRITE, by=by)
    if not because.strip():
        raise SayWhy
    hint = TwinHint.objects.filter(digest__in=digests(new)).first()
    if hint is None:
        raise NobodyToAsk
    if LinkRequest.objects.filter(asker_id=by.organization, digest=hint.digest, state="asked").exists():
        raise AskedAlready
    row = LinkRequest(
        digest=hint.digest,
        asker_id=by.organization,
        position_id=by.position,
        person_id=person,
        because=because.strip(),
        asked_at=by.at,
    )
    row.save(force_insert=True)
    _write_down("asked", row, by, person)
    return row


def questions_about_links(*, by: Actor) -> list[Question]:
    """What others ask us, the oldest first."""
    check_role(Action.WRITE, by=by)
    rows = list(LinkRequest.objects.filter(state="asked").exclude(asker_id=by.organization).order_by("asked_at", "pk"))
    meant: dict[bytes, set[int]] = defaultdict(set)
    for key in TwinKey.objects.filter(source_id=by.organization, digest__in=[row.digest for row in rows]):
        meant[bytes(key.digest)].add(key.person_id)
    people = {one.person_id: one for one in shown({person for ids in meant.values() for person in ids})}
    askers = Organization.objects.in_bulk({row.asker_id for row in rows})
    auditing.record("links.listed", by=by, kind="link_request", ids=[row.pk for row in rows])
    found = []
    for row in rows:
        seen = tuple(people[person] for person in sorted(meant[bytes(row.digest)]) if person in people)
        if seen:
            found.append(Question(row.public_id, askers[row.asker_id].name, row.because, row.asked_at, seen))
    return found


def answer_link(question: UUID, *, person: UUID | None, by: Actor) -> LinkRequest:
    """Let them see this person, or decline (None). Raises NotFound."""
    check_role(Action.WRITE, by=by)
    row = LinkRequest.objects.select_for_update().filter(public_id=question, state="asked").first()
    if row is None or row.asker_id == by.organization:
        raise NotFound
    meant = TwinKey.objects.filter(source_id=by.organization, digest=row.digest).values_list("person_id", flat=True)
    chosen = next((one for one in shown(set(meant)) if one.public_id == person), None)
    if chosen is None and person is not None:
        raise NotFound
    row.state, row.answered_at, row.answered_by = "linked" if chosen else "declined", by.at, by.position
    row.save(update_fields=["state", "answered_at", "answered_by"])
    if chosen:
        why = Reason("referred_to", f"link request {row.public_id}", sources=(by.organization,))
        begin_relationship(why, person=chosen.person_id, viewer=row.asker_id, by=by)
    _write_down(row.state, row, by, chosen.person_id if chosen else 0)
    return row


def _write_down(what: str, row: LinkRequest, by: Actor, person: int) -> None:
    auditing.record(f"link.{what}", by=by, person=person, kind="link_request", ids=[row.pk])
    outbox.publish(f"link.{what}", by=by, person=person, kind="link_request", subject=row.pk)
