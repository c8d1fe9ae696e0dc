"""The page of the manual about the family guide: questions, rows, terms, what stands beside them, and the tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tests.spec.markdown import Proof, cited, grid, link, page, proofs_told
from wayfellow.rules.ecm.register import POPULATIONS
from wayfellow.rules.ecm.wording import sentence
from wayfellow.rules.guide.bridge import FLAGS
from wayfellow.rules.guide.conditions import CONDITIONS, OVERLAYS, Condition
from wayfellow.rules.guide.decision_table import ROWS, Row
from wayfellow.rules.guide.questions import QUESTIONS, Question
from wayfellow.rules.guide.steps import STEPS
from wayfellow.rules.language.rule import Moment, Rule, rules_in
from wayfellow.services.manual_pages import anchor, heading_of_rule, page_of_parameter, page_of_rule
from wayfellow.services.reading_rules import logic_of, parameters_of
from wayfellow.services.wording import Words

HERE = "guide.md"


def guide_page(proofs: Sequence[Proof], moment: Moment) -> str:
    return page(
        "The family guide",
        "What the guide asks and what follows. It suggests and decides nothing. The first row whose condition is met"
        f" gives the outcome. {len(proofs)} tables with {sum(len(one.table.rows) for one in proofs)} families prove it"
        " below; every combination of representative answers is compared with a second reading of the law"
        " (tests/spec/guide). [How to use it](../how-to/use-the-guide.md) on the command line.",
        "## Questions",
        "Every question also takes `unsure`; one that nobody answered counts as that. In a set a named value removes"
        " `none` and `unsure`, and `unsure` removes `none`. Danger ends the questions at once; somebody outside"
        " California goes on to the result.",
        grid(("Question", "In English", "Answers"), [_question(one) for one in QUESTIONS]),
        "## The decision table",
        grid(("Row", "Outcome", "Reason"), [_in_short(row) for row in ROWS]),
        *(block for row in ROWS for block in _row(row, moment)),
        "## Conditions",
        grid(("Code", "Beside", "When", "In English"), [_condition(one) for one in CONDITIONS]),
        "## Overlays",
        "Added to any outcome but danger. `OV-TALK` also stands where a letter that says no asks for a call"
        " ([Deadlines](deadlines.md)).",
        *(block for rule in OVERLAYS for block in _rule(rule, moment)),
        "## Terms",
        *(block for rule in _terms() for block in _rule(rule, moment)),
        "## From answers to groups",
        "The groups that a lasting need points at, unless the age rules one out or the coverage cannot have"
        " Enhanced Care Management.",
        grid(("Answer", "Groups", "Taken as met until somebody confirms it"), [_flag(name) for name in FLAGS]),
        "## Families",
        "An empty cell is the dull answer: a parent of 70 in Fresno with a Medi-Cal plan, and nothing that calls for"
        " anything. `-` is a question nobody answered.",
        proofs_told(proofs, page=HERE, level=3),
    )


def _question(question: Question) -> tuple[str, str, str]:
    values = ", ".join(f"`{value}`" for value in question.values)
    told = f"{question.kind.value}: {values}" if values else question.kind.value
    return f"`{question.key}`", Words().say(f"guide.{question.key}.question"), told


def _in_short(row: Row) -> tuple[str, str, str]:
    return _linked(row.rule), f"{row.outcome} · `{row.subtype}`", row.rule.says


def _row(row: Row, moment: Moment) -> Iterator[str]:
    yield from _rule(row.rule, moment)
    beside = [condition.code for condition in CONDITIONS if condition.stands_beside(row)]
    steps = dict.fromkeys(step.code for step in STEPS[row.subtype])
    yield "Next steps, where they apply: " + ", ".join(f"`{code}`" for code in steps) + "."
    yield "Conditions that may stand beside it: " + ", ".join(f"`{code}`" for code in beside) + "." if beside else ""


def _rule(rule: Rule, moment: Moment) -> Iterator[str]:
    yield f"### {heading_of_rule(rule)}"
    numbers = ", ".join(link(f"`{one}`", page_of_parameter(one), page=HERE) for one in parameters_of(rule))
    yield sentence(rule, moment) + f" Source: {cited(rule.source)}." + (f" Numbers: {numbers}." if numbers else "")
    yield "It is met when this is certain:\n\n" + _logic(rule)


def _logic(rule: Rule) -> str:
    terms = {f"`{one.code}`:": _linked(one) + ":" for one in rules_in(rule) if one is not rule}
    lines = []
    for depth, words in logic_of(rule):
        for name, linked in terms.items():
            words = words.replace(name, linked)
        lines.append(f"{'  ' * depth}- {words}")
    return "\n".join(lines)


def _linked(rule: Rule) -> str:
    return f"[`{rule.code}`](#{anchor(heading_of_rule(rule))})"


def _terms() -> list[Rule]:
    holders = [*(row.rule for row in ROWS), *OVERLAYS, *(rule for one in CONDITIONS for rule in rules_in(one.when))]
    found = {rule.code: rule for holder in holders for rule in rules_in(holder)}
    return [rule for code, rule in found.items() if code.startswith("GUIDE.")]


def _condition(condition: Condition) -> tuple[str, str, str, str]:
    rows = [row.rule for row in ROWS if condition.stands_beside(row)]
    when = Rule("", "", "", rows[0].source, condition.when)
    told = "; ".join(words for _depth, words in logic_of(when) if words not in ("all of:", "any of:"))
    return f"`{condition.code}`", ", ".join(map(_linked, rows)), told, Words().say(f"condition.{condition.code}")


def _flag(name: str) -> tuple[str, str, str]:
    groups = [one for one in POPULATIONS if one.code in FLAGS[name].populations]
    told = ", ".join(link(f"`{one.code}`", page_of_rule(one), page=HERE) for one in groups)
    return f"`{name}`", told, ", ".join(f"`{code}`" for code in FLAGS[name].supposes)
