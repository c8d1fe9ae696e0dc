"""Nobody knows yet who sent the notice: the earliest day over every rule the coverage allows is the day to act by.

Source: specification § 3.2, PAYER-UNKNOWN; families specification § 1.3, OV-DENIAL.
"""

from __future__ import annotations

from wayfellow.rules.deadlines.right import Count, Kind, Right, Start
from wayfellow.rules.language.source import Source

SOURCE = Source("Families specification", "§ 1.3, OV-DENIAL, PAYER-UNKNOWN", "", "PD")
FLAGS = ("payer_not_confirmed",)
MEDICARE = {
    "Medicare Advantage": "medicare.plan_appeal_days",
    "Medicare Part D": "medicare.drug_plan_appeal_days",
    "Original Medicare": "medicare.redetermination_days",
}
MEDI_CAL = {
    "MCAL-APPEAL": "medi_cal.appeal_days",
    "MCAL-FFS": "medi_cal.fee_for_service_hearing_days",
    "MCAL-ELIG": "medi_cal.eligibility_hearing_days",
}
PRIVATE = {"licensed plan": "commercial.appeal_days", "employer's own plan": "commercial.employer_appeal_days"}


def _appeal(rows: dict[str, str]) -> Right:
    """An appeal by the earliest day of these rows."""
    return Right(
        id="PAYER-UNKNOWN",
        title="Ask whoever sent the notice to look again",
        kind=Kind.APPEAL,
        counts=tuple(Count(Start.PRINTED, f"deadlines.{days}", is_limit=False, row=row) for row, days in rows.items()),
        flags=FLAGS,
        source=SOURCE,
    )


APPEALS = {
    "medicare_only": _appeal(MEDICARE),
    "duals_dsnp": _appeal(MEDICARE | MEDI_CAL),
    "duals_other": _appeal(MEDICARE | MEDI_CAL),
    "unsure": _appeal(MEDICARE | MEDI_CAL | PRIVATE),
}
"""By coverage, as the guide names it."""

KEEP = Right(
    id="PAYER-UNKNOWN-KEEP",
    title="Keep the service, whoever stops it",
    kind=Kind.KEEP_SERVICE,
    counts=(
        Count(Start.SENT, "deadlines.payer_unknown.keep_days", is_limit=False),
        Count(Start.ENDS, day_before=True, hour="deadlines.payer_unknown.keep_last_hour", is_limit=False),
    ),
    flags=FLAGS,
    source=SOURCE,
)
