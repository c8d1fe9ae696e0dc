"""What each organization tells about a person, in its own rows: plans know numbers, those who visit know the rest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property

from django.db import models

from wayfellow.records.people.models import (
    Address,
    CloseOne,
    ContactPoint,
    Identifier,
    Language,
    Name,
    PlanMembership,
    Preference,
    Representative,
    SexAndGender,
)
from wayfellow.records.people.models.detail import Detail
from wayfellow.rules.access.labels import mask_of
from wayfellow.services.sample_world import words
from wayfellow.services.sample_world.county import Invented
from wayfellow.services.sample_world.steady import Steady, steady_for

ADULT_YEARS = 21
HIDDEN = mask_of(["SAFE_ADDR"])
NO_MORE_THAN = 700
"""Days ago at which the oldest thing was written down."""


@dataclass(frozen=True)
class Teller:
    """One organization, telling of one person.

    kin: somebody of the family who is in the record too. chance: about this person only, so that each is the same
    every time.
    """

    person: Invented
    source: int
    code: str
    at: datetime
    kin: Invented | None = None

    @cached_property
    def chance(self) -> Steady:
        return steady_for(self.code, self.person.number)

    @property
    def is_young(self) -> bool:
        return self.person.birth is not None and (self.at.date() - self.person.birth).days < ADULT_YEARS * 365

    @property
    def spoken(self) -> str:
        """The same whoever tells it, so it does not hang on who does."""
        own = steady_for("spoken", self.person.number)
        return words.LANGUAGE_OF_FAMILY.get(self.person.family, "es") if own.random() < 0.55 else "en"

    def made(self, kind: type[Detail], told_by: str, /, **told: object) -> Detail:
        days = self.chance.randrange(2, NO_MORE_THAN)
        written = self.at - timedelta(days=days, seconds=self.chance.randrange(86_400))
        return kind(
            **{
                "public_id": self.chance.uuid(),
                "thread_id": self.chance.uuid(),
                "person_id": self.person.pk,
                "source_id": self.source,
                "recorded_at": written,
                "recorded_by": 0,
                "told_by": told_by,
                "told_on": (written - timedelta(days=1)).date(),
                **told,
            }
        )


def plan_tells(teller: Teller) -> Iterator[models.Model]:
    """What a plan's enrollment file says."""
    one, chance = teller.person, teller.chance

    def made(kind: type[Detail], /, **told: object) -> Detail:
        return teller.made(kind, "plan_file", **told)

    yield made(Name, given=one.given, family=one.family)
    yield made(Identifier, kind="plan_number", value=one.number)
    yield made(Identifier, kind="cin", value=one.cin)
    yield made(Language, spoken=teller.spoken if chance.random() < 0.9 else "en", written=teller.spoken)
    yield made(SexAndGender, sex=one.sex)
    if one.phone:
        yield made(ContactPoint, kind="phone", value=one.phone)
    if one.line:
        yield from _addresses(teller)
    for begins, ends in one.spans:
        yield made(PlanMembership, plan_id=teller.source, line="medi_cal", begins_on=begins, ends_on=ends)


def _addresses(teller: Teller) -> Iterator[Detail]:
    """Where letters go; of one in twenty, also where they went before."""
    one = teller.person
    told = {"city": one.city, "postal_code": one.postal_code, "kind": "mailing", "confidence": "likely"}
    now = teller.made(Address, "plan_file", line=one.line, **told)
    if not teller.chance.one_in(20):
        yield now
        return
    before = {
        "line": f"{100 + one.index % 900} Acorn Lane",
        "thread_id": now.thread_id,
        "recorded_at": now.recorded_at - timedelta(days=200),
        "ended_at": now.recorded_at,
        "ended_because": "replaced",
    }
    yield teller.made(Address, "plan_file", **told | before)
    now.version = 2
    yield now


def provider_tells(teller: Teller) -> Iterator[models.Model]:
    """What somebody learns who comes to see the person."""
    one, chance = teller.person, teller.chance

    def made(kind: type[Detail], told_by: str = "person", /, **told: object) -> Detail:
        return teller.made(kind, told_by, **told)

    called = {"preferred": words.PREFERRED.get(one.given, ""), "said": words.SAID.get(one.given, "")}
    yield made(Name, given=one.given, family=one.family, **called)
    yield made(Identifier, "staff_saw", kind="mrn", value=f"{teller.code[:2].upper()}{one.index:06}")
    needs = teller.spoken != "en" and chance.random() < 0.7
    yield made(
        Language, spoken=teller.spoken, needs_interpreter=needs,
        format=chance.choice(["standard"] * 8 + ["large_print", "plain_language"]),
    )  # fmt: skip
    yield made(SexAndGender, sex=one.sex, pronouns=chance.choice(["", "", "", "she/her", "he/him", "they/them"]))
    if one.phone:
        yield made(ContactPoint, kind="phone", value=one.phone, **_safety(chance))
    yield from _where(teller)
    said = words.PREFERENCES["es" if teller.spoken == "es" else "en"]
    for subject, in_their_words in chance.sample(said, chance.randrange(1, 4)):
        yield made(Preference, subject=subject, in_their_words=in_their_words)
    yield from _around(teller)


def _safety(chance: Steady) -> dict[str, object]:
    """Whether a message may be left there; for some, a rule in their own words."""
    if chance.one_in(6):
        return {"is_safe_to_leave_message": False, "rule": chance.choice(words.CALL_RULES)}
    return {"is_safe_to_leave_message": True if chance.random() < 0.7 else None}


def _where(teller: Teller) -> Iterator[Detail]:
    one, chance = teller.person, teller.chance
    what = chance.random()
    if what < 0.08:
        yield teller.made(Address, "person", kind="no_fixed_address", confidence="sure")
        yield teller.made(
            Address, "staff_saw", kind="where_to_find_me", where=chance.choice(words.WHERE), confidence="unsure"
        )
    elif what < 0.13:
        where = "On a friend's couch; the friend does not want letters."
        yield teller.made(Address, "person", kind="staying_with_somebody", where=where, confidence="likely")
    elif what < 0.16:
        hidden = {"label_mask": HIDDEN, "where": "A safe house. Do not write; do not tell anybody."}
        yield teller.made(Address, "person", kind="shelter", confidence="sure", **hidden)
    elif one.line:
        told = {"line": one.line, "city": one.city, "postal_code": one.postal_code}
        yield teller.made(Address, "staff_saw", kind="home", confidence="sure", **told)


def _around(teller: Teller) -> Iterator[Detail]:
    one, chance = teller.person, teller.chance
    names = ("Rosa", "Miguel", "Hana", "Theo", "Lan", "Grace", "Omar", "Vera")
    for place in range(1 if teller.is_young else chance.randrange(0, 3)):
        relation = chance.choice(words.PARENTS if teller.is_young else words.RELATIONS)
        name = f"{chance.choice(names)} {one.family}"
        phone = f"209-555-01{chance.randrange(13, 100)}"
        kin = teller.kin if place == 0 else None
        if kin:
            name, phone = f"{kin.given} {kin.family}", kin.phone or phone
            relation = {"female": "mother", "male": "father"}.get(kin.sex, "parent")
        cares = teller.is_young or place == 0
        yield teller.made(
            CloseOne, "person", name=name, relation=relation, phone=phone, spoken=teller.spoken,
            lives_with_person=chance.random() < 0.5, is_caregiver=cares, is_emergency_contact=place == 0,
            helps_with=chance.choice(words.HELPS_WITH) if cares else "", shares_nothing=chance.one_in(25),
            person_known=kin.pk if kin else 0,
        )  # fmt: skip
        if teller.is_young and place == 0:
            yield teller.made(
                Representative, "family", name=name, relation=relation, phone=phone, authority="parent",
                scope="Medical decisions until the eighteenth birthday.",
            )  # fmt: skip
    if not teller.is_young and chance.one_in(12):
        yield teller.made(
            Representative, "staff_saw", name=f"{chance.choice(names)} {one.family}", relation="daughter",
            phone=f"209-555-01{chance.randrange(13, 100)}", authority="health_care_agent",
            scope="Decides about treatment if they cannot.", evidence="An advance directive, seen on paper.",
            checked_on=(teller.at - timedelta(days=chance.randrange(30, 300))).date(),
        )  # fmt: skip


def hospital_tells(teller: Teller) -> Iterator[models.Model]:
    """What is on the wristband, and whom to call."""
    one, chance = teller.person, teller.chance
    yield teller.made(Name, "hospital", given=one.given, family=one.family)
    yield teller.made(Identifier, "hospital", kind="mrn", value=f"{teller.code[:2].upper()}{one.index:07}")
    if one.is_twin:
        yield teller.made(Identifier, "hospital", kind="cin", value=one.cin)
    if one.phone:
        yield teller.made(ContactPoint, "hospital", kind="phone", value=one.phone)
    relation = chance.choice(words.RELATIONS)
    yield teller.made(
        CloseOne, "hospital", name=f"Rosa {one.family}", relation=relation, is_emergency_contact=True,
        phone=f"209-555-01{chance.randrange(13, 100)}",
    )  # fmt: skip


def community_tells(teller: Teller) -> Iterator[models.Model]:
    """As little as it takes to help."""
    one = teller.person
    yield teller.made(Name, "referral", given=one.given, family=one.family)
    if one.phone:
        yield teller.made(ContactPoint, "referral", kind="phone", value=one.phone)
