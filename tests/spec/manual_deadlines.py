"""The page of the manual about deadlines: every right, what a letter gives by coverage, and the business calendar."""

from __future__ import annotations

from collections.abc import Iterator

from tests.spec.deadlines.tables import ALL
from tests.spec.markdown import cited, grid, link, page
from wayfellow.rules.business_days import load_calendar
from wayfellow.rules.deadlines.register import RIGHTS, numbers_of
from wayfellow.rules.deadlines.right import Count, Right, Start
from wayfellow.rules.guide.letter_table import TABLE, Row
from wayfellow.rules.language.parameters import load_parameters
from wayfellow.services.manual_pages import MANUAL, anchor, page_of_parameter

HERE = "deadlines.md"
FROM = {
    Start.PRINTED: "the date printed on the letter",
    Start.SENT: "the day it was sent, or else the printed date",
    Start.ENDS: "the day the change takes effect",
}


def deadlines_page() -> str:
    calendar = load_calendar()
    return page(
        "Deadlines",
        "What can be asked for after a letter that says no or stops a service, and until when."
        " `./run wayfellow deadline` counts them. Days are calendar days; the law's last day is inclusive and stays"
        " where it falls. The day to aim at is the last business day on or before the earliest way of counting; it is"
        " the one that is shown, until it has passed. Numbers are those in force on the printed date.",
        "## What a letter gives",
        grid(("Coverage", "Appeal", "Keep the service", "Call back"), [_given(*entry) for entry in TABLE.items()]),
        *(block for right in _told_once() for block in _right(right)),
        "## Business days",
        f"Monday to Friday, without the days below. {calendar.title}; from {calendar.covers_from} to"
        f" {calendar.covers_to}. Outside these years the answer is `calendar_not_loaded`, and calendar days stand."
        f" Source: {cited(calendar.source)}.",
        grid(("Closed", "Because"), [(str(day), name) for day, name in calendar.holidays.items()]),
    )


def heading_of_right(right: Right) -> str:
    return f"{right.id}: {right.title}"


def link_to_right(right: Right, here: str) -> str:
    return link(f"`{right.id}`", f"{MANUAL}/{HERE}#{anchor(heading_of_right(right))}", page=here)


def _told_once() -> list[Right]:
    """Every right; of those that differ by coverage the fullest."""
    fullest: dict[str, Right] = {}
    for right in RIGHTS:
        if len(right.counts) > len(fullest.get(right.id, right).counts) or right.id not in fullest:
            fullest[right.id] = right
    return list(fullest.values())


def _given(coverage: str, row: Row) -> tuple[str, ...]:
    condition = ", if the county sent it" if row.from_county else ""
    told = [f"{link_to_right(right, HERE)}{condition}" if right else "no day" for right in (row.appeal, row.keep)]
    always, stopping = row.callback_for(may_stop=False), row.callback_for(may_stop=True)
    back = str(always) if stopping is always else f"{always}; {stopping} if a service stops"
    return f"`{coverage}`", *told, back


def _right(right: Right) -> Iterator[str]:
    yield f"## {heading_of_right(right)}"
    limits = sum(one.is_limit for one in right.counts)
    yield grid(("Counted from", "Days", "The law's last day", "Of"), [_count(one) for one in right.counts])
    notes = ["of the days of the law, the later one counts"] if limits > 1 else []
    notes += [f"flagged `{flag}`" for flag in right.flags]
    notes += [f"`{one.code}` may give {_number(one.days)} days, and is not relied on" for one in right.extensions]
    notes += ["needs no plan appeal first"] if right.needs_no_plan_appeal else []
    numbers = ", ".join(link(f"`{name}`", page_of_parameter(name), page=HERE) for name in numbers_of(right))
    yield f"{'; '.join(notes).capitalize()}." if notes else ""
    yield f"Source: {cited(right.source)}. Numbers: {numbers}."
    if len(right.counts) <= 2:
        yield from _examples(right)


def _count(one: Count) -> tuple[str, str, str, str]:
    days = "the day before" if one.day_before else str(_number(one.days)) if one.days else "that day"
    if one.hour:
        days += f", until {_number(one.hour)}:00"
    return FROM[one.start], days, "yes" if one.is_limit else "", one.row


def _number(name: str) -> object:
    return load_parameters()[name].values[-1][1]


def _examples(right: Right) -> Iterator[str]:
    """The spec tables as they are written."""
    for name, table in ALL:
        if name == right.id:
            lines = [line.strip() for line in table.strip().splitlines()]
            yield "```text\n" + "\n".join(lines) + "\n```"
