"""The form of a new person and the page of those who look alike, with what was typed."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import QueryDict

from wayfellow.rules.access.refusals import Refusal
from wayfellow.services.people.checking import CannotBeKept, typed_day
from wayfellow.services.people.new_person import NewPerson
from wayfellow.services.people.twins import Alike, Twins
from wayfellow.web.people.fields import LANGUAGES, FormField, listed_errors, say_named, say_problem
from wayfellow.web.people.searching import FoundRow, found_row
from wayfellow.web.refusing import said
from wayfellow.web.speaking import speaking

TEXTS = ("given", "family", "birth_date", "cin", "phone", "spoken", "predicate", "evidence")
PREDICATES = ("care_team_member", "admitted_at", "assigned_ecm", "referred_to")
LONGEST = 2_000
MOST_TWINS = 50


@dataclass(frozen=True)
class TypedPerson:
    """What a form sent. not_these: people somebody looked at and said no.

    beyond: `ask` or `do_not_ask` those we cannot see; empty while nobody chose.
    only_begins: nobody pressed the button yet; a search that found nobody brought its words.
    """

    texts: Mapping[str, str]
    not_these: tuple[UUID, ...]
    beyond: str
    because: str

    @classmethod
    def of(cls, sent: QueryDict) -> TypedPerson:
        texts = {name: sent.get(name, "").replace("\x00", "").strip()[: LONGEST + 1] for name in TEXTS}
        texts["predicate"] = texts["predicate"] or PREDICATES[0]
        beyond = sent.get("beyond", "")
        return cls(
            texts=texts,
            not_these=tuple(_ids(sent.getlist("not_these")[:MOST_TWINS])),
            beyond=beyond if beyond in ("ask", "do_not_ask") else "",
            because=sent.get("because", "").replace("\x00", "")[:LONGEST],
        )

    @classmethod
    def of_search(cls, words: str) -> TypedPerson:
        """What somebody searched for in vain, in the fields where it belongs."""
        texts = {
            **dict.fromkeys(TEXTS, ""),
            "predicate": PREDICATES[0],
            **_from_search(words.replace("\x00", "")[:200]),
        }
        return cls(texts, (), "", "")

    @property
    def new(self) -> NewPerson:
        told, born = self.texts, typed_day(self.texts["birth_date"])
        return NewPerson(
            given=told["given"],
            family=told["family"],
            birth_date=born if isinstance(born, date) else None,
            cin=told["cin"],
            phone=told["phone"],
            spoken=told["spoken"],
            predicate=told["predicate"],
            evidence=told["evidence"],
        )

    def check(self) -> None:
        """Raises CannotBeKept for what a `NewPerson` cannot say."""
        problems = {}
        if isinstance(typed_day(self.texts["birth_date"]), str):
            problems["birth_date"] = "not_a_day"
        if self.texts["predicate"] not in PREDICATES:
            problems["predicate"] = "unknown_choice"
        if self.texts["spoken"] and self.texts["spoken"] not in LANGUAGES:
            problems["spoken"] = "unknown_choice"
        if problems:
            raise CannotBeKept(problems)


def _ids(sent: list[str]) -> list[UUID]:
    found = []
    for one in sent:
        with suppress(ValueError):
            found.append(UUID(one))
    return found


def _from_search(words: str) -> dict[str, str]:
    """The words of a search where they belong: a birth date, a phone, a name."""
    told = {"given": "", "family": "", "birth_date": "", "phone": ""}
    names = []
    for word in words.split():
        if isinstance(day := typed_day(word), date):
            told["birth_date"] = day.isoformat()
        elif sum(map(str.isdigit, word)) >= 7 and not any(map(str.isalpha, word)):
            told["phone"] = word
        elif not any(map(str.isdigit, word)):
            names.append(word)
    told["given"], told["family"] = " ".join(names[:1]), " ".join(names[1:])
    return told


@dataclass(frozen=True)
class AddPage:
    """is_typed: whether it holds what somebody has just typed, here or in the search."""

    fields: tuple[FormField, ...]
    errors: tuple[tuple[str, str], ...]
    is_typed: bool


def add_page(typed: TypedPerson, problems: Mapping[str, str] | None = None) -> AddPage:
    wrong = problems or {}
    fields = tuple(_field(name, typed.texts[name], wrong.get(name, "")) for name in TEXTS)
    is_typed = any(value for name, value in typed.texts.items() if name != "predicate")
    return AddPage(fields, listed_errors(fields), is_typed)


def _field(name: str, value: str, wrong: str) -> FormField:
    say, words = speaking().say, speaking().words
    options: tuple[tuple[str, str], ...] = ()
    if name == "spoken":
        options = tuple(sorted(((tag, say_named(tag)) for tag in LANGUAGES), key=lambda pair: pair[1].casefold()))
    elif name == "predicate":
        options = tuple((code, say(f"people.new.predicate.{code}")) for code in PREDICATES)
    hint = say(f"people.new.hint.{name}") if words.has(f"people.new.hint.{name}") else ""
    kind = "select" if options else "date" if name == "birth_date" else "area" if name == "evidence" else "text"
    return FormField(name, kind, say(f"people.new.field.{name}"), hint, value, options, say_problem(wrong))


@dataclass(frozen=True)
class TwinRow:
    row: FoundRow
    reasons: str


@dataclass(frozen=True)
class TwinsPage:
    """typed: (name, value) of everything to send again. not_these: the ids of those shown, and of those before."""

    twins: tuple[TwinRow, ...]
    typed: tuple[tuple[str, str], ...]
    not_these: tuple[UUID, ...]
    beyond: bool
    because: str
    errors: tuple[tuple[str, str], ...]


def twins_page(typed: TypedPerson, twins: Twins, *, today: date, refusal: Refusal | None = None) -> TwinsPage:
    seen = tuple(twin.found.public_id for twin in twins.in_sight)
    return TwinsPage(
        twins=tuple(TwinRow(found_row(twin.found, today), _said(twin.reasons)) for twin in twins.in_sight),
        typed=tuple(typed.texts.items()),
        not_these=seen,
        beyond=twins.beyond,
        because=typed.because,
        errors=(("because", said(refusal)),) if refusal else (),
    )


def _said(reasons: tuple[Alike, ...]) -> str:
    """What they have in common, as `Alike` orders it; a name that is the same sounds the same."""
    told = [one for one in Alike if one in reasons and not (one is Alike.SOUND and Alike.NAME in reasons)]
    return ", ".join(speaking().say(f"people.alike.{one}") for one in told)
