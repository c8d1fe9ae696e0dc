"""The forms whose drafts are kept, and what each is about: a draft about a person opens only while they can be seen."""

from __future__ import annotations

from uuid import UUID

from wayfellow.records.people.models import Person
from wayfellow.rules.access.refusals import NotFound

NEW = "new"
PERSON = "person"
FORMS: dict[str, str] = {
    "staff-invite": NEW,
}
"""By name: `new` for what is about nobody yet, `person` for what is about somebody by their public id."""


def check_form(form: str, subject: str) -> None:
    """Raise NotFound unless there is such a form, about such a subject that who acts may see now."""
    about = FORMS.get(form)
    if about is None or (about == NEW) != (subject == NEW):
        raise NotFound
    if about == PERSON and not Person.objects.filter(public_id=_public_id(subject)).exists():
        raise NotFound


def _public_id(subject: str) -> UUID:
    try:
        return UUID(subject)
    except ValueError:
        raise NotFound from None
