"""The page of the manual about whom to call: every number with its tag and when somebody checked it."""

from __future__ import annotations

from collections.abc import Iterable

from tests.spec.markdown import cited, grid, page
from wayfellow.rules.directory.counties import ListedPlan
from wayfellow.rules.directory.directory import Directory
from wayfellow.rules.directory.lines import ListedLine
from wayfellow.rules.directory.load import load_directory
from wayfellow.services.wording import Words

HEADINGS = ("Number", "Tag", "Checked")


def directory_page() -> str:
    ours, words = load_directory(), Words()
    return page(
        "Whom to call",
        "Every number the family pages show, as shipped, with the day from which it is listed. Tag: `S` was read in the"
        " source named, `GK` is general knowledge that nobody verified. Checked: the day on which somebody last called"
        f" or looked; {_unchecked(ours)} A deployment corrects a number in a folder of its own:"
        " [Change a phone number](../how-to/change-a-phone-number.md).",
        "## Lines",
        grid(
            ("Line", "Name", *HEADINGS, "Text", "TTY", "Hours", "Source"),
            [
                (
                    f"`{line.id}`",
                    words.say(f"line.{line.id}"),
                    *_number(line),
                    _text(line),
                    line.tty,
                    line.hours,
                    cited(line.source),
                )
                for line in ours.lines.values()
            ],
        ),
        "## Medi-Cal health plans",
        "Where several plans serve a county, people choose; `KAISER` takes in only some. On a day without a plan the"
        " guide shows `medi_cal_ombudsman`.",
        _organizations(ours, ours.listed_plans.values()),
        "## Caregiver Resource Centers",
        _organizations(ours, ours.caregiver_centers.values()),
        "## Counties and their access lines for mental health",
        "Where no number stands, the guide shows `medi_cal_ombudsman`.",
        grid(
            ("Code", "County", *HEADINGS),
            [
                (f"`{one.code}`", one.name, *(_number(one.mental_health) if one.mental_health else ("", "", "")))
                for one in ours.counties
            ],
        ),
    )


def _unchecked(ours: Directory) -> str:
    lines = [
        *ours.lines.values(),
        *(one.line for one in (*ours.listed_plans.values(), *ours.caregiver_centers.values())),
        *(one.mental_health for one in ours.counties if one.mental_health),
    ]
    never = sum(line.checked_on is None for line in lines)
    return f"{never} of the {len(lines)} never were."


def _number(line: ListedLine) -> tuple[str, str, str]:
    numbers = "; ".join(
        f"{one.number} from {one.first}" + (f" to {one.last}" if one.last else "") for one in line.numbers
    )
    return numbers, f"`{line.source.certainty or 'S'}`", str(line.checked_on or "never")


def _text(line: ListedLine) -> str:
    return f"{line.text_word} to {line.text_to}" if line.text_word else line.text_to


def _organizations(ours: Directory, listed: Iterable[ListedPlan]) -> str:
    return grid(
        ("Code", "Name", *HEADINGS, "Serves", "Source"),
        [(f"`{one.code}`", one.name, *_number(one.line), _serves(ours, one), cited(one.line.source)) for one in listed],
    )


def _serves(ours: Directory, one: ListedPlan) -> str:
    return "; ".join(
        f"{', '.join(ours.county(code).name for code in serves.counties)} (`{serves.kind}` from {serves.first}"
        + (f" to {serves.last})" if serves.last else ")")
        for serves in one.serves
    )
