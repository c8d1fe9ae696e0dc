"""The forms whose drafts are kept, and what each is about: a draft about a person opens only while they can be seen."""

from __future__ import annotations

from uuid import UUID

from wayfellow.records.people.models import Person
from wayfellow.records.promises.models import Promise
from wayfellow.rules.access.refusals import NotFound
from wayfellow.services.people.kinds import KINDS

NEW, PERSON, DETAIL, PROMISE = "new", "person", "detail", "promise"
FORMS: dict[str, str] = {
    "staff-invite": NEW,
    "person": NEW,
    "panel": PERSON,
    "lead": PERSON,
    "days": PERSON,
    **{f"add-{kind}": PERSON for kind in KINDS},
    **{f"change-{kind}": DETAIL for kind in KINDS},
    **{f"promise-{verb}": PROMISE for verb in ("keep", "postpone", "hand-over", "escalate", "withdraw")},
}
"""By name: `new` for what is about nobody yet, `person` and `promise` for what is about one by its public id, `detail`
for what is about one by its thread."""


def check_form(form: str, subject: str) -> None:
    """Raise NotFound unless there is such a form, about such a subject that who acts may see now."""
    about = FORMS.get(form)
    if about is None or (about == NEW) != (subject == NEW):
        raise NotFound
    if about != NEW and not _is_there(form, str(about), _public_id(subject)):
        raise NotFound


def _is_there(form: str, about: str, subject: UUID) -> bool:
    if about == DETAIL:
        return KINDS[form.removeprefix("change-")].model._default_manager.filter(thread_id=subject).exists()
    if about == PROMISE:
        return Promise.objects.filter(public_id=subject).exists()
    return Person.objects.filter(public_id=subject).exists()


def _public_id(subject: str) -> UUID:
    try:
        return UUID(subject)
    except ValueError:
        raise NotFound from None
