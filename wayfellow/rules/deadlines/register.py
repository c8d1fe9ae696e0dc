"""Every right we count, in the order of reading."""

from __future__ import annotations

from wayfellow.rules.deadlines import commercial, medi_cal, payer_unknown
from wayfellow.rules.deadlines.right import Right

RIGHTS: tuple[Right, ...] = (
    medi_cal.APPEAL,
    medi_cal.AID_PAID_PENDING,
    medi_cal.FEE_FOR_SERVICE_HEARING,
    medi_cal.ELIGIBILITY_HEARING,
    medi_cal.COUNTY_KEEP,
    commercial.APPEAL,
    *payer_unknown.APPEALS.values(),
    payer_unknown.KEEP,
)


def numbers_of(right: Right) -> list[str]:
    """The parameters a right reads."""
    read = [*(name for one in right.counts for name in (one.days, one.hour)), *(one.days for one in right.extensions)]
    return [name for name in dict.fromkeys([*read, right.notice_ahead]) if name]


def readers_of(number: str) -> list[Right]:
    """The rights that read a parameter."""
    return [right for right in RIGHTS if number in numbers_of(right)]
