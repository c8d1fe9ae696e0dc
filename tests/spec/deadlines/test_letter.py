"""What is said about a letter that says no or stops a service (families specification § 1.3, OV-DENIAL)."""

from __future__ import annotations

from datetime import date

import pytest

from tests.spec.deadlines.rows import day, rows
from wayfellow.rules.deadlines.right import Kind
from wayfellow.rules.guide.letter import Letter, LetterAdvice, letter_dates
from wayfellow.rules.guide.letter_table import TABLE
from wayfellow.rules.problems import UnreadableInput

COVERAGES = (
    "medi_cal_plan", "medi_cal_no_plan", "medi_cal_pending", "duals_dsnp", "duals_other", "medicare_only", "private",
    "va_tricare", "none", "unsure",
)  # fmt: skip
ANSWER = {"yes": True, "no": False, "": None}


def said(advice: LetterAdvice) -> str:
    """The lines in short: `appeal 2027-01-15, keep 2026-11-25 12:00, earlier_date`."""
    told = []
    for line in advice.lines:
        marks = [str(line.day)] if line.day else []
        marks += [f"{line.hour}:00"] if line.hour is not None else []
        marks += ["legal"] if line.is_legal else []
        marks += ["if"] if line.if_service_ends else []
        marks += [str(line.kind)] if line.code == "letter.past" else []
        told.append(" ".join([line.code.removeprefix("letter."), *marks]))
    return ", ".join(told)


def check(table: str, *, printed: str = "2026-11-16", sent: str = "2026-11-17", ends: str = "2026-12-01") -> None:
    """Rows with coverage, answers and the day on which the letter is looked at (four days after it, if not said)."""
    for row in rows(table):
        stops = ANSWER[row.get("stops", "yes")]
        letter = Letter(
            printed_on=date.fromisoformat(printed),
            sent_on=day(sent),
            service_ends=stops,
            ends_on=day(ends) if stops else None,
            from_county=ANSWER[row.get("county", "")],
            leaving_facility=ANSWER[row.get("leaving", "")],
        )
        advice = letter_dates(row["coverage"], letter, date.fromisoformat(row.get("as of", "2026-11-20")))
        assert (said(advice), str(advice.callback)) == (row["said"], row["callback"]), row


def test_every_coverage_of_the_guide_has_a_row() -> None:
    assert set(TABLE) == set(COVERAGES)


def test_a_plan_of_medi_cal() -> None:
    """Appeal to the plan in 60 days. Keep the service by ten days after it was sent, which is the day after
    Thanksgiving, so the day before Thanksgiving."""
    check("""
        coverage      | stops | said                                                     || callback
        medi_cal_plan | yes   | appeal 2027-01-15, keep 2026-11-25, earlier_date, weekend         || offered
        medi_cal_plan | no    | appeal 2027-01-15, earlier_date                          || offered
        medi_cal_plan |       | appeal 2027-01-15, keep 2026-11-25 if, earlier_date, weekend, ask_end_date      || offered
        """)


def test_medi_cal_without_a_plan() -> None:
    """A State hearing in 90 days, which end on a Sunday. Keep the service by ten days after the printed date."""
    check("""
        coverage         | stops | said                                                  || callback
        medi_cal_no_plan | yes   | appeal 2027-02-12, keep 2026-11-25, earlier_date, weekend      || offered
        medi_cal_no_plan | no    | appeal 2027-02-12, earlier_date, weekend                       || offered
        medi_cal_no_plan |       | appeal 2027-02-12, keep 2026-11-25 if, earlier_date, weekend, ask_end_date   || offered
        """)


@pytest.mark.parametrize("coverage", ["medi_cal_pending", "none"])
def test_waiting_for_medi_cal_or_without_coverage(coverage: str) -> None:
    """A hearing if the county sent the letter; else, and if nobody knows, no day, a call back and charity care."""
    check(f"""
        coverage   | county | stops | said                                              || callback
        {coverage} | yes    | yes   | appeal 2027-02-12, keep 2026-11-25, earlier_date, weekend  || offered
        {coverage} | yes    | no    | appeal 2027-02-12, earlier_date, weekend                   || offered
        {coverage} | no     | yes   | no_date                                   || wanted
        {coverage} |        | yes   | no_date                                   || wanted
        {coverage} | no     | no    | no_date                                   || wanted
        """)
    letter = Letter(date(2026, 11, 16), from_county=False)
    assert letter_dates(coverage, letter, date(2026, 11, 20)).steps == ("charity_care",)
    letter = Letter(date(2026, 11, 16), from_county=True)
    assert letter_dates(coverage, letter, date(2026, 11, 20)).steps == ()


def test_private_coverage() -> None:
    """180 days, whoever runs the plan; no day for keeping the service, but a call back today."""
    check("""
        coverage | stops | said                                                            || callback
        private  | yes   | appeal 2027-05-14, earlier_date, weekend, payer_not_confirmed, callback_today || today
        private  |       | appeal 2027-05-14, earlier_date, weekend, payer_not_confirmed, callback_today || today
        private  | no    | appeal 2027-05-14, earlier_date, weekend, payer_not_confirmed            || offered
        """)


@pytest.mark.parametrize("coverage", ["medicare_only", "duals_dsnp", "duals_other", "unsure"])
def test_nobody_knows_who_sent_it(coverage: str) -> None:
    """60 days, and the earlier of ten days after it was sent and noon of the day before the service stops."""
    check(f"""
        coverage   | stops | said                                                                            || callback
        {coverage} | yes | appeal 2027-01-15, keep 2026-11-25, earlier_date, weekend, payer_not_confirmed, callback_today || today
        {coverage} |     | appeal 2027-01-15, keep 2026-11-25 if, earlier_date, weekend, ask_end_date, payer_not_confirmed, callback_today || today
        {coverage} | no  | appeal 2027-01-15, earlier_date, payer_not_confirmed                             || wanted
        """)
    check(
        f"""
        coverage   | said                                                                            || callback
        {coverage} | appeal 2027-01-15, keep 2026-11-23 12:00, earlier_date, payer_not_confirmed, callback_today || today
        """,
        ends="2026-11-24",
    )


@pytest.mark.parametrize("coverage", ["medicare_only", "duals_dsnp", "duals_other", "unsure"])
def test_told_to_leave_a_hospital_one_calls_now(coverage: str) -> None:
    """The number on that notice comes first, and no later day for keeping the service stands beside it."""
    now = "call_number_now, appeal 2027-01-15, earlier_date, payer_not_confirmed"
    check(f"""
        coverage   | leaving | stops | said                   || callback
        {coverage} | yes     | yes   | {now}, callback_today  || today
        {coverage} | yes     |       | {now}, callback_today  || today
        {coverage} | yes     | no    | {now}                  || wanted
        """)


def test_told_to_leave_a_hospital_with_other_coverage() -> None:
    check("""
        coverage      | leaving | said                                                               || callback
        medi_cal_plan | yes | call_number_now, appeal 2027-01-15, keep 2026-11-25, earlier_date, weekend      || offered
        va_tricare    | yes | call_number_now, use_letter_date, callback_today                       || today
        """)


def test_va_and_tricare_have_no_day_of_ours() -> None:
    check("""
        coverage   | stops | said                            || callback
        va_tricare | yes   | use_letter_date, callback_today || today
        va_tricare | no    | use_letter_date, callback_today || today
        """)


def test_past_the_day_to_aim_at_the_law_s_last_day_is_shown() -> None:
    """Each day is shown until it has ended; then the law's last one; then what is still open, without a day."""
    check("""
        coverage      | as of      | said                                                               || callback
        medi_cal_plan | 2026-11-25 | appeal 2027-01-15, keep 2026-11-25, earlier_date, weekend                   || offered
        medi_cal_plan | 2026-11-26 | appeal 2027-01-15, keep 2026-12-01 legal, earlier_date             || offered
        medi_cal_plan | 2026-12-01 | appeal 2027-01-15, keep 2026-12-01 legal, earlier_date             || offered
        medi_cal_plan | 2026-12-02 | appeal 2027-01-15, past keep_service, earlier_date                 || offered
        medi_cal_plan | 2027-01-15 | appeal 2027-01-15, past keep_service, earlier_date                 || offered
        medi_cal_plan | 2027-01-16 | past appeal, past keep_service                                     || offered
        medi_cal_no_plan | 2026-11-25 | appeal 2027-02-12, keep 2026-11-25, earlier_date, weekend                || offered
        medi_cal_no_plan | 2026-11-26 | appeal 2027-02-12, keep 2026-11-30 legal, earlier_date, weekend          || offered
        medi_cal_no_plan | 2026-12-01 | appeal 2027-02-12, past keep_service, earlier_date, weekend              || offered
        medi_cal_no_plan | 2027-02-13 | appeal 2027-02-14 legal, past keep_service, earlier_date        || offered
        medi_cal_no_plan | 2027-02-14 | appeal 2027-02-14 legal, past keep_service, earlier_date        || offered
        medi_cal_no_plan | 2027-02-15 | past appeal, past keep_service                                  || offered
        """)


def test_without_one_confirmed_payer_there_is_only_the_day_to_act_by() -> None:
    check("""
        coverage | as of      | said                                                                    || callback
        unsure   | 2026-11-26 | appeal 2027-01-15, past keep_service, earlier_date, payer_not_confirmed, callback_today || today
        unsure   | 2027-01-16 | past appeal, past keep_service, payer_not_confirmed, callback_today     || today
        private  | 2027-05-15 | past appeal, payer_not_confirmed, callback_today                        || today
        """)


@pytest.mark.parametrize(
    ("coverage", "options"),
    [
        ("medi_cal_plan", ("good_cause", "grievance", "new_request", "regulator", "legal_aid")),
        ("unsure", ("good_cause", "grievance", "new_request", "regulator", "legal_aid")),
        ("medi_cal_no_plan", ("good_cause", "grievance", "new_request", "regulator", "legal_aid", "hearing")),
    ],
)
def test_a_hearing_stays_open_only_where_no_plan_appeal_comes_first(coverage: str, options: tuple[str, ...]) -> None:
    advice = letter_dates(coverage, Letter(date(2026, 1, 5), service_ends=False), date(2026, 11, 20))
    assert [line.options for line in advice.lines if line.code == "letter.past"] == [options]


def test_a_late_letter_of_the_county_leaves_reinstatement_open() -> None:
    """Its service stopped on the day of the letter: nothing was left to ask in time."""
    letter = Letter(date(2026, 11, 20), service_ends=True, ends_on=date(2026, 11, 20))
    past = next(line for line in letter_dates("medi_cal_no_plan", letter, date(2026, 11, 20)).lines if line.options)
    assert (past.code, past.kind, past.day) == ("letter.past", Kind.KEEP_SERVICE, None)
    assert past.options[-2:] == ("hearing", "reinstatement")


def test_a_late_letter_of_a_plan_still_has_its_ten_days() -> None:
    """The service stopped before the letter; the later of the two days is ten days after it was sent, a Sunday."""
    letter = Letter(date(2026, 11, 10), date(2026, 11, 12), service_ends=True, ends_on=date(2026, 11, 9))
    advice = letter_dates("medi_cal_plan", letter, date(2026, 11, 13))
    assert said(advice) == "appeal 2027-01-08, keep 2026-11-22 legal, earlier_date, weekend"
    assert "late_notice" in advice.flags
    past = next(line for line in letter_dates("medi_cal_plan", letter, date(2026, 11, 23)).lines if line.options)
    assert past.kind is Kind.KEEP_SERVICE
    assert "reinstatement" not in past.options


def test_where_no_calendar_reaches_calendar_days_stand() -> None:
    check(
        """
        coverage      | as of      | said                                                              || callback
        medi_cal_plan | 2028-02-26 | appeal 2028-04-25, keep 2028-03-06, earlier_date, calendar        || offered
        medi_cal_plan | 2028-03-07 | appeal 2028-04-25, keep 2028-03-20 legal, earlier_date, calendar  || offered
        unsure | 2028-02-26 | appeal 2028-04-25, keep 2028-03-06, earlier_date, payer_not_confirmed, callback_today, calendar || today
        """,
        printed="2028-02-25",
        sent="2028-02-25",
        ends="2028-03-20",
    )


def test_a_day_in_the_letter_says_that_a_service_stops() -> None:
    """Then there is no `if`, though the question was not answered; a plain no sets the day aside."""
    stops = Letter(date(2026, 11, 16), ends_on=date(2026, 12, 1))
    assert said(letter_dates("medi_cal_plan", stops, date(2026, 11, 20))).split(", ")[1] == "keep 2026-11-25"
    goes_on = Letter(date(2026, 11, 16), service_ends=False, ends_on=date(2026, 12, 1))
    assert "keep" not in said(letter_dates("medi_cal_plan", goes_on, date(2026, 11, 20)))


def test_a_coverage_nobody_knows_is_refused() -> None:
    with pytest.raises(UnreadableInput, match=r"^coverage: expected one of medi_cal_plan, .*va_tricare\.$"):
        letter_dates("medicaid", Letter(date(2026, 11, 16)), date(2026, 11, 20))


def test_a_later_day_is_never_moved_and_an_open_day_is_not_called_closed() -> None:
    """`weekend` explains a day that was moved: not one that was counted, and not the law's last day on a Sunday."""
    check(
        """
        coverage         | as of      | said                                                                  || callback
        medi_cal_plan    | 2026-11-04 | appeal 2026-12-31, keep 2026-11-13, earlier_date, weekend             || offered
        medi_cal_plan    | 2027-01-01 | appeal 2027-01-01 legal, past keep_service, earlier_date              || offered
        medi_cal_no_plan | 2026-11-04 | appeal 2027-01-29, keep 2026-11-12, earlier_date, weekend             || offered
        """,
        printed="2026-11-02",
        sent="2026-11-03",
        ends="2026-11-20",
    )
    check(
        """
        coverage      | as of      | said                                          || callback
        medi_cal_plan | 2026-11-10 | appeal 2027-01-05, keep 2026-11-16, earlier_date || offered
        """,
        printed="2026-11-06",
        sent="2026-11-06",
        ends="2026-11-20",
    )
