"""Enrollment spans of one person → what the gate reads: membership in a Medi-Cal plan, and its first and last day.

Spans that follow one another without a gap are one membership. Of several, the one on the day asked about counts; then
the last one before it; then the first one after. Source: ECM specification § 0.1 (G1), § 2.5.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from wayfellow.rules.days import add_days
from wayfellow.rules.language.facts import NOBODY, Observation

MANAGED_CARE = "MANAGED_CARE"
OPEN = date(2999, 12, 31)
"""The last day of a span that goes on."""
COMPARED = (
    "last_ecm_service", "prior_ecm_reported_by", "previous_mcp_end", "mcp_enrollment_start", "mcp_enrollment_end",
    "release_date",
)  # fmt: skip
"""Facts beside which the days of a membership matter even while it goes on."""


@dataclass(frozen=True, order=True)
class Span:
    """Enrolled from start to end, both included."""

    start: date
    end: date


def membership_told(spans: Iterable[Span], told: Iterable[Observation], as_of: date) -> Iterator[Observation]:
    """What the enrollment file says of one person, beside what others said."""
    member = _nearest(_joined(spans), as_of)
    if member is None:
        return
    seen, compared = min(member.start, as_of), any(one.fact in COMPARED for one in told)
    yield Observation("medi_cal_delivery", MANAGED_CARE, seen, None, "ENROLLMENT_834")
    if compared or member.start > as_of:
        yield Observation("mcp_enrollment_start", member.start, seen, None, "ENROLLMENT_834")
    if compared or member.end < as_of:
        end = member.end if member.end < OPEN else NOBODY
        yield Observation("mcp_enrollment_end", end, seen, None, "ENROLLMENT_834")


def _joined(spans: Iterable[Span]) -> list[Span]:
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start <= (joined[-1].end if joined[-1].end == OPEN else add_days(joined[-1].end, 1)):
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined


def _nearest(spans: list[Span], as_of: date) -> Span | None:
    now = [span for span in spans if span.start <= as_of <= span.end]
    past = [span for span in spans if span.end < as_of]
    return now[0] if now else past[-1] if past else spans[0] if spans else None
