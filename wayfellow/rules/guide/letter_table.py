"""Which rights a letter that says no or stops a service gives, by coverage: the table of OV-DENIAL.

Source: families specification § 1.3, OV-DENIAL.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from wayfellow.rules.deadlines import commercial, medi_cal, payer_unknown
from wayfellow.rules.deadlines.right import Right


class Callback(StrEnum):
    """How much a call back is needed. OFFERED: as with every letter. WANTED and TODAY also bring OV-TALK."""

    OFFERED = "offered"
    WANTED = "wanted"
    TODAY = "today"


@dataclass(frozen=True)
class Row:
    """appeal, keep: the rights whose dates are shown; None where no date is counted.

    callback: with every such letter. callback_if_stopping: when a service stops, or may. from_county: the rights hold
    only if the county sent the letter. leaving_means_call: told to leave a hospital or nursing home, one calls the
    number on that notice, and waits for no day.
    """

    appeal: Right | None
    keep: Right | None
    callback: Callback = Callback.OFFERED
    callback_if_stopping: Callback = Callback.OFFERED
    from_county: bool = False
    leaving_means_call: bool = False

    def callback_for(self, *, may_stop: bool) -> Callback:
        """How much a call back is needed for a letter that stops a service, or may."""
        asked = (self.callback, self.callback_if_stopping) if may_stop else (self.callback,)
        return max(asked, key=list(Callback).index)


def _payer_unknown(coverage: str) -> Row:
    return Row(
        payer_unknown.APPEALS[coverage],
        payer_unknown.KEEP,
        callback=Callback.WANTED,
        callback_if_stopping=Callback.TODAY,
        leaving_means_call=True,
    )


COUNTY = Row(medi_cal.ELIGIBILITY_HEARING, medi_cal.COUNTY_KEEP, from_county=True)

TABLE: Mapping[str, Row] = {
    "medi_cal_plan": Row(medi_cal.APPEAL, medi_cal.AID_PAID_PENDING),
    "medi_cal_no_plan": Row(medi_cal.FEE_FOR_SERVICE_HEARING, medi_cal.COUNTY_KEEP),
    "medi_cal_pending": COUNTY,
    "none": COUNTY,
    "private": Row(commercial.APPEAL, None, callback_if_stopping=Callback.TODAY),
    **{coverage: _payer_unknown(coverage) for coverage in payer_unknown.APPEALS},
    "va_tricare": Row(None, None, callback=Callback.TODAY),
}
