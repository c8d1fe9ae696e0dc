"""Where the policy manual (docs/reference) says what: the page and the heading of each thing."""

from __future__ import annotations

import re

from wayfellow.rules.ecm.overlap import MATRIX
from wayfellow.rules.ecm.register import POPULATIONS
from wayfellow.rules.language.rule import Rule
from wayfellow.services.reading_rules import populations_with, rules_inside

MANUAL = "docs/reference"


def anchor(heading: str) -> str:
    """The link to a heading, as Markdown readers make it: no punctuation, hyphens for spaces."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def heading_of_rule(rule: Rule) -> str:
    return f"{rule.code}: {rule.title}"


def page_of_rule(rule: Rule) -> str:
    """A population has its own page; so has a criterion of several, and what decides beside the populations.

    Other criteria stand on the page they belong to.
    """
    if rule in POPULATIONS:
        return f"{MANUAL}/populations/{rule.code.lower()}.md"
    if not populations_with(rule):
        return f"{MANUAL}/deciding.md#{anchor(heading_of_rule(rule))}"
    owner = owning_page(rule)
    folder = "populations" if owner in POPULATIONS else "criteria"
    return f"{MANUAL}/{folder}/{owner.code.lower()}.md#{anchor(heading_of_rule(rule))}"


def owning_page(rule: Rule) -> Rule:
    """The rule whose page tells of this one: its only population, or the outermost criterion that several share."""
    within = populations_with(rule)
    if len(within) == 1:
        return next(one for one in POPULATIONS if one.code == within[0])
    holders = [one for one in _shared() if rule.code in {inner.code for inner in _everything_in(one)}]
    return holders[0] if holders else rule


def _shared() -> list[Rule]:
    """Criteria of several populations that stand directly in a population, or in a criterion of one only."""
    found: dict[str, Rule] = {}

    def look(rule: Rule) -> None:
        for inner in rules_inside(rule):
            if len(populations_with(inner)) > 1:
                found.setdefault(inner.code, inner)
            else:
                look(inner)

    for population in POPULATIONS:
        look(population)
    return list(found.values())


def _everything_in(rule: Rule) -> list[Rule]:
    return [rule, *(deeper for inner in rules_inside(rule) for deeper in _everything_in(inner))]


def shared_criteria() -> list[Rule]:
    """The criteria that have a page of their own."""
    return [rule for rule in _shared() if owning_page(rule) is rule]


def page_of_parameter(name: str) -> str:
    if name.startswith(MATRIX):
        return f"{MANUAL}/programs.md"
    return f"{MANUAL}/parameters.md#{anchor(name)}"


def page_of_value_set(name: str) -> str:
    return f"{MANUAL}/value-sets.md#{anchor(name)}"


def page_of_fact(name: str) -> str:
    return f"{MANUAL}/facts.md#{anchor(name)}"


def page_of_command(name: str) -> str:
    return f"{MANUAL}/commands.md#{anchor(f'wayfellow {name}')}"
