"""What the guide suggests, in finished words of one language: for a page, for paper, and for the command line."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from wayfellow.rules.business_days import CalendarNotLoaded, load_calendar
from wayfellow.rules.directory.directory import OWN_HELP_LINE, Directory
from wayfellow.rules.guide.bridge import Bridge
from wayfellow.rules.guide.outcome import GuideResult
from wayfellow.rules.guide.questions import OUTSIDE_CALIFORNIA, UNSURE
from wayfellow.rules.guide.steps import Calls, Due, Step
from wayfellow.services.calls import Call, CallBook
from wayfellow.services.guide.letter_words import LetterWords, letter_words
from wayfellow.services.wording import Words

COORDINATORS = frozenset({"callback", "call_now", "coordinator_call", "coordinator_compares", "staff_call_today"})
"""Steps that a deployment's own help line can do, when it has one."""


@dataclass(frozen=True)
class StepWords:
    """One thing to do. by_when: the day; when: the same in words. on_card: first the number on the health card.

    calls: whom to call, in order; nobody, where it is done in person.
    """

    code: str
    text: str
    who: str
    by_when: date | None
    when: str
    on_card: str
    calls: tuple[Call, ...]


@dataclass(frozen=True)
class GuideWords:
    """reasons: why, the row's first. may_match: groups that may fit, and why; clearer: the one question to ask."""

    title: str
    outcome: str
    reasons: tuple[str, ...]
    told: tuple[str, ...]
    conditions: tuple[str, ...]
    overlays: tuple[tuple[str, str, str], ...]
    steps: tuple[StepWords, ...]
    say: str
    may_match: tuple[str, ...]
    clearer: str
    letter: LetterWords | None
    not_checked: tuple[str, ...]
    disclaimer: str


def in_words(result: GuideResult, words: Words, directory: Directory) -> GuideWords:
    """Say a result in a language, with the numbers of the directory on its day."""
    subtype = result.row.subtype
    told = tuple(words.say(f"because.{question}.{value}") for question, value in result.because)
    return GuideWords(
        title=words.say(f"result.{subtype}.title"),
        outcome=words.say(f"outcome.{result.row.outcome}"),
        reasons=(words.say(f"result.{subtype}.reason"),),
        told=told or (words.say("because.nothing"),),
        conditions=tuple(words.say(f"condition.{code}") for code in result.conditions),
        overlays=tuple(
            (code, words.say(f"overlay.{code}.title"), words.say(f"overlay.{code}.text")) for code in result.overlays
        ),
        steps=tuple(_Steps(result, words, directory).say(step) for step in result.steps),
        say=words.say(f"result.{subtype}.say"),
        may_match=tuple(_may_match(result, words)),
        clearer=_for_whom(_asking(result.bridge), result, words) if result.bridge.about else "",
        letter=letter_words(result.letter, words) if result.letter else None,
        not_checked=tuple(words.say(f"not_checked.{code}") for code in result.not_checked),
        disclaimer=words.say("disclaimer"),
    )


def _asking(bridge: Bridge) -> str:
    """The key of the one question: an age that nobody was sure about, or what staff ask about the group."""
    return "guide.age.question" if bridge.ask == "date_of_birth" else f"ask.{bridge.about}"


def _for_whom(key: str, result: GuideResult, words: Words) -> str:
    """A string as it is said to somebody who answers for themselves, or for somebody else."""
    mine = f"{key}.me"
    return words.say(mine if result.answers.of("who") == "me" and words.has(mine) else key)


def _may_match(result: GuideResult, words: Words) -> list[str]:
    who = words.say("may_match.you" if result.answers.of("who") == "me" else "may_match.they")
    return [
        words.say("may_match.lead", who=who, group=words.say(f"may_match.{match.population}"))
        + " "
        + words.say("may_match.because", reason=words.say(f"because.ongoing.{match.because[0]}"))
        for match in result.bridge.matches
    ]


@dataclass(frozen=True)
class _Steps:
    """Says the steps of one result: their days, and whom to call for each in the county that was told."""

    result: GuideResult
    words: Words
    directory: Directory

    @property
    def day(self) -> date:
        return self.result.moment.as_of

    def say(self, step: Step) -> StepWords:
        due = self._due(step)
        text = self.words.say(f"step.{step.code}", day=self.words.day(due) if due else "")
        when = self._when(due) if due else ""
        on_card = self.words.say("result.call.card") if step.calls is Calls.CARD else ""
        return StepWords(
            step.code, text, self.words.say(f"who.{step.who}"), due, when, on_card, tuple(self._calls(step))
        )

    def _when(self, due: date) -> str:
        return (
            self.words.say("result.today")
            if due == self.day
            else self.words.say("result.page.by", day=self.words.day(due))
        )

    def _due(self, step: Step) -> date | None:
        """The day of a step; None where the calendar of holidays is not loaded, as nobody guesses a holiday."""
        if step.due is Due.TODAY:
            return self.day
        try:
            return load_calendar().add_business_days(self.day, self.result.moment.number(step.due))
        except CalendarNotLoaded:
            return None

    def _calls(self, step: Step) -> list[Call]:
        book = CallBook(self.directory, self.words, self.day)
        county = str(self.result.answers.of("county"))
        if step.calls is Calls.PLAN and county not in (UNSURE, OUTSIDE_CALIFORNIA):
            plans = [
                Call(
                    plan.code, plan.name, plan.line.number, sms=plan.line.text_to, tty=plan.line.tty, url=plan.line.url
                )
                for plan in self.directory.plans(county, self.day)
            ]
            return [*plans, *book.calls((step.line,))]
        if step.code in COORDINATORS and self.directory.has_line(OWN_HELP_LINE, self.day):
            return list(book.calls((OWN_HELP_LINE,)))
        if step.line == "caregiver_resource_center" and county not in (UNSURE, OUTSIDE_CALIFORNIA):
            line = self.directory.caregiver_line(county, self.day)
            return [Call(line.id, self.words.say("line.caregiver_resource_center"), line.number)]
        return list(book.calls((step.line,))) if step.line else []
