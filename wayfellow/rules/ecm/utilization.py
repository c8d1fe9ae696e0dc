"""Emergency visits and unplanned stays that better care outside the hospital might have avoided.

Source: DHCS ECM Policy Guide, Population of Focus 2; counting rules in ECM specification § 1.2.
"""

from __future__ import annotations

from wayfellow.rules.language.rule import Ask, Attested, Bound, CountTest, Rule
from wayfellow.rules.language.source import ecm_guide

SOURCE = ecm_guide("§ IV, Population of Focus 2; specification § 1.2")


def ed_limb(population: str, band: str) -> Rule:
    """`band` is adult or child: the thresholds `ecm.utilization.<band>_…`."""
    at_least, months = f"ecm.utilization.{band}_ed_visits", f"ecm.utilization.{band}_months"
    return Rule(
        code=f"{population}.ED",
        id="UTL_ED",
        title="Many emergency visits",
        says=f"Was in an emergency department {{{at_least}}} times or more in {{{months}}} months, in ways that better"
        " care outside the hospital might have avoided.",
        source=SOURCE,
        when=CountTest("ed_visits", Bound(at_least), months, "attested_ed_visits"),
        asks=Ask("attested_ed_visits", "that many or more"),
        attested=Attested.WITH_POPULATION,
    )


def stay_limb(population: str, band: str) -> Rule:
    at_least, months = f"ecm.utilization.{band}_stays", f"ecm.utilization.{band}_months"
    return Rule(
        code=f"{population}.STAY",
        id="UTL_STAY",
        title="Many unplanned stays",
        says=f"Had {{{at_least}}} or more unplanned stays in a hospital or, for a short time, a nursing facility in"
        f" {{{months}}} months, in ways that better care outside the hospital might have avoided.",
        source=SOURCE,
        when=CountTest("stays", Bound(at_least), months, "attested_unplanned_stays"),
        asks=Ask("attested_unplanned_stays", "that many or more"),
        attested=Attested.WITH_POPULATION,
    )
