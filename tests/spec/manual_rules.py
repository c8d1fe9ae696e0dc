"""Pages of the manual about rules: populations, criteria of several populations, counting, and the index."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from tests.spec.engines import WHOLE_LAW
from tests.spec.markdown import Proof, cited, grid, link, page, proofs_told
from wayfellow.rules.ecm.disposition import STEPS, STEPS_AGAIN
from wayfellow.rules.ecm.register import ECM, POLICY_EDITION, POPULATIONS
from wayfellow.rules.ecm.wording import sentence
from wayfellow.rules.facts import VOCABULARY
from wayfellow.rules.facts.person import POPULATIONS as ALL_POPULATIONS
from wayfellow.rules.language.parameters import load_parameters
from wayfellow.rules.language.rule import Moment, Rule
from wayfellow.rules.language.value_sets import load_value_sets
from wayfellow.services.finding_things import place_of_rule
from wayfellow.services.manual_pages import (
    heading_of_rule,
    page_of_fact,
    page_of_parameter,
    page_of_rule,
    page_of_value_set,
    shared_criteria,
)
from wayfellow.services.reading_rules import (
    RULES,
    facts_of,
    logic_of,
    parameters_of,
    populations_with,
    rules_inside,
    shown_value,
    value_sets_of,
)

DAY = date(2026, 6, 30)
MOMENT = Moment(DAY, load_parameters())


def population_page(population: Rule, proofs: Sequence[Proof]) -> str:
    here = f"populations/{population.code.lower()}.md"
    own = [rule for rule in _everything_inside(population) if page_of_rule(rule).startswith(f"docs/reference/{here}")]
    return page(
        heading_of_rule(population),
        _body(population, here, proofs, level=2),
        *(block for rule in own for block in (f"## {heading_of_rule(rule)}", _body(rule, here, proofs, level=3))),
    )


def criterion_page(criterion: Rule, proofs: Sequence[Proof]) -> str:
    here = f"criteria/{criterion.code.lower()}.md"
    own = [rule for rule in _everything_inside(criterion) if page_of_rule(rule).startswith(f"docs/reference/{here}")]
    return page(
        heading_of_rule(criterion),
        _body(criterion, here, proofs, level=2),
        *(block for rule in own for block in (f"## {heading_of_rule(rule)}", _body(rule, here, proofs, level=3))),
    )


def counting_page(proofs: Sequence[Proof]) -> str:
    here = "counting.md"
    own = [proof for proof in proofs if proof.table.rule.counted]
    rules = [rule for rule in RULES.values() if rule.counted]
    return page(
        "Counting visits and stays",
        "What is one emergency visit, what is one stay, and which of them count. `counted` is what is certain,"
        " `undecided` what would count if somebody said whether it was planned, `not_counted` why something does not"
        " count. [How a finding is made](../explanation/how-a-finding-is-made.md) explains the steps.",
        "Rules that count: " + ", ".join(link(f"`{rule.code}`", page_of_rule(rule), page=here) for rule in rules) + ".",
        proofs_told(own, page=here, level=2),
    )


def deciding_page(proofs: Sequence[Proof]) -> str:
    """What stands beside the populations, and the tables of the whole law."""
    here = "deciding.md"
    rules = [rule for rule in ECM.rules.values() if not populations_with(rule)]
    whole = [proof for proof in proofs if proof.table.rule.code == WHOLE_LAW.code]
    return page(
        "What follows",
        "Coverage, other programs, continuity, and what follows from everything together. The first step that applies"
        " decides: "
        + " → ".join(f"`{step.disposition}`" for step in STEPS)
        + ". For a request to go on: "
        + " → ".join(f"`{step.disposition}`" for step in STEPS_AGAIN)
        + ".",
        *(block for rule in rules for block in (f"## {heading_of_rule(rule)}", _body(rule, here, proofs, level=3))),
        "## Everything together",
        proofs_told(whole, page=here, level=3),
    )


def other_page(proofs: Sequence[Proof]) -> str:
    known = {*RULES, WHOLE_LAW.code}
    own = [proof for proof in proofs if proof.table.rule.code not in known and not proof.table.rule.counted]
    if not own:
        return ""
    return page(
        "Other tables",
        "About rules that stand in no population.",
        proofs_told(own, page="other-tables.md", level=2),
    )


def index_page(proofs: Sequence[Proof]) -> str:
    here = "README.md"
    rows = sum(len(proof.table.rows) for proof in proofs)
    missing = [code for code in ALL_POPULATIONS if code not in {one.code for one in POPULATIONS}]
    return page(
        "The policy manual",
        f"Every rule as the program reads it, following the {POLICY_EDITION}. It is written from the rules themselves"
        f" and from the {len(proofs)} tables ({rows} people) that prove them on both engines, so it cannot say anything"
        f" else than the program does. Numbers in sentences are those of {DAY}; the tables give every dated value.",
        "## Populations",
        grid(
            ("Code", "Who", "Says"),
            [
                (link(f"`{one.code}`", page_of_rule(one), page=here), one.title, sentence(one, MOMENT))
                for one in POPULATIONS
            ],
        ),
        f"Without rules so far, and therefore always unknown: {', '.join(f'`{code}`' for code in missing)}."
        if missing
        else "",
        "## Criteria of several populations" if shared_criteria() else "",
        grid(
            ("Code", "Title", "Populations"),
            [
                (link(f"`{one.code}`", page_of_rule(one), page=here), one.title, ", ".join(populations_with(one)))
                for one in shared_criteria()
            ],
        ),
        "## What the rules stand on",
        "\n".join(
            [
                "- [What follows](deciding.md): coverage, other programs, continuity, and which step decides",
                "- [Other programs](programs.md): the matrix of overlaps",
                "- [Counting](counting.md): which visits and stays count",
                "- [Deadlines](deadlines.md): what can be asked for after a letter that says no, and until when",
                "- [The family guide](guide.md): its questions, every row of its table, and the families that prove it",
                "- [Facts](facts.md): everything a rule may know about a person, with its question",
                "- [Parameters](parameters.md): every number, dated and cited",
                "- [Value sets](value-sets.md): the groups of codes",
                "- [Whom to call](directory.md): every phone number, with its tag and when it was checked",
                "- [Commands](commands.md) and [exit codes](exit-codes.md)",
            ]
        ),
        "## How sure a source is",
        grid(
            ("Tag", "Means"),
            [
                ("none", "the source's own words"),
                ("INT", "our reading where the source is silent"),
                ("GK", "general knowledge, to be verified"),
                ("PLAN", "a plan's own material"),
                ("PD", "a decision about the product"),
                ("verify", "to be verified"),
            ],
        ),
    )


def _body(rule: Rule, here: str, proofs: Sequence[Proof], *, level: int) -> str:
    shown = [proof for proof in proofs if proof.table.rule.code == rule.code]
    counts = "Tables: [Counting visits and stays](../counting.md)." if rule.counted else ""
    return "\n\n".join(
        block
        for block in (
            sentence(rule, MOMENT),
            _about(rule, here),
            _logic_told(rule, here),
            grid(("Parameter", "Value", "From", "Unit", "Source"), _parameter_rows(rule, here)),
            grid(
                ("Fact", "Question"),
                [(link(f"`{one}`", page_of_fact(one), page=here), VOCABULARY[one].question) for one in facts_of(rule)],
            ),
            grid(
                ("Value set", "Codes that mean"),
                [
                    (link(f"`{one}`", page_of_value_set(one), page=here), load_value_sets()[one].title)
                    for one in value_sets_of(rule)
                ],
            ),
            counts or proofs_told(shown, page=here, level=level + (level == 2 and rule in POPULATIONS)),
        )
        if block
    )


def _about(rule: Rule, here: str) -> str:
    place = place_of_rule(rule).partition(":")[0]
    root = "../" * (2 + here.count("/"))
    told = [f"Source: {cited(rule.source)}.", f"Declared in [{place.rpartition('/')[2]}]({root}{place})."]
    if rule.id:
        told.append(f"The law's own list calls it `{rule.id}`.")
    within = populations_with(rule)
    if within:
        told.append(f"Stands in {', '.join(within)}.")
    if rule.asks:
        asked = rule.asks.question or VOCABULARY[rule.asks.fact].question
        told.append(f"To settle it, ask: “{asked}” It speaks for the person when the answer is: {rule.asks.answer}.")
    return " ".join(told)


def _logic_told(rule: Rule, here: str) -> str:
    pages = {f"`{one}`": page_of_fact(one) for one in facts_of(rule)}
    pages |= {f"`{one}`": page_of_parameter(one) for one in parameters_of(rule)}
    pages |= {f"a code of `{one}`": page_of_value_set(one) for one in value_sets_of(rule)}
    pages |= {f"`{one.code}`:": page_of_rule(one) for one in rules_inside(rule)}  # a value may have the same letters
    lines = []
    for depth, words in logic_of(rule):
        for name, target in pages.items():
            code = f"`{name.split('`')[1]}`"
            words = words.replace(name, name.replace(code, link(code, target, page=here)))
        lines.append(f"{'  ' * depth}- {words}")
    return "It is met when this is certain:\n\n" + "\n".join(lines)


def _parameter_rows(rule: Rule, here: str) -> Iterator[tuple[str, ...]]:
    for name in parameters_of(rule):
        parameter = load_parameters()[name]
        for day, value in parameter.values:
            shown = link(f"`{name}`", page_of_parameter(name), page=here)
            yield shown, shown_value(value), str(day), parameter.unit, cited(parameter.source)


def _everything_inside(rule: Rule) -> list[Rule]:
    found: dict[str, Rule] = {}
    for inner in rules_inside(rule):
        found |= {one.code: one for one in (inner, *_everything_inside(inner)) if one.code not in found}
    return list(found.values())
