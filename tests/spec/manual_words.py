"""Pages of the manual about the words rules are made of: facts, parameters, value sets."""

from __future__ import annotations

import inspect

from tests.spec.manual_deadlines import link_to_right
from tests.spec.markdown import cited, grid, link, page
from wayfellow.rules.deadlines.register import readers_of
from wayfellow.rules.ecm.overlap import MATRIX
from wayfellow.rules.facts import SECTIONS, VOCABULARY
from wayfellow.rules.language.facts import SOURCE_TYPES, YES_ONLY, Effort, Fact
from wayfellow.rules.language.parameters import Parameter, load_parameters
from wayfellow.rules.language.rule import Rule
from wayfellow.rules.language.value_sets import ValueSet, load_value_sets
from wayfellow.services.manual_pages import page_of_rule
from wayfellow.services.reading_rules import RULES, facts_of, parameters_of, shown_value, value_sets_of

TYPES = (
    ("bool", "`true` or `false`"),
    ("date", "a day written YYYY-MM-DD, or `NONE`"),
    ("count", "a whole number, 0 or more, or `NONE`"),
    ("code", "one of the listed codes, or `NONE`"),
    ("codes", "a JSON list of codes; `[]` means somebody looked and there is none"),
    ("events", "a JSON list of objects with the listed fields; `[]` means somebody looked and there is none"),
)
EFFORT = {
    Effort.AT_ONCE: "the person or the family knows",
    Effort.SOME_THOUGHT: "takes counting or looking up",
    Effort.A_RECORD: "stands in a record",
    Effort.A_JUDGEMENT: "somebody who knows the person has to judge",
}


def facts_page() -> str:
    yes_only = ", ".join(f"`{one}`" for one in sorted(YES_ONLY))
    others = ", ".join(f"`{one}`" for one in sorted(SOURCE_TYPES - YES_ONLY))
    return page(
        "Facts",
        f"The closed vocabulary: the {len(VOCABULARY)} things a rule may know about a person. A fact nobody told is"
        " unknown; it is never a quiet no. `false`, `NONE` and an empty list mean that somebody looked.",
        f"A fact has a source. {yes_only} can only say yes; their silence is not a no. {others} may say both. Without a"
        " source, a fact counts as `MANUAL`. Sources that disagree make a conflict, except that sets and lists from"
        " several sources are merged.",
        grid(("Type", "Written as"), TYPES),
        *(block for section in SECTIONS for block in _section(section)),
    )


def _section(section: object) -> list[str]:
    title = (inspect.getdoc(section) or "").partition(" Source:")[0].partition("\n")[0].rstrip(".")
    facts: tuple[Fact, ...] = section.FACTS  # type: ignore[attr-defined]
    return [f"## {title}", *(_fact(fact) for fact in facts)]


def _fact(fact: Fact) -> str:
    readers = [rule for rule in RULES.values() if fact.name in facts_of(rule)]
    rows = [
        ("Type", f"`{fact.type}`"),
        ("Values", ", ".join(f"`{one}`" for one in fact.values)),
        ("Fields", ", ".join(f"`{one}`" for one in fact.fields)),
        ("To answer", EFFORT[fact.effort]),
        ("Sensitive", ", ".join(f"`{one}`" for one in fact.label.split())),
        ("If nobody said", f"`{fact.default}`, with a warning" if fact.default else ""),
        ("Read by", _links(readers, "facts.md")),
    ]
    return f"### {fact.name}\n\n{fact.question}\n\n" + grid(("", ""), [row for row in rows if row[1]])


def parameters_page() -> str:
    return page(
        "Parameters",
        "Every number and list policy names, with the day from which it holds."
        " [Change a number](../how-to/change-a-number.md) says how.",
        "What being in another program means stands in [Other programs](programs.md).",
        *(_parameter(one) for name, one in load_parameters().items() if not name.startswith(MATRIX)),
    )


def _parameter(parameter: Parameter) -> str:
    family = parameter.name.rpartition(".")[0]
    readers = [rule for rule in RULES.values() if {parameter.name, family} & {*parameters_of(rule)}]
    read_by = _links(readers, "parameters.md") or READ_ELSEWHERE[parameter.name]
    return "\n\n".join(
        [
            f"## {parameter.name}",
            parameter.description,
            grid(
                ("From", f"Value ({parameter.unit})"),
                [(str(day), shown_value(value)) for day, value in parameter.values],
            ),
            f"Source: {cited(parameter.source)}. Read by {read_by}.",
        ]
    )


READ_ELSEWHERE = {
    "ecm.utilization.long_term_days": "the counting of stays",
    "ecm.authorization.first_months": "the period of a first authorization",
    "ecm.authorization.again_months": "the period of a reauthorization",
    "ecm.assignment.priority": "the assignment of a provider",
} | {
    name: ", ".join(dict.fromkeys(link_to_right(right, "parameters.md") for right in readers_of(name)))
    for name in load_parameters()
    if readers_of(name)
}
READ_ELSEWHERE |= {name: "the family decision guide" for name in load_parameters() if name.startswith("guide.")}


def programs_page() -> str:
    """The overlap matrix."""
    return page(
        "Other programs",
        "What being in another program means for Enhanced Care Management: `EXCLUDED` rules it out, of `EITHER_OR` the"
        " person chooses one, `ECM_FIRST` ends the other program, `REVIEW` is compared by somebody, `BOTH` goes on"
        " beside it, `GATE` means that the plan does not cover the person, `SEQUENTIAL` comes before and hands over,"
        " `RETIRED` is no more. Where several apply, the strongest counts, in that order.",
        grid(
            ("Program", "Rule", "What it is", "Source"),
            [
                (
                    f"`{code}`",
                    "; ".join(f"{value} from {day}" for day, value in one.values),
                    one.description,
                    cited(one.source),
                )
                for code, one in load_parameters().families[MATRIX].items()
            ],
        ),
    )


def value_sets_page() -> str:
    return page(
        "Value sets",
        "Groups of codes that mean one thing. A code belongs to a set when it begins with one of the set's codes, dots"
        " ignored: `F84` holds `F84.0`. `_` in a code is any one character.",
        *(_value_set(one) for one in load_value_sets().values()),
    )


def _value_set(value_set: ValueSet) -> str:
    readers = [rule for rule in RULES.values() if value_set.name in value_sets_of(rule)]
    kind = {"icd10": "ICD-10-CM", "place": "place of service"}.get(value_set.kind, value_set.kind)
    label = f" Being in it is sensitive: `{value_set.label}`." if value_set.label else ""
    return "\n\n".join(
        [
            f"## {value_set.name}",
            f"{value_set.title} ({kind}, version {value_set.version}).{label}",
            _codes(value_set.codes) + (f", except {_codes(value_set.excluded)}" if value_set.excluded else ""),
            f"Source: {cited(value_set.source)}. Read by {_links(readers, 'value-sets.md') or 'no rule'}.",
        ]
    )


def _codes(codes: tuple[str, ...]) -> str:
    return " ".join(f"`{code}`" for code in codes)


def _links(rules: list[Rule], here: str) -> str:
    return ", ".join(link(f"`{rule.code}`", page_of_rule(rule), page=here) for rule in rules)
