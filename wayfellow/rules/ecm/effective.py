"""From when to when an authorization would hold, and when the answer may change by itself.

Source: ECM specification § 2.3 (periods), § 2.4, § 2.6 (retroactivity), § 3 (changing over), § 0 rule 8.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from wayfellow.rules.days import add_days, add_months, latest_birth_aged
from wayfellow.rules.ecm.disposition import Decision
from wayfellow.rules.ecm.overlap import MATRIX
from wayfellow.rules.ecm.programs import LAST, InProgram, Programs
from wayfellow.rules.language.facts import Told
from wayfellow.rules.language.rule import Moment

OPENING = (
    ("housing_loss_date", "ecm.homelessness.housing_loss_days"),
    ("expected_release_date", "ecm.justice.expected_release_days"),
)
"""A day that lies ahead, and so many days before it the answer may change."""


@dataclass(frozen=True)
class Effective:
    """basis: why it starts then. start and end are covered days; from first_billable on it is paid."""

    basis: str
    start: date
    end: date
    first_billable: date


def effective(
    decision: Decision, told: Told, programs: Programs, moment: Moment, *, met: Sequence[str], streamlined: bool
) -> Effective | None:
    """None where nothing is authorized. streamlined: the provider may be paid from its first service on."""
    if decision.disposition == "REAUTHORIZE":
        return _lasting("REAUTHORIZATION", moment.as_of, moment.as_of, moment.number("ecm.authorization.again_months"))
    if decision.disposition not in ("AUTHORIZE", "AUTO_AUTHORIZE_CONTINUITY"):
        return None
    basis, start = _start(decision, told, moment, met=met, streamlined=streamlined)
    ends = [span.end for span in _ending(programs, moment) if span.end != LAST]
    billable = max([start, *(add_days(end, 1) for end in ends)])
    return _lasting(basis, start, billable, moment.number("ecm.authorization.first_months"))


def _lasting(basis: str, start: date, billable: date, months: int) -> Effective:
    return Effective(basis, start, add_days(add_months(start, months), -1), billable)


def _start(
    decision: Decision, told: Told, moment: Moment, *, met: Sequence[str], streamlined: bool
) -> tuple[str, date]:
    member_since = _latest(told, "mcp_enrollment_start")
    if decision.disposition == "AUTO_AUTHORIZE_CONTINUITY":
        return "CONTINUITY", member_since or moment.as_of
    released = _latest(told, "release_date")
    had_services = any(seen.value is True for seen in told.of("pre_release_services_received"))
    if had_services and released and {"JI_A", "JI_C"} & set(met):
        return "PRE_RELEASE", max(filter(None, (released, member_since)))
    first_service = _latest(told, "streamlined_first_service")
    if streamlined and first_service:
        return "STREAMLINED", first_service
    return "PROSPECTIVE", moment.as_of


def reevaluate_on(told: Told, programs: Programs, moment: Moment) -> list[date]:
    """Days after today on which the answer may change by itself, the first first."""
    as_of = moment.as_of
    days = {add_days(day, -moment.number(before)) for fact, before in OPENING for day in _days(told, fact)}
    days |= {_birthday(born, moment.number("ecm.adult_age"), as_of) for born in _days(told, "date_of_birth")}
    days |= {add_days(span.end, 1) for span in programs.now(as_of) if span.end != LAST}
    days |= {span.start for span in programs.spans}
    days |= set(_days(told, "mcp_enrollment_start"))
    return sorted(day for day in days if day > as_of)


def _birthday(born: date, years: int, as_of: date) -> date:
    """The day somebody born then becomes that old (1 March for those born on 29 February, in common years)."""
    day = add_months(born, 12 * years)
    return day if latest_birth_aged(years, day) >= born else add_days(day, 1)


def _ending(programs: Programs, moment: Moment) -> Iterable[InProgram]:
    """The programs that end because this help begins."""
    rules = {code: one.on(moment.as_of) for code, one in moment.parameters.families[MATRIX].items()}
    for span in programs.now(moment.as_of):
        made = programs.chosen(span.code, moment.as_of)
        if rules[span.code] == "ECM_FIRST" or (rules[span.code] == "EITHER_OR" and made and made.value == "ECM"):
            yield span


def _days(told: Told, fact: str) -> list[date]:
    return [seen.value for seen in told.of(fact) if isinstance(seen.value, date)]


def _latest(told: Told, fact: str) -> date | None:
    return max(_days(told, fact), default=None)
