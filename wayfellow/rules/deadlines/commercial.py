"""Private coverage. Who regulates the plan is asked first; until then only a day to act by is known.

Source: specification § 3.2, Commercial and Self-funded.
"""

from __future__ import annotations

from wayfellow.rules.deadlines.right import Count, Kind, Right, Start
from wayfellow.rules.language.source import Source

APPEAL = Right(
    id="COMMERCIAL-APPEAL",
    title="Appeal to a private plan, whoever regulates it",
    kind=Kind.APPEAL,
    counts=(
        Count(Start.PRINTED, "deadlines.commercial.appeal_days", is_limit=False, row="licensed plan"),
        Count(Start.PRINTED, "deadlines.commercial.employer_appeal_days", is_limit=False, row="employer's own plan"),
    ),
    flags=("payer_not_confirmed",),
    source=Source("California Health and Safety Code", "§ 1368; 29 CFR § 2560.503-1; specification § 3.2"),
)
