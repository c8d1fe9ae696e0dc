"""Who counts as homeless (ECM specification § 1.1)."""

from __future__ import annotations

from tests.spec.checking import Check
from wayfellow.rules.ecm.homelessness import H1, H5


def test_fixed_regular_and_adequate(check: Check) -> None:
    """Somebody who stays with others has no home when the place is not fixed, not regular or not adequate."""
    check(
        H1,
        """
        person | sleeping_place | one_place_most_nights | may_stay_every_night | sleeping_place_adequate | lacks_fixed_regular_adequate_residence || finding
        Ana    | DOUBLED_UP     | false                 |                      |                         |                                        || met
        Ben    | DOUBLED_UP     | true                  | false                |                         |                                        || met
        Caro   | DOUBLED_UP     | true                  | true                 | false                   |                                        || met
        Dev    | DOUBLED_UP     | true                  | true                 | true                    | false                                  || not_met
        Eli    | DOUBLED_UP     | true                  | true                 | true                    |                                        || unknown
        Fay    | OWN_HOME       |                       |                      |                         | false                                  || not_met
        Gus    |                |                       |                      |                         | true                                   || met
        Hana   |                |                       |                      |                         |                                        || unknown
        Ivo    |                |                       |                      |                         | ASSESSMENT: false; HMIS: true          || conflict
        """,  # noqa: E501
        as_of="2026-06-30",
    )


def test_losing_housing_within_thirty_days(check: Check) -> None:
    """The day of the loss may be today, or at most thirty days away."""
    check(
        H5,
        """
        person | housing_loss_date                       || finding
        Ana    | 2026-06-30                              || met
        Ben    | 2026-07-30                              || met
        Caro   | 2026-07-31                              || not_met
        Dev    | 2026-06-29                              || not_met
        Eli    | NONE                                    || not_met
        Fay    |                                         || unknown
        Gus    | MEMBER_REPORT: 2026-07-01; HMIS: 2026-08-15 || conflict
        """,
        as_of="2026-06-30",
    )
