"""What a role may do: the matrix of the law. A role never grants a person. Source: security specification § 1.2."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum


class Role(StrEnum):
    LEAD_CARE_MANAGER = "lead_care_manager"
    COMMUNITY_HEALTH_WORKER = "community_health_worker"
    CLINICAL_CONSULTANT = "clinical_consultant"
    SUPERVISOR = "supervisor"
    HOSPITAL_CASE_MANAGER = "hospital_case_manager"
    PLAN_CASE_MANAGER = "plan_case_manager"
    COMMUNITY_WORKER = "community_worker"
    BILLER = "biller"
    ANALYST = "analyst"
    PRIVACY_OFFICER = "privacy_officer"
    ORGANIZATION_ADMIN = "organization_admin"
    PLATFORM_OPERATOR = "platform_operator"


class Action(StrEnum):
    READ_SUMMARY = "read_summary"
    READ_CLINICAL = "read_clinical"
    READ_RESTRICTED = "read_restricted"
    WRITE = "write"
    SIGN = "sign"
    CLOSE_OR_TRANSFER = "close_or_transfer"
    EXPORT = "export"
    RECORD_CONSENT = "record_consent"
    BREAK_THE_GLASS = "break_the_glass"
    MANAGE_USERS = "manage_users"
    READ_AUDIT = "read_audit"


class Need(StrEnum):
    """What an action needs beside the role. STEP_UP: to have signed in again within the last minutes."""

    NOTHING = "●"
    STEP_UP = "○"


_MATRIX = """
                        | LCM | CHW | CC | SUP | HCM | PCM | CBO | BIL | ANA | PO | ADM | OPS
    read_summary        | ●   | ●   | ●  | ●   | ●   | ●   | ●   | ●   |     | ●  |     |
    read_clinical       | ●   | ●   | ●  | ●   | ●   | ●   | ●   | ●   |     | ○  |     |
    read_restricted     | ●   | ●   | ●  | ●   | ●   | ●   | ●   |     |     | ○  |     |
    write               | ●   | ●   | ●  | ●   | ●   | ●   | ●   |     |     |    |     |
    sign                | ●   |     | ●  | ●   | ●   | ●   |     |     |     |    |     |
    close_or_transfer   | ●   |     |    | ●   |     | ●   |     |     |     |    |     |
    export              | ○   |     |    | ○   |     | ○   |     | ○   | ○   | ○  |     |
    record_consent      | ●   | ●   | ●  | ●   | ●   | ●   | ●   |     |     | ○  |     |
    break_the_glass     |     |     | ●  | ●   | ●   | ●   |     |     |     |    |     |
    manage_users        |     |     |    |     |     |     |     |     |     |    | ○   |
    read_audit          |     |     |    | ●   |     |     |     |     |     | ●  |     |
"""


def _read_matrix() -> Mapping[Action, Mapping[Role, Need]]:
    _header, *rows = (line for line in _MATRIX.splitlines() if line.strip())
    found = {}
    for row in rows:
        action, *cells = (cell.strip() for cell in row.split("|"))
        marks = zip(Role, cells, strict=True)
        found[Action(action)] = {role: Need(mark) for role, mark in marks if mark}
    return found


MATRIX = _read_matrix()
WHOLE_ORGANIZATION = frozenset(
    {Role.SUPERVISOR, Role.PLAN_CASE_MANAGER, Role.BILLER, Role.PRIVACY_OFFICER, Role.HOSPITAL_CASE_MANAGER}
)
"""Roles whose sight is not narrowed to their own panel (security specification § 2.3; hospitals work by shift)."""


def need_of(action: Action, roles: Iterable[Role]) -> Need | None:
    """What an action needs of somebody with these roles; None when no role allows it. The mildest need counts."""
    needs = {MATRIX[action][role] for role in roles if role in MATRIX[action]}
    return Need.NOTHING if Need.NOTHING in needs else next(iter(needs), None)
