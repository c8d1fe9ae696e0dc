"""Children and young people involved in child welfare (Population of Focus 8)."""

from __future__ import annotations

from wayfellow.rules.ecm.child_welfare import SOURCE, W1, W2, W3, W4, W5
from wayfellow.rules.language.rule import Rule, any_of

CW_C = Rule(
    code="CW_C",
    title="Children and young people in the child-welfare system",
    says="A child or young person in foster care, just out of it, adopted through it, or with Family Maintenance.",
    source=SOURCE,
    when=any_of(W1, W2, W3, W4, W5),
)
