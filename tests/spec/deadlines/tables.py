"""Spec tables of every right. Each day was reckoned by hand with a paper calendar; none was copied from a run.

`legal`: the law's last day. `safe`: the last business day on or before the earliest candidate. `act by`: what is shown.
`closed`: offices are closed on the legal day, or else on the earliest candidate; `?` where no calendar says.
"""

from __future__ import annotations

SIXTY_DAYS = """
    printed    || legal      | safe       | act by     | closed | flags
    2026-11-16 || 2027-01-15 | 2027-01-15 | 2027-01-15 |        |
    2026-11-02 || 2027-01-01 | 2026-12-31 | 2026-12-31 | closed |
    2026-12-17 || 2027-02-15 | 2027-02-12 | 2027-02-12 | closed |
    2025-01-01 || 2025-03-02 | 2025-02-28 | 2025-02-28 | closed |
    2027-10-25 || 2027-12-24 | 2027-12-23 | 2027-12-23 | closed |
    2027-11-01 || 2027-12-31 | 2027-12-30 | 2027-12-30 | closed |
    2027-11-03 || 2028-01-02 |            | 2028-01-02 | ?      | no calendar
    2024-01-01 || 2024-03-01 |            | 2024-03-01 | ?      | no calendar
"""
"""A holiday; Presidents' Day and the weekend before it; a Sunday; Fridays kept for 25 December and 1 January; 2028; and
a leap year, whose 29 February is a day like any other."""

KEEP_WITH_A_PLAN = """
    printed    | sent       | ends       || legal      | safe       | act by     | closed | flags
    2026-11-02 | 2026-11-03 | 2026-11-20 || 2026-11-20 | 2026-11-13 | 2026-11-13 |        |
    2026-11-02 | 2026-11-10 | 2026-11-15 || 2026-11-20 | 2026-11-13 | 2026-11-13 |        | late
    2026-11-02 |            | 2026-11-12 || 2026-11-12 | 2026-11-12 | 2026-11-12 |        |
    2026-11-02 | 2026-11-03 | 2026-11-12 || 2026-11-13 | 2026-11-12 | 2026-11-12 |        | late
    2026-11-02 | 2026-11-05 |            || 2026-11-15 | 2026-11-13 | 2026-11-13 | closed | no effective date
    2026-11-16 | 2026-11-17 | 2026-11-27 || 2026-11-27 | 2026-11-25 | 2026-11-25 | closed |
    2026-06-22 | 2026-06-23 | 2026-07-10 || 2026-07-10 | 2026-07-02 | 2026-07-02 |        |
    2027-02-20 |            | 2027-03-10 || 2027-03-10 | 2027-03-02 | 2027-03-02 |        |
    2028-02-20 |            | 2028-03-10 || 2028-03-10 |            | 2028-03-01 | ?      | no calendar
    2027-12-14 | 2027-12-14 | 2028-01-03 || 2028-01-03 | 2027-12-23 | 2027-12-23 | ?      | no calendar
    2026-11-10 | 2026-11-12 | 2026-11-09 || 2026-11-22 |            |            | closed | late
    2026-11-15 |            | 2026-11-15 || 2026-11-25 |            | 2026-11-15 |        | late
"""
"""The later of two is the law's last day and the earlier one is aimed at, whichever is which. The day sent, or else the
printed one. Thanksgiving, the Friday of 4 July 2026, leap years. A service that stopped before its letter, and one that
stops on the Sunday of it, when no business day is left."""

NINETY_DAYS = """
    printed    || legal      | safe       | act by     | closed | flags
    2026-11-20 || 2027-02-18 | 2027-02-18 | 2027-02-18 |        |
    2026-11-16 || 2027-02-14 | 2027-02-12 | 2027-02-12 | closed |
    2026-12-31 || 2027-03-31 | 2027-03-30 | 2027-03-30 | closed |
    2023-12-01 || 2024-02-29 |            | 2024-02-29 | ?      | no calendar
"""

NOT_RELIED_ON = """
    printed    || legal      | not relied on
    2026-11-20 || 2027-02-18 | temporary_extension 2027-03-20, good_cause 2027-05-19
    2023-04-01 || 2023-06-30 | temporary_extension 2023-07-30, good_cause 2023-09-28
    2023-03-31 || 2023-06-29 | good_cause 2023-09-27
"""
"""The temporary 120 days hold for letters from 1 April 2023 on: the rule is the one in force on the letter's day."""

KEEP_WITH_THE_COUNTY = """
    printed    | sent       | ends       || legal      | safe       | act by     | closed | flags
    2026-11-20 |            | 2026-12-01 || 2026-11-30 | 2026-11-30 | 2026-11-30 |        |
    2026-11-20 | 2026-11-24 | 2026-12-31 || 2026-12-30 | 2026-11-30 | 2026-11-30 |        |
    2026-11-20 |            | 2026-11-27 || 2026-11-26 | 2026-11-25 | 2026-11-25 | closed | late
    2026-11-16 |            | 2026-11-30 || 2026-11-29 | 2026-11-25 | 2026-11-25 | closed |
    2026-11-20 |            | 2026-11-30 || 2026-11-29 | 2026-11-25 | 2026-11-25 | closed |
    2026-11-20 |            | 2026-11-29 || 2026-11-28 | 2026-11-25 | 2026-11-25 | closed | late
    2026-11-20 |            | 2026-11-21 || 2026-11-20 | 2026-11-20 | 2026-11-20 |        | late
    2026-11-20 |            | 2026-11-20 ||            |            |            |        | late
    2026-11-20 |            |            ||            | 2026-11-30 | 2026-11-30 |        | no effective date
    2028-02-18 |            | 2028-03-01 || 2028-02-29 |            | 2028-02-28 | ?      | no calendar
    2027-02-10 |            | 2027-03-01 || 2027-02-28 | 2027-02-19 | 2027-02-19 | closed |
"""
"""The day before the change is the last one. Ten days from the printed date are aimed at, whenever it was sent. On the
day of the change itself it had passed before anybody could read of it."""

HALF_A_YEAR = """
    printed    || legal | safe       | act by     | closed | flags
    2026-07-20 ||       | 2027-01-15 | 2027-01-15 | closed |
    2026-11-16 ||       | 2027-05-14 | 2027-05-14 | closed |
    2027-09-01 ||       |            | 2028-02-28 | ?      | no calendar
"""

SIXTY_DAYS_WHOEVER_SENT_IT = """
    printed    || legal | safe       | act by     | closed | flags
    2026-11-16 ||       | 2027-01-15 | 2027-01-15 |        |
    2026-11-02 ||       | 2026-12-31 | 2026-12-31 | closed |
    2027-11-03 ||       |            | 2028-01-02 | ?      | no calendar
"""

KEEP_WHOEVER_STOPS_IT = """
    printed    | sent       | ends       || legal | safe             | act by           | closed | flags
    2026-11-16 |            | 2026-11-24 ||       | 2026-11-23 12:00 | 2026-11-23 12:00 |        |
    2026-11-13 |            | 2026-11-24 ||       | 2026-11-23 12:00 | 2026-11-23 12:00 |        |
    2026-11-12 | 2026-11-13 | 2026-11-25 ||       | 2026-11-23       | 2026-11-23       |        |
    2026-11-16 |            |            ||       | 2026-11-25       | 2026-11-25       | closed | no effective date
    2026-11-16 |            | 2026-11-27 ||       | 2026-11-25       | 2026-11-25       | closed |
    2026-11-16 |            | 2026-11-23 ||       | 2026-11-20       | 2026-11-20       | closed |
    2026-11-16 |            | 2026-11-16 ||       |                  |                  | closed |
    2026-11-21 |            | 2026-11-23 ||       |                  | 2026-11-22 12:00 | closed |
"""
"""Noon holds on the day before the service stops, and is let go when that day is closed and an earlier one is aimed at.
On a Saturday about a Monday no business day is left, and Sunday noon stands."""

ALL = (
    ("MCAL-APPEAL", SIXTY_DAYS),
    ("MCAL-APP", KEEP_WITH_A_PLAN),
    ("MCAL-FFS", NINETY_DAYS),
    ("MCAL-ELIG", NINETY_DAYS),
    ("MCAL-ELIG", NOT_RELIED_ON),
    ("MCAL-COUNTY-APP", KEEP_WITH_THE_COUNTY),
    ("COMMERCIAL-APPEAL", HALF_A_YEAR),
    ("PAYER-UNKNOWN medicare_only", SIXTY_DAYS_WHOEVER_SENT_IT),
    ("PAYER-UNKNOWN duals_dsnp", SIXTY_DAYS_WHOEVER_SENT_IT),
    ("PAYER-UNKNOWN duals_other", SIXTY_DAYS_WHOEVER_SENT_IT),
    ("PAYER-UNKNOWN unsure", SIXTY_DAYS_WHOEVER_SENT_IT),
    ("PAYER-UNKNOWN-KEEP", KEEP_WHOEVER_STOPS_IT),
)
