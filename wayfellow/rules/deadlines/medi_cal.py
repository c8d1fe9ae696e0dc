"""Medi-Cal: appeals to a plan, State hearings, and keeping a service meanwhile. Source: specification § 3.2."""

from __future__ import annotations

from wayfellow.rules.deadlines.right import Count, Extension, Kind, Right, Start
from wayfellow.rules.language.source import Source

APPEAL = Right(
    id="MCAL-APPEAL",
    title="Appeal to the Medi-Cal plan",
    kind=Kind.APPEAL,
    counts=(Count(Start.PRINTED, "deadlines.medi_cal.appeal_days"),),
    source=Source(
        "42 CFR", "§ 438.402(c); specification § 3.2", "https://www.ecfr.gov/current/title-42/section-438.402"
    ),
)

AID_PAID_PENDING = Right(
    id="MCAL-APP",
    title="Keep the service while the plan decides the appeal",
    kind=Kind.KEEP_SERVICE,
    counts=(Count(Start.SENT, "deadlines.medi_cal.keep_days"), Count(Start.ENDS)),
    notice_ahead="deadlines.medi_cal.notice_ahead_days",
    source=Source(
        "42 CFR", "§ 438.420; specification § 3.2", "https://www.ecfr.gov/current/title-42/section-438.420", "GK"
    ),
)

ELIGIBILITY_HEARING = Right(
    id="MCAL-ELIG",
    title="State hearing about having Medi-Cal",
    kind=Kind.APPEAL,
    counts=(Count(Start.PRINTED, "deadlines.medi_cal.eligibility_hearing_days"),),
    extensions=(
        Extension("temporary_extension", "deadlines.medi_cal.eligibility_hearing_temporary_days"),
        Extension("good_cause", "deadlines.medi_cal.eligibility_hearing_good_cause_days"),
    ),
    needs_no_plan_appeal=True,
    source=Source("California Welfare and Institutions Code", "§ 10951; specification § 3.2", "", "verify"),
)

FEE_FOR_SERVICE_HEARING = Right(
    id="MCAL-FFS",
    title="State hearing about a service of Medi-Cal without a plan",
    kind=Kind.APPEAL,
    counts=(Count(Start.PRINTED, "deadlines.medi_cal.fee_for_service_hearing_days"),),
    needs_no_plan_appeal=True,
    source=Source("California Welfare and Institutions Code", "§ 10951; specification § 3.2", "", "GK"),
)

COUNTY_KEEP = Right(
    id="MCAL-COUNTY-APP",
    title="Keep Medi-Cal or the service until the State hearing",
    kind=Kind.KEEP_SERVICE,
    counts=(
        Count(Start.ENDS, day_before=True),
        Count(Start.PRINTED, "deadlines.medi_cal.county_keep_days", is_limit=False),
    ),
    notice_ahead="deadlines.medi_cal.notice_ahead_days",
    needs_no_plan_appeal=True,
    source=Source(
        "42 CFR",
        "§§ 431.230 and 431.231; MPP 22-072; specification § 3.2",
        "https://www.ecfr.gov/current/title-42/section-431.230",
    ),
)
