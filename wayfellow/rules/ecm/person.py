"""One person's records put together for the plain engine: facts as told, claim lines as events, codes as signs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cached_property

from wayfellow.rules.days import window_start
from wayfellow.rules.ecm.membership import Span, membership_told
from wayfellow.rules.ecm.programs import FACTS as PROGRAM_FACTS
from wayfellow.rules.ecm.programs import Programs
from wayfellow.rules.events.classify import ed_lines, stay_lines
from wayfellow.rules.events.counting import KINDS, Counted, count
from wayfellow.rules.events.ed_visits import build_ed_visits
from wayfellow.rules.events.happenings import ClaimLine, Event
from wayfellow.rules.events.patterns import load_patterns
from wayfellow.rules.events.stays import build_stays
from wayfellow.rules.events.told import CODED, coded, ed_line, stay_line
from wayfellow.rules.facts import DEFAULTS
from wayfellow.rules.language.amounts import Amount
from wayfellow.rules.language.evaluate import Case, SignSeen
from wayfellow.rules.language.facts import Observation, Told, told
from wayfellow.rules.language.rule import Moment
from wayfellow.rules.language.value_sets import plain_code, sets_of


@dataclass(frozen=True)
class PersonRecords:
    """Everything known about one person. covered_from: the first day that a claims feed covers, if there is one."""

    observations: Sequence[Observation] = ()
    lines: Sequence[ClaimLine] = ()
    spans: Sequence[Span] = ()
    covered_from: date | None = None

    def at(self, moment: Moment, known_at: datetime | None = None) -> PersonAt:
        """The records as they stood on a day, as they were known at a moment."""
        enrolled = membership_told(self.spans, self.observations, moment.as_of)
        standing = told([*self.observations, *enrolled], as_of=moment.as_of, known_at=known_at)
        programs = Programs.of(seen for fact in PROGRAM_FACTS for seen in standing.of(fact))
        read = programs.told(moment.as_of)
        by_fact = {**standing.by_fact, "programs": (read,) if read else ()}
        lines = self.lines if known_at is None else [one for one in self.lines if one.is_known_at(known_at)]
        return PersonAt(replace(self, lines=lines), moment, Told(by_fact), programs)


@dataclass(frozen=True)
class PersonAt:
    """A person's records as they stood on a day: what the plain engine reads, and the events behind its counts."""

    records: PersonRecords
    moment: Moment
    told: Told
    programs: Programs
    _counted: dict[tuple[str, int], Counted] = field(default_factory=dict, repr=False, compare=False)

    @property
    def case(self) -> Case:
        return Case(self.moment, self.told, DEFAULTS, self.latest_sign, self.amount)

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """Every visit and stay, each with why it does not count."""
        as_of, patterns = self.moment.as_of, load_patterns()
        visits = ed_lines(self.records.lines, patterns, as_of=as_of)
        visits += [ed_line(one, seen.source_type, seen.source_ref) for seen, one in self._entries("ed_visits")]
        lines = stay_lines(self.records.lines, patterns, as_of=as_of)
        lines += [
            stay_line(one, seen.source_type, seen.source_ref, as_of=as_of) for seen, one in self._entries("stays")
        ]
        stays = build_stays(
            [line for line in lines if line.admitted <= as_of],
            long_term_days=self.moment.number("ecm.utilization.long_term_days"),
        )
        return (*build_ed_visits([one for one in visits if one.day <= as_of], stays.admissions), *stays.events)

    def counted(self, kind: str, months: int) -> Counted:
        """What a window counts, worked out once."""
        if (kind, months) not in self._counted:
            self._counted[kind, months] = self._count(kind, months)
        return self._counted[kind, months]

    def _count(self, kind: str, months: int) -> Counted:
        return count(self.events, kind, anchor=self.moment.anchor, months=months, observed=self._observed(kind, months))

    def amount(self, kind: str, months: int) -> Amount:
        return self.counted(kind, months).amount

    def latest_sign(self, value_set: str) -> SignSeen | None:
        return self._latest_signs.get(value_set)

    @cached_property
    def _latest_signs(self) -> dict[str, SignSeen]:
        """The latest code of each value set; of one day, the last in the alphabet."""
        latest: dict[str, SignSeen] = {}
        for kind, seen in self._codes():
            for name in sets_of(kind, seen.code):
                before = latest.get(name)
                if before is None or (before.day, before.code) < (seen.day, seen.code):
                    latest[name] = seen
        return latest

    def _codes(self) -> Iterable[tuple[str, SignSeen]]:
        for line in self.records.lines:
            if line.start <= self.moment.as_of:
                for code in line.diagnoses:
                    yield "icd10", SignSeen("", plain_code(code), line.start, "CLAIM", line.claim)
                if line.place:
                    yield "place", SignSeen("", line.place.zfill(2), line.start, "CLAIM", line.claim)
        for fact, (kind, code_field) in CODED.items():
            for seen, entry in self._entries(fact):
                code, day = coded(entry, code_field)
                if day <= self.moment.as_of:
                    written = code.zfill(2) if kind == "place" else plain_code(code)
                    yield kind, SignSeen("", written, day, seen.source_type, seen.source_ref)

    def _entries(self, fact: str) -> Iterable[tuple[Observation, dict[str, object]]]:
        return [(seen, entry) for seen in self.told.of(fact) for entry in seen.value]

    def _observed(self, kind: str, months: int) -> bool:
        """A claims feed covers the window and the person was enrolled on a day of it; or somebody gave the list."""
        if any(seen.may_say_no for seen in self.told.of(KINDS[kind][0])):
            return True
        start = window_start(self.moment.anchor, months)
        covered = self.records.covered_from is not None and (self.records.covered_from - start).days <= 1
        return covered and any(span.end > start and span.start <= self.moment.anchor for span in self.records.spans)
