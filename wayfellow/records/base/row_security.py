"""`RowSecurity("B", table=…)`: the migration operation that writes all policies and grants of a table from a template.

A  rows of one organization (`organization_id`): that organization reads and writes.
B  rows about a person (`person_id`, `source_id`, `label_mask`): whoever a live edge lets see this source's facts reads;
   the source writes.
D  the directory of organizations (`id`): everybody who is signed in reads; only the machine that acts for nobody adds;
   each organization changes its own row.
E  reasons (`viewer_id`, `giver_id`): the viewer and the giver read; the giver writes.
F  the audit (`organization_id`): that organization reads; appended only.
K  what coordinates (`person_id`, `source_id`), such as who leads: whoever any live edge lets see the person reads; the
   source writes.
L  a user's places (`user_id`, `organization_id`): that organization and the user read; the organization writes.
N  hints that name nobody: everybody who is signed in reads and adds; nobody changes.
P  the person itself (`id`): whoever any live edge lets see the person reads and writes.
S  edges (`viewer_id`, `giver_id`, `source_id`): as E, and nobody gives away what a third organization knows.
T  questions about a digest (`asker_id`, `digest`): who asks, and whoever has the digest, read and change.
W  what somebody is in the middle of (`organization_id`, `position_id`, `kept_until`): that position in that
   organization reads and writes; the machine removes, unread, what is over.

Without a context every text here is null, and so nothing is read; for writing, a restrictive policy says so once more.
Every `(SELECT …)` is asked once a statement. A handful of SQL texts to review, not two hundred.
Source: security specification § 2.3; access plan, “Policies”.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.migrations.operations import RunSQL

from wayfellow.records.base.grants import APP_ROLE, let_app

_EDGE = """EXISTS (SELECT FROM access_edge e
    WHERE e.viewer_id = (SELECT sec.organization()) AND e.person_id = {person} {same_source}
      AND e.purposes & (SELECT sec.purpose_bit()) <> 0 {labels}
      AND e.begins_at <= (SELECT sec.at()) AND (SELECT sec.at()) < e.ends_at)"""
_OWN_PANEL = """(SELECT sec.sees_organization()) OR EXISTS (SELECT FROM access_personedge p
    WHERE p.position_id = (SELECT sec.position()) AND p.person_id = {person}
      AND p.begins_at <= (SELECT sec.at()) AND (SELECT sec.at()) < p.ends_at)"""

OWN = "organization_id = (SELECT sec.organization())"
PRESENT = "(SELECT sec.organization()) IS NOT NULL"
FOR_NOBODY = "(SELECT sec.organization()) = 0 AND (SELECT sec.login()) = 0 AND (SELECT sec.position()) = 0"
ITSELF = "id = (SELECT sec.organization())"
SEEN_FACT = _EDGE.format(
    person="{table}.person_id",
    same_source="AND e.source_id = {table}.source_id",
    labels="AND ({table}.label_mask & ~e.clearance) = 0",
)
SEEN_AT_ALL = _EDGE.format(person="{table}.person_id", same_source="", labels="")
SEEN_PERSON = _EDGE.format(person="{table}.id", same_source="", labels="")
OWN_FACT = "source_id = (SELECT sec.organization())"
ASKED = """asker_id = (SELECT sec.organization()) OR EXISTS (SELECT FROM people_twinkey k
    WHERE k.digest = {table}.digest AND k.source_id = (SELECT sec.organization()))"""
GIVEN = "giver_id = (SELECT sec.organization())"
VIEWED_OR_GIVEN = f"viewer_id = (SELECT sec.organization()) OR {GIVEN}"
GIVEN_OF_ONES_OWN = f"{GIVEN} AND source_id IN (giver_id, viewer_id)"

OWN_DESK = f"{OWN} AND position_id = (SELECT sec.position()) AND (SELECT sec.position()) > 0"
OVER = f"{OWN} AND (SELECT sec.position()) = 0 AND kept_until <= (SELECT sec.at())"

# class: (who reads, who may add, who may change, restrictive: whose panel)
TEMPLATES: dict[str, tuple[str, str, str, str]] = {
    "A": (OWN, OWN, OWN, ""),
    "B": (SEEN_FACT, OWN_FACT, OWN_FACT, _OWN_PANEL.format(person="{table}.person_id")),
    "D": (PRESENT, FOR_NOBODY, ITSELF, ""),
    "E": (VIEWED_OR_GIVEN, GIVEN, GIVEN, ""),
    "F": (OWN, OWN, "false", ""),
    "K": (SEEN_AT_ALL, OWN_FACT, OWN_FACT, _OWN_PANEL.format(person="{table}.person_id")),
    "L": (f"{OWN} OR user_id = (SELECT sec.login())", OWN, OWN, ""),
    "N": (PRESENT, PRESENT, "false", ""),
    "P": (SEEN_PERSON, PRESENT, SEEN_PERSON, _OWN_PANEL.format(person="{table}.id")),
    "S": (VIEWED_OR_GIVEN, GIVEN_OF_ONES_OWN, GIVEN_OF_ONES_OWN, ""),
    "T": (ASKED, "asker_id = (SELECT sec.organization())", ASKED, ""),
    "W": (OWN_DESK, OWN_DESK, OWN_DESK, ""),
}
REMOVES = {"W": f"({OWN_DESK}) OR ({OVER})"}
"""Who may remove rows of a class, where not whoever may change them."""
DEFAULT_VERBS = {
    "A": ("SELECT", "INSERT", "UPDATE"),
    "B": ("SELECT", "INSERT", "UPDATE"),
    "D": ("SELECT",),
    "E": ("SELECT", "INSERT", "UPDATE", "DELETE"),
    "F": ("SELECT", "INSERT"),
    "K": ("SELECT", "INSERT", "UPDATE"),
    "L": ("SELECT", "INSERT", "UPDATE"),
    "N": ("SELECT", "INSERT"),
    "P": ("SELECT", "INSERT", "UPDATE"),
    "S": ("SELECT", "INSERT", "UPDATE", "DELETE"),
    "T": ("SELECT", "INSERT", "UPDATE"),
    "W": ("SELECT", "INSERT", "UPDATE", "DELETE"),
}
MARK = "row security: "
"""What stands before the class in the comment of a table."""
NAMES = (
    "context",
    "context_adds",
    "context_changes",
    "context_removes",
    "reads",
    "adds",
    "changes",
    "removes",
    "panel",
)
"""Every policy there is or ever was."""


class RowSecurity(RunSQL):
    """Guard a table. kind: its class. verbs: what the app may do with rows it sees, if not the usual of the class.

    before: the class a table had until now, where it changes.
    """

    def __init__(self, kind: str, *, table: str, verbs: Sequence[str] = (), before: str = "") -> None:
        self.kind, self.table, self.verbs, self.before = kind, table, tuple(verbs), before
        granted = self.verbs or DEFAULT_VERBS[kind]
        grants = str(let_app(*granted, table=table).sql)
        undone: list[Any] = [*policies(before, table)] if before else _undo(table)
        super().__init__(sql=[*policies(kind, table), grants], reverse_sql=undone)

    def deconstruct(self) -> tuple[str, Sequence[object], dict[str, object]]:
        """How a migration writes it down."""
        return self.__class__.__name__, (self.kind,), {"table": self.table, "verbs": self.verbs, "before": self.before}

    def describe(self) -> str:
        return f"Guard {self.table} as class {self.kind}"


def policies(kind: str, table: str) -> list[str]:
    """The statements that guard a table of a class, whatever guarded it before."""
    reads, adds, changes, panel = (text.format(table=table) for text in TEMPLATES[kind])
    statements = [
        f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY",
        f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY",
        f"COMMENT ON TABLE {table} IS '{MARK}{kind}'",
        *(f"DROP POLICY IF EXISTS {name} ON {table}" for name in NAMES),
        _policy(table, "context_adds", "INSERT", check=PRESENT, kind="RESTRICTIVE"),
        _policy(table, "context_changes", "UPDATE", using=PRESENT, check=PRESENT, kind="RESTRICTIVE"),
        _policy(table, "context_removes", "DELETE", using=PRESENT, kind="RESTRICTIVE"),
        _policy(table, "reads", "SELECT", using=reads),
        _policy(table, "adds", "INSERT", check=adds),
        _policy(table, "changes", "UPDATE", using=changes, check=changes),
        _policy(table, "removes", "DELETE", using=REMOVES.get(kind, changes)),
    ]
    if panel:
        statements.append(_policy(table, "panel", "SELECT", using=panel, kind="RESTRICTIVE"))
    return statements


def _policy(table: str, name: str, verb: str, *, using: str = "", check: str = "", kind: str = "PERMISSIVE") -> str:
    rules = (f" USING ({using})" if using else "") + (f" WITH CHECK ({check})" if check else "")
    return f"CREATE POLICY {name} ON {table} AS {kind} FOR {verb} TO {APP_ROLE}{rules}"


def _undo(table: str) -> list[Any]:
    drops = [f"DROP POLICY IF EXISTS {name} ON {table}" for name in NAMES]
    return [*drops, f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY", f"REVOKE ALL ON {table} FROM {APP_ROLE}"]
