"""There is one door to the record, and nobody goes round it: lints over our own source.

Source: access plan, “One door”; security specification § 2.2, § 2.3, § 2.6, AC-01.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps

ROOT = Path(__file__).resolve().parents[2]
OURS = ROOT / "wayfellow"
OUTSIDE = ("web", "api", "exchange", "cli", "jobs")
AROUND_THE_ORM = re.compile(r"\.objects\b|\.unsafe_all\b|\bconnection\.cursor\(|\.(raw|extra)\(|RawSQL")
MAY_ASK = {
    "web/account": "users, sessions and factors are machinery: no row is about a person",
}
SETS = re.compile(r"""["']\s*SET (?!LOCAL\b)""")
ONE_DECISION = {"check_role", "check_works_with_people", "check_not_held", "check_new_person", "needs"}
PARTS = {
    "auditing": "writes what others did",
    "outbox": "publishes what others did",
    "denials": "writes what was refused",
    "delivery": "the machine's own",
    "permissions": "is the gate",
    "staff.holds": "is a gate",
    "staff.inviting.invite": "for the verbs that asked",
    "staff.inviting.check_roles_to_give": "is a gate",
    "promises.writing": "for the verbs that asked",
    "relationships": "for the verbs that asked: panels, links, creating",
    "people.keys": "for the verbs that asked",
    "renewing": "a listener: the machine acts",
    "people.panel": "asks for the roles themselves: whose panel it is decides",
    "candidates.listing.latest_run": "when a screening was; nobody is in it",
    "candidates.listing.candidates_wanted": "a filter, for the verbs that asked",
    "candidates.matching.match_numbers": "for the verb that takes up a screening",
    "staff.colleagues.coworkers": "names of colleagues; nobody cared for is in it",
    "promises.listing.listed": "a promise that was read already, for a list",
    "desk.drafts": "one's own drafts, sealed, of forms one has opened",
    "desk.keys": "a number that makes a form count once",
    "desk.once": "a number that makes a form count once",
    "organizations.operating": "asks whether they operate the platform",
    "organizations.telling.our_organization": "one's own organization; nobody cared for is in it",
    "sample_world.writing": "invented people of the sample",
    "places.own_places": "one's own positions, before one acts",
}
"""Verbs that take `by` and ask for no action, and why that is right. Everything else declares one."""


def modules(*folders: str) -> Iterator[Path]:
    for folder in folders:
        yield from sorted((OURS / folder).rglob("*.py"))


def test_pages_commands_and_jobs_ask_services_only() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in modules(*OUTSIDE)
        if not str(path.relative_to(OURS)).startswith(tuple(MAY_ASK))
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if AROUND_THE_ORM.search(line)
    ]
    assert found == []


def test_no_setting_outlives_its_transaction() -> None:
    found = [
        str(path.relative_to(ROOT))
        for path in sorted(OURS.rglob("*.py"))
        if not {"migrations", "screening"} & set(path.parts) and SETS.search(path.read_text())
    ]
    assert found == []


def test_the_lint_sees_a_setting_that_would_stay() -> None:
    assert SETS.search('cursor.execute("SET app.ctx = x")')
    assert not SETS.search('cursor.execute("SET LOCAL app.ctx = x")')
    assert not SETS.search('cursor.execute("UPDATE x SET name = y")')


def test_the_context_is_said_in_one_place() -> None:
    said = [str(p.relative_to(OURS)) for p in sorted(OURS.rglob("*.py")) if "set_config(" in p.read_text()]
    assert said == ["services/access.py"]


@pytest.mark.parametrize("pattern", [r"\.raw\(", r"\.extra\(", r"RawSQL\("])
def test_nothing_is_asked_beside_the_orm_but_by_cursors(pattern: str) -> None:
    found = [str(p.relative_to(ROOT)) for p in sorted(OURS.rglob("*.py")) if re.search(pattern, p.read_text())]
    assert found == []


def test_no_foreign_key_leads_to_a_person_or_to_a_table_that_is_guarded() -> None:
    """Checks of foreign keys run outside row security, and would tell that a row is there."""
    ours = [one for one in apps.get_models() if one.__module__.startswith("wayfellow.")]
    keys = [
        f"{model._meta.label}.{field.name}"
        for model in ours
        for field in model._meta.get_fields()
        if field.is_relation and field.concrete
    ]
    assert keys == []
    assert len(ours) > 20


# --- AC-01: every verb declares its action ---


def verbs() -> Iterator[tuple[str, ast.FunctionDef, ast.Module]]:
    """(module.verb, the function, its module) of every public service that takes who acts."""
    for path in modules("services"):
        tree = ast.parse(path.read_text())
        name = ".".join(path.relative_to(OURS / "services").with_suffix("").parts).removesuffix(".__init__")
        for node in tree.body:
            if not isinstance(node, ast.FunctionDef) or node.name.startswith("_"):
                continue
            if any(one.arg == "by" for one in (*node.args.kwonlyargs, *node.args.args)):
                yield f"{name}.{node.name}", node, tree


def calls(node: ast.AST) -> set[str]:
    names = (one.func for one in ast.walk(node) if isinstance(one, ast.Call))
    return {
        one.id if isinstance(one, ast.Name) else one.attr for one in names if isinstance(one, ast.Name | ast.Attribute)
    }


def reached(node: ast.FunctionDef, tree: ast.Module) -> set[str]:
    """Everything a verb calls, itself or by the helpers of its module."""
    helpers = {one.name: one for one in tree.body if isinstance(one, ast.FunctionDef)}
    seen, todo = set[str](), calls(node)
    while todo:
        seen |= todo
        todo = {name for one in todo if one in helpers for name in calls(helpers[one])} - seen
    return seen


def test_every_verb_says_which_action_it_is() -> None:
    found = list(verbs())
    declaring = {name.rpartition(".")[2] for name, node, tree in found if reached(node, tree) & ONE_DECISION}
    silent = [
        name
        for name, node, tree in found
        if not reached(node, tree) & (ONE_DECISION | declaring)
        and not any(name == part or name.startswith(f"{part}.") for part in PARTS)
    ]
    print(f"\n{len(found)} verbs take who acts; {len(declaring)} ask for an action themselves")
    assert silent == []
    assert len(declaring) > 15


def test_whoever_is_excused_is_still_there() -> None:
    names = [name for name, _node, _tree in verbs()]
    assert [part for part in PARTS if not any(n == part or n.startswith(f"{part}.") for n in names)] == []


# --- no audit, no access ---

READS = re.compile(r"^(open|find|list|promises|look|export|history|timeline|candidates|lead|why|followers|questions)")
WITHIN_A_PAGE = {
    "leads.lead_of": "part of a file that is opened, and recorded, as a whole",
    "people.followers.followers_of": "part of a file that is opened, and recorded, as a whole",
    "people.timeline.timeline_of": "part of a file that is opened, and recorded, as a whole",
    "candidates.listing.candidates_of": "part of a file that is opened, and recorded, as a whole",
    "candidates.listing.candidates_wanted": "a filter; whoever asks records",
    "people.twins.look_for_twins": "does not yet: the search before it and what follows are recorded",
    "promises.listing.listed": "a promise that was read already, for a list",
}


def test_what_reads_about_people_writes_it_down() -> None:
    found = [(name, node, tree) for name, node, tree in verbs() if READS.match(node.name)]
    recording = {node.name for _name, node, tree in found if reached(node, tree) & {"record", "record_each"}}
    silent = {name for name, node, tree in found if not reached(node, tree) & ({"record", "record_each"} | recording)}
    print(f"\n{len(found)} verbs read about people; {len(found) - len(silent)} write it down")
    assert sorted(silent - WITHIN_A_PAGE.keys()) == []
