"""Stories about emergency departments and stays: both sides of every edge of UTL_A and UTL_C."""

from __future__ import annotations

from dataclasses import replace

from wayfellow.screening.synthetic.story import (
    After,
    Ago,
    AtBirth,
    Bills,
    Edge,
    Emergency,
    Event,
    Finding,
    Population,
    Said,
    Seen,
    Stay,
    Story,
    Who,
)  # fmt: skip

HALF_YEAR, YEAR = 175, 355  # days certainly inside six and twelve calendar months


def visits(count: int, within: int = HALF_YEAR, bills: Bills = "hospital and doctor") -> tuple[Emergency, ...]:
    """Return visits on different days, never closer than three days, at two hospitals."""
    width = within // count
    return tuple(Emergency(Ago(n * width + 1, n * width + width - 2), n % 2, bills) for n in range(count))


def stays(*priorities: str, within: int = HALF_YEAR) -> tuple[Stay, ...]:
    """Return stays one after another, newest first, with at least five days between them."""
    width = within // len(priorities)
    return tuple(
        Stay(Ago(n * width + 8, n * width + width - 2), facility=n, priority=priority, drg=drg)
        for n, (priority, drg) in enumerate(zip(priorities, ("871", "291", "638", "392"), strict=False))
    )


def adult(code: str, says: str, share: int, finding: Finding, *happened: Event, who: Who = "adult",
          said: tuple[Said, ...] = ()) -> Story:  # fmt: skip
    """A story about an adult: what it makes of UTL_A is certain, and UTL_C is not for them."""
    expects: dict[Population, Finding] = {"UTL_A": finding, "UTL_C": "not_met"}
    return Story(code, says, share, who, happened, said, expects, one_answer_away=finding == "unknown")


def child(code: str, says: str, share: int, finding: Finding, *happened: Event, who: Who = "child") -> Story:
    """A story about somebody under 21: what it makes of UTL_C is certain, and UTL_A is not for them."""
    expects: dict[Population, Finding] = {"UTL_C": finding, "UTL_A": "not_met"}
    return Story(code, says, share, who, happened, (), expects, one_answer_away=finding == "unknown")


ELECTIVE = replace(stays("1", "1", "3")[-1], drg="470", kind="surgery stay", lead="M17.11")
DELIVERY = Stay(Ago(140, 165), (1, 2), 2, "1", "birth", "hospital doctor", "807", "O80", "Z37.0")
NURSING = Stay(Ago(20, 25), (10, 15), 3, "2", "nursing facility", "nursing doctor", "", leaves_for="01")
PSYCHIATRIC = tuple(
    replace(stay, kind="psychiatric hospital", drg="885", lead="F20.9", doctors="") for stay in stays(*"112")
)
FEED_VISIT = '[{"service_date": "{day}", "facility": "9100000000", "claim_kind": "ADT"}]'
FIRST_AND_TRANSFER = (Stay(Ago(100, 110), (2, 2), 0, leaves_for="02"), Stay(After(0), (3, 3), 1, drg="291"))

STORIES = (
    adult("ed_5", "Five emergency visits in six months", 3200, "met", *visits(5)),
    adult("ed_7", "Seven emergency visits in six months", 1500, "met", *visits(7)),
    adult("ed_12", "Twelve emergency visits in six months", 500, "met", *visits(12)),
    adult("ed_20", "Twenty emergency visits in six months", 120, "met", *visits(20)),
    adult("ed_4", "Four emergency visits in six months, one short", 5200, "not_met", *visits(4)),
    adult("ed_5_one_too_old", "Five visits, the oldest exactly six months ago and so outside", 150, "not_met",
          *visits(4, 170), Emergency(Edge(6), 1)),
    adult("ed_5_first_day", "Five visits, the oldest on the first day inside and the newest today", 150, "met",
          Emergency(Ago(0)), *visits(4, 170)[1:], Emergency(Edge(6, 1), 1)),
    adult("ed_4_billed_twice", "Four visits, each billed by hospital and doctor and one sent twice", 900, "not_met",
          *visits(3, 120, "both name hospital"), Emergency(Ago(140, 160), 0, "billed twice")),
    adult("ed_5_doctors_only", "Five visits known only from doctors' claims without a hospital", 300, "met",
          *visits(5, bills="doctor")),
    adult("ed_5_hospitals_only", "Five visits known only from hospital bills", 300, "met", *visits(5,
          bills="hospital")),
    adult("ed_5_one_admitted", "Five visits, one of which became a stay the same day", 700, "not_met",
          *visits(4, 150), Stay(Ago(160, 170), facility=0, emergency_days_before=0)),
    adult("ed_5_one_admitted_next_day", "Five visits, one of which became a stay the next day", 300, "not_met",
          *visits(4, 150), Stay(Ago(160, 170), facility=1, emergency_days_before=1)),
    adult("ed_6_one_admitted", "Six visits, one of which became a stay", 400, "met",
          *visits(5, 150), Stay(Ago(160, 170), facility=0, emergency_days_before=0)),
    adult("ed_5_two_hospitals_a_day", "Five visits on three days: twice two hospitals on one day", 150, "met",
          *[Emergency(Ago(day), hospital, "both name hospital") for day in (20, 61) for hospital in (0, 1)],
          Emergency(Ago(99, 120))),
    adult("ed_5_same_hospital_same_day", "Five visits, two of them to one hospital on one day", 150, "not_met",
          *visits(3, 120), *[Emergency(Ago(150), 1) for _ in range(2)]),
    adult("ed_3_and_stays_2", "Three visits and two stays, which are never added together", 700, "not_met",
          *visits(3, 80), *[replace(stay, on=on) for stay, on in zip(stays("1", "1"), (Ago(95, 110), Ago(140, 165)),
          strict=True)]),
    adult("urgent_care_6", "Six visits to urgent care, which is not an emergency department", 900, "not_met",
          *[Seen(Ago(12 + 25 * n, 30 + 25 * n), "urgent clinic" if n % 2 else "urgent care",
          facility=n % 2 or None) for n in range(6)]),
    adult("observation_3", "Three times kept for observation, which is not a stay", 300, "not_met",
          *[Seen(Ago(12 + 50 * n, 40 + 50 * n), kind, facility=n) for n in range(3)
            for kind in ("observation", "observation doctor")]),
    adult("ed_4_referrer_counted_6", "Four visits in the claims, and a referrer who counted six", 200, "met",
          *visits(4), said=(Said("attested_ed_visits", "6", on=Ago(1, 5)),)),
    adult("ed_4_and_one_by_feed", "Four visits in the claims, and a fifth known only from an admission feed", 200,
          "met", *visits(4, 120), said=(Said("ed_visits", FEED_VISIT, "ADT", Ago(1, 5), day=Ago(130, 170)),)),
    adult("stays_3", "Three unplanned stays in six months", 1500, "met", *stays("1", "2", "1")),
    adult("stays_4", "Four unplanned stays in six months", 400, "met", *stays("1", "1", "5", "2")),
    adult("stays_3_psychiatric", "Three unplanned psychiatric stays", 400, "met", *PSYCHIATRIC),
    adult("stays_2", "Two unplanned stays, one short", 2600, "not_met", *stays("1", "1")),
    adult("stays_3_one_planned", "Three stays, one of them planned surgery", 400, "not_met", *stays("1", "1"),
          ELECTIVE),
    adult("stays_3_one_transfer", "Three stays, two of which are one transfer", 300, "not_met",
          Stay(Ago(30, 40)), *FIRST_AND_TRANSFER),
    adult("stays_4_one_transfer", "Four stays, two of which are one transfer", 150, "met",
          Stay(Ago(30, 40)), *FIRST_AND_TRANSFER, Stay(Ago(150, 165), facility=2)),
    adult("stays_3_next_day", "Three stays, one begun the day after another ended", 150, "not_met",
          Stay(Ago(30, 40)), Stay(Ago(100, 110), (2, 2)), Stay(After(1), (3, 3), 1)),
    adult("stays_3_two_days_later", "Three stays, one begun two days after another ended", 150, "met",
          Stay(Ago(30, 40)), Stay(Ago(100, 110), (2, 2)), Stay(After(2), (3, 3), 1)),
    adult("stays_3_one_unsaid", "Two unplanned stays and one whose admission type nobody wrote", 500, "unknown",
          *stays("1", "2", "")),
    adult("stays_3_one_code_9", "Two unplanned stays and one billed as type 9, not available", 200, "unknown",
          *stays("1", "1", "9")),
    adult("stays_3_too_old", "Three stays, one begun exactly six months ago and so outside", 150, "not_met",
          *stays("1", "1", within=150), Stay(Edge(6), (9, 9), 2)),
    adult("stays_3_first_day", "Three stays, one begun on the first day inside", 150, "met",
          *stays("1", "1", within=150), Stay(Edge(6, 1), (5, 5), 2)),
    adult("stays_3_one_open", "Three stays, one of which has not ended", 200, "met",
          Stay(Ago(2, 5), still_there=True), *stays("1", "1", within=150)),
    adult("stays_3_all_emergency", "Three stays, each begun in the emergency department", 900, "met",
          *[replace(stay, emergency_days_before=n % 2) for n, stay in enumerate(stays("1", "1", "1"))]),
    adult("stays_2_and_nursing", "Two hospital stays and, weeks later, a short nursing facility stay", 300, "met",
          NURSING, Stay(Ago(80, 90), leaves_for="06"), Stay(Ago(130, 160), facility=1), who="elder"),
    adult("stays_2_then_nursing", "Two hospital stays, one of which went on in a nursing facility", 300, "not_met",
          Stay(Ago(60, 70), (3, 3), leaves_for="03"), replace(NURSING, on=After(1)), Stay(Ago(130, 160), facility=1),
          who="elder"),
    adult("stays_2_and_long_nursing", "Two hospital stays and a nursing facility stay of more than 100 days", 100,
          "not_met",
          replace(NURSING, on=Ago(125, 128), nights=(112, 118)), Stay(Ago(140, 150)), Stay(Ago(164, 174), facility=1),
          who="elder"),
    adult("stays_3_one_birth", "Two unplanned stays and an uncomplicated birth", 200, "not_met",
          *stays("1", "1", within=120), DELIVERY, who="mother"),
    adult("pregnant", "Expecting a child, with ordinary care", 4200, "not_met",
          *[Seen(Ago(5 + 30 * n, 30 + 30 * n), "maternity", lead="Z34.90") for n in range(5)], who="mother"),
    adult("gave_birth", "Gave birth in the last half year, with ordinary care", 3600, "not_met",
          DELIVERY, *[Seen(Ago(180 + 30 * n, 200 + 30 * n), "maternity", lead="Z34.83") for n in range(5)],
          Seen(Ago(90, 120), "maternity", lead="Z39.2"), who="mother"),
    adult("adult_since_today_5", "Turned 21 today, with five visits in six months", 30, "met", *visits(5),
          who="adult today"),
    adult("adult_since_today_3", "Turned 21 today, with three visits: enough the day before", 30, "not_met",
          *visits(3), who="adult today"),
    child("child_until_tomorrow_3", "Turns 21 tomorrow, with three visits in twelve months", 30, "met",
          *visits(3, YEAR), who="adult tomorrow"),
    adult("leap_day_adult_5", "An adult born on 29 February, with five visits", 30, "met", *visits(5),
          who="leap adult"),
    child("leap_day_child_3", "A child born on 29 February, with three visits", 30, "met", *visits(3, YEAR),
          who="leap child"),
    child("child_ed_3", "A child with three emergency visits in twelve months", 2900, "met", *visits(3, YEAR)),
    child("child_ed_5", "A child with five emergency visits in twelve months", 700, "met", *visits(5, YEAR)),
    child("child_ed_2", "A child with two emergency visits in twelve months, one short", 6000, "not_met", *visits(2,
          YEAR)),
    child("child_ed_3_one_too_old", "A child with three visits, the oldest exactly twelve months ago", 150, "not_met",
          *visits(2, 350), Emergency(Edge(12), 1)),
    child("child_ed_3_first_day", "A child with three visits, the oldest on the first day inside", 150, "met",
          *visits(2, 350), Emergency(Edge(12, 1), 1)),
    child("child_ed_3_one_admitted", "A child with three visits, one of which became a stay", 200, "not_met",
          *visits(2, 250), Stay(Ago(290, 340), emergency_days_before=0, drg="193")),
    child("child_stays_2", "A child with two unplanned stays in twelve months", 700, "met", *stays("1", "2",
          within=YEAR)),
    child("child_stays_2_one_planned", "A child with two stays, one of them planned", 150, "not_met",
          *stays("1", "3", within=YEAR)),
    child("child_stays_2_one_unsaid", "A child with two stays, one without an admission type", 150, "unknown",
          *stays("1", "", within=YEAR)),
    child("baby_born_and_back", "A baby with the birth stay and one unplanned stay", 300, "not_met",
          Stay(AtBirth(), (1, 2), 0, "4", "nursery", "", "795", "Z38.00"), Stay(Ago(20, 60), (1, 3), 0, drg="193",
          lead="J21.9"), who="baby"),
    Story("birth_date_unknown_5", "Five visits, and nobody knows the birth date", 30, "birth date unknown", visits(5),
          expects={"UTL_A": "unknown", "UTL_C": "unknown"}),
    Story("left_long_ago", "Left the plan nine months ago: nothing could be seen since", 3000, "adult",
          expects={"UTL_A": "unknown", "UTL_C": "not_met"}, coverage="left long ago", disposition="DENY_GATE"),
)  # fmt: skip
