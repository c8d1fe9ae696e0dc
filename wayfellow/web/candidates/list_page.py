"""The finished words of the list."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from wayfellow.rules.ecm.register import POPULATIONS
from wayfellow.rules.facts import VOCABULARY
from wayfellow.screening.next_steps import STEPS, step_at
from wayfellow.services.candidates.listing import CandidateList, Listed, Wanted
from wayfellow.web.candidates.filters import address_of, fields_of
from wayfellow.web.speaking import speaking
from wayfellow.web.staff.saying import say_age, say_day, say_language

TITLES = {one.code: one.title for one in POPULATIONS}


@dataclass(frozen=True)
class CandidateRow:
    """why: (how sure, the sentence) pairs, as the rules have them, in English."""

    href: str
    name: str
    about: str
    what_to_do: str
    populations: str
    question: str
    why: tuple[tuple[str, str], ...]
    events: str


@dataclass(frozen=True)
class ListPage:
    """earlier, later: addresses of the pages beside this one; empty at the ends. fields: the filters, for a form."""

    as_of: str
    found: str
    rows: tuple[CandidateRow, ...]
    steps: tuple[tuple[str, str], ...]
    step: str
    populations: tuple[tuple[str, str], ...]
    population: str
    place: str
    earlier: str
    later: str
    fields: tuple[tuple[str, str], ...]


def list_page(listed: CandidateList, wanted: Wanted, *, today: date) -> ListPage:
    say = speaking().say
    run, fields = listed.run, fields_of(wanted)
    return ListPage(
        as_of=say("candidates.as_of", day=say_day(run.as_of)) if run else "",
        found=say("candidates.found", count=f"{listed.found:,}"),
        rows=tuple(candidate_row(one, today) for one in listed.rows),
        steps=tuple((step.code, say(f"candidates.next.{step.code}")) for step in STEPS),
        step=fields.get("next", ""),
        populations=tuple(TITLES.items()),
        population=wanted.population,
        place=say("candidates.page", page=listed.page, pages=listed.pages),
        earlier=address_of(wanted, listed.page - 1) if listed.page > 1 else "",
        later=address_of(wanted, listed.page + 1) if listed.page < listed.pages else "",
        fields=tuple(fields.items()),
    )


def candidate_row(listed: Listed, today: date) -> CandidateRow:
    one, person = listed.candidate, listed.person
    say = speaking().say
    age = say_age(person.birth_date, on=today)
    lead = say("candidates.led_by", name=person.lead) if person.lead else say("candidates.no_lead")
    events = [(one.ed_visits, "candidates.ed_visits"), (one.stays, "candidates.stays")]
    return CandidateRow(
        href=f"/staff/people/{person.public_id}/",
        name=person.name or say("candidates.no_name"),
        about=" · ".join(part for part in (age, say_language(person.spoken), lead) if part),
        what_to_do=say(f"candidates.next.{step_at(one.next_step).code}"),
        populations=", ".join(TITLES.get(code, code) for code in one.populations_met or [one.closest] if code),
        question=VOCABULARY[one.ask].question if one.ask in VOCABULARY else "",
        why=tuple(map(_reason, one.reasons)),
        events=" · ".join(say(key, count=count) for count, key in events if count),
    )


def _reason(text: str) -> tuple[str, str]:
    """`UTL_ED met: Was in …` is the word for met, and the sentence."""
    head, _, sentence = text.partition(": ")
    finding = head.rpartition(" ")[2]
    known = finding in ("met", "not_met", "unknown", "conflict")
    return (speaking().say(f"candidates.finding.{finding}"), sentence) if known else ("", text)
