"""Rules in words, with the numbers in force on the day asked about."""

from __future__ import annotations

import re

from wayfellow.rules.language.rule import Moment, Rule
from wayfellow.rules.language.truth import Truth

_NUMBER = re.compile(r"{([a-z_.]+)}")


def sentence(rule: Rule, moment: Moment) -> str:
    """What the rule says, its parameters filled in."""
    return _NUMBER.sub(lambda found: str(moment.number(found[1])), rule.says)


def reason(rule: Rule, truth: Truth, moment: Moment) -> str:
    """One line of a finding: the criterion, what it came to, and what it says."""
    return f"{rule.name} {truth.word}: {sentence(rule, moment)}"
