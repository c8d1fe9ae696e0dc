"""Correct the two days all who see a person share: the day of birth, and of death. Inside `acting_as`.

Others find a person by the day of birth too; their keys follow by a job that acts in each organization in turn.
"""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from procrastinate.contrib.django import app

from wayfellow.records.organizations.models import Organization
from wayfellow.records.people.models import Person, SearchKey
from wayfellow.rules.access.actor import Actor, machine
from wayfellow.rules.access.refusals import ChangedMeanwhile, NotFound
from wayfellow.rules.access.roles import Action
from wayfellow.rules.clocks import day_of
from wayfellow.services import auditing, outbox
from wayfellow.services.access import acting_as
from wayfellow.services.people.checking import EARLIEST, CannotBeKept
from wayfellow.services.people.keys import renew_keys
from wayfellow.services.permissions import check_role

RENEW_KEYS = "renew keys"
Day = date | str | None
"""As it was typed: a day, nothing, or something that is no day."""


def correct_days(public_id: UUID, *, born: Day, died: Day, version: int, by: Actor) -> Person:
    """Raises CannotBeKept, ChangedMeanwhile, NotFound."""
    check_role(Action.WRITE, by=by)
    row = Person.objects.select_for_update().filter(public_id=public_id).first()
    if row is None:
        raise NotFound
    if row.version != version:
        raise ChangedMeanwhile
    row.birth_date, row.died_on = _checked(born, died, today=day_of(by.at))
    row.version += 1
    row.save(update_fields=["birth_date", "died_on", "version"])
    renew_keys(row.pk, by=by)
    auditing.record("person.corrected", by=by, person=row.pk, kind="person", ids=[row.pk])
    outbox.publish("person.corrected", by=by, person=row.pk, kind="person", subject=row.pk, version=row.version)
    app.configure_task(RENEW_KEYS).defer(person=row.pk)
    return row


def renew_keys_everywhere(person: int, *, at: datetime) -> None:
    """Let everybody who tells of a person find them by what is so now. Not yet inside `acting_as`."""
    with acting_as(machine(organization=0, at=at)):
        organizations = list(Organization.objects.order_by("pk").values_list("pk", flat=True))
    for organization in organizations:
        with acting_as(machine(organization=organization, at=at)) as by:
            if SearchKey.objects.filter(person_id=person, source_id=organization).exists():
                renew_keys(person, by=by)


def _checked(born: Day, died: Day, *, today: date) -> tuple[date | None, date | None]:
    problems = {name: wrong for name, day in (("born", born), ("died", died)) if (wrong := _wrong(day, today))}
    if isinstance(born, date) and isinstance(died, date) and died < born:
        problems["died"] = "ends_before_it_begins"
    if problems or isinstance(born, str) or isinstance(died, str):
        raise CannotBeKept(problems)
    return born, died


def _wrong(day: Day, today: date) -> str:
    if day is None:
        return ""
    if not isinstance(day, date):
        return "not_a_day"
    return "too_early" if day < EARLIEST else "in_the_future" if day > today else ""
