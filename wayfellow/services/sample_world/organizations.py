"""The organizations of the sample world and who works there, by declaration. All of it is invented.

An address ends with `ADDRESSES`, which belongs to nobody (RFC 2606): so a sample sign-in can be told from any other.
"""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass

from wayfellow.rules.access.roles import Role

ADDRESSES = ".sample.example"
PASSWORD = "try-it-out-on-this-machine"  # noqa: S105 (it is printed by ./run, and refused wherever people are inside)


@dataclass(frozen=True)
class Worker:
    name: str
    roles: tuple[Role, ...]


@dataclass(frozen=True)
class House:
    """An organization. code: in addresses. plan: the name of the plan in the invented county. shown: in the table."""

    code: str
    name: str
    kind: str
    phone: str
    sites: tuple[str, ...]
    teams: tuple[str, ...]
    staff: tuple[Worker, ...]
    plan: str = ""
    hipaa: str = "covered_entity"

    def address_of(self, worker: Worker) -> str:
        return f"{worker.name.split()[0].casefold()}@{self.code}{ADDRESSES}"


def secret_of(address: str) -> str:
    """The secret of the app with codes of a sample sign-in: the same on every machine."""
    return base64.b32encode(hashlib.sha256(f"sample {address}".encode()).digest()[:20]).decode()


_LCM, _CHW, _SUP = Role.LEAD_CARE_MANAGER, Role.COMMUNITY_HEALTH_WORKER, Role.SUPERVISOR
_CC, _HCM, _PCM, _CBO = (
    Role.CLINICAL_CONSULTANT, Role.HOSPITAL_CASE_MANAGER, Role.PLAN_CASE_MANAGER, Role.COMMUNITY_WORKER,
)  # fmt: skip
_BIL, _ANA, _PO, _ADM = Role.BILLER, Role.ANALYST, Role.PRIVACY_OFFICER, Role.ORGANIZATION_ADMIN


def _staff(text: str) -> tuple[Worker, ...]:
    """A line a worker: name | roles."""
    known = {
        "lcm": _LCM, "chw": _CHW, "sup": _SUP, "cc": _CC, "hcm": _HCM, "pcm": _PCM, "cbo": _CBO, "bil": _BIL,
        "ana": _ANA, "po": _PO, "adm": _ADM, "ops": Role.PLATFORM_OPERATOR,
    }  # fmt: skip
    rows = [line.split("|") for line in text.strip().splitlines()]
    return tuple(Worker(name.strip(), tuple(known[one] for one in roles.split())) for name, roles in rows)


def _house(code: str, name: str, kind: str, line: int, sites: str, teams: str, staff: str, **more: str) -> House:
    phone = f"209-555-01{line:02d}"  # kept for fiction
    split = [tuple(part.strip() for part in text.split(",") if part.strip()) for text in (sites, teams)]
    return House(code, f"{name} (invented)", kind, phone, split[0], split[1], _staff(staff), **more)


HOUSES = (
    _house("heron", "Blue Heron Health Plan", "plan", 1, "Sampleton office", "ECM team, Utilization team", """
        Paula Testerman | pcm
        Pavel Mockridge | pcm sup
        Analise Sampleford | ana
        Bilal Fictiano | bil
        Priya Invento | po
        Adam Ejemplo | adm
        """, plan="Blue Heron Health Plan"),
    _house("tule", "Tule Fog Community Plan", "plan", 2, "Mock Valley office", "Member team", """
        Petra Muestra | pcm
        Percy Fabulo | pcm sup
        Anouk Madeup | ana
        Prudence Notreal | po
        Alma Standin | adm
        """, plan="Tule Fog Community Plan"),
    _house("willow", "Willow Street Care", "ecm_provider", 3, "Willow Street, Placeholder clinic", "North, South", """
        Lena Reyes-Sample | lcm
        Luis Santos-Mock | lcm
        Linh Nguyen-Sample | lcm
        Chela Pretendez | chw
        Chue Vang-Test | chw
        Carl Imagino | cc
        Sonia Makebelieve | sup
        Bea Lorem | bil
        Petunia Dummy | po
        Agnes Placeholder | adm
        """),
    _house("manzanita", "Manzanita Health Partners", "ecm_provider", 4, "Nowhere Beach clinic", "Home team", """
        Levon Sargsyan-Test | lcm
        Leilani Kealoha-Mock | lcm
        Cesar Ejemplo | chw
        Cora Testerman | cc
        Saul Sampleford | sup
        Pia Mockridge | po
        Abel Fictiano | adm
        """),
    _house("redbud", "Redbud Community Clinic", "ecm_provider", 5, "Fictional Springs clinic", "Family team", """
        Lupe Muestra | lcm
        Lakshmi Patel-Mock | lcm
        Chayton Yazzie-Example | chw
        Sara Invento | sup
        Polina Ivanova-Test | po
        Amir Rahimi-Sample | adm
        """),
    _house("sycamore", "Sycamore General Hospital", "hospital", 6, "Main building", "Discharge planning", """
        Hana Park-Mock | hcm
        Hugo Fabulo | hcm sup
        Priscilla Notreal | po
        Arthur Madeup | adm
        """),
    _house("otter", "Otter Creek Medical Center", "hospital", 7, "Main building, East wing", "Case management", """
        Hoa Tran-Example | hcm
        Hector Reyes-Sample | hcm
        Pasha Standin | po
        Aiko Chen-Sample | adm
        """),
    _house("acorn", "Acorn Housing Help", "cbo", 8, "Sampleton", "Housing", """
        Wanda Washington-Test | cbo
        Will Kim-Example | cbo
        Paz Lorem | po
        Ada Imagino | adm
        """, hipaa="business_associate"),
    _house("quail", "Quail Kitchen", "cbo", 9, "Mock Valley", "Meals", """
        Wendell Dummy | cbo
        Pearl Singh-Sample | po
        Alfred Okafor-Sample | adm
        """, hipaa="neither"),
    _house("poppy", "Poppy Rides", "cbo", 10, "Placeholder", "Drivers", """
        Walt Haddad-Example | cbo
        Perla Faleolo-Sample | po
        Anahit Hakobyan-Mock | adm
        """, hipaa="neither"),
    _house("madrone", "Madrone Caregiver Center", "cbo", 11, "Invento", "Families", """
        Wilma Mensah-Mock | cbo
        Pilar Santos-Mock | po
        Antonia Pretendez | adm
        """, hipaa="neither"),
    _house("platform", "Wayfellow sample platform", "platform", 12, "", "", """
        Olga Makebelieve | ops
        Ari Placeholder | adm
        Pim Testerman | po
        """, hipaa="business_associate"),
)  # fmt: skip
BY_CODE = {house.code: house for house in HOUSES}
TWO_PLACES = ("heron", "Pavel Mockridge", "willow", (Role.SUPERVISOR,))
"""Somebody who works at two places, and chooses for whom they act."""
