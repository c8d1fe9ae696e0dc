"""How one emergency visit or one stay looks in claims: the hospital's bill and the doctors', as feeds send them."""

from __future__ import annotations

import numpy as np

from wayfellow.screening.synthetic.care import BILLS, KIND
from wayfellow.screening.synthetic.claims import ADMIT_SOURCES, BLANK, DISPOSITIONS, Claims, make
from wayfellow.screening.synthetic.columns import NOBODY_SAID, Ints
from wayfellow.screening.synthetic.diagnoses import place

Generator = np.random.Generator
HOME, TRANSFERRED, TO_NURSING, STILL_THERE = (DISPOSITIONS.index(code) for code in ("01", "02", "03", "30"))
MOST_DOCTOR_LINES = 12


def emergency_bills(rng: Generator, person: Ints, day: Ints, facility: Ints, as_of: int, lead: str = "") -> Claims:
    """Return the hospital's bill of each visit; some run past midnight, some come from a critical access hospital."""
    overnight = (rng.random(len(person)) < 0.1) & (day < as_of)
    bill = np.where(facility % 10 == 7, BILLS.index("851"), BILLS.index("131"))
    bill = np.where(facility % 30 == 11, BILLS.index("141"), bill)
    return make(
        person, KIND["emergency"], day, end=day + overnight, facility=facility, bill=bill, disposition=HOME,
        leads=place(lead),
    )  # fmt: skip


def emergency_doctors(person: Ints, day: Ints, facility: Ints, lead: str = "") -> Claims:
    """Return the doctors' claim of each visit; `facility` BLANK where they do not name it."""
    return make(person, KIND["emergency doctor"], day, facility=facility, leads=place(lead))


def stay_bills(
    rng: Generator, kind: Ints | int, person: Ints, admitted: Ints, nights: Ints, facility: Ints,
    admit_type: Ints | int, *, drg: Ints | int = BLANK, is_open: bool = False, lead: str = "", trail: str = "",
    disposition: int = HOME, as_of: int = 0,
) -> Claims:  # fmt: skip
    """Return the facility's bill of each stay. An open stay has no discharge and is billed up to `as_of`."""
    left = admitted + nights
    source = np.where(rng.random(len(person)) < 0.8, ADMIT_SOURCES.index("1"), ADMIT_SOURCES.index("2"))
    return make(
        person, kind, admitted, end=np.full_like(left, as_of) if is_open else left, admitted=admitted,
        discharged=NOBODY_SAID if is_open else left, facility=facility, admit_type=admit_type, admit_source=source,
        disposition=STILL_THERE if is_open else disposition, drg=drg, leads=place(lead), trails=place(trail),
    )  # fmt: skip


def stay_doctors(kind: int, person: Ints, admitted: Ints, left: Ints, facility: Ints) -> Claims:
    """Return the doctors' claim of each stay: a line a day, inside the stay."""
    lines = np.minimum(left - admitted + 1, MOST_DOCTOR_LINES)
    return make(person, kind, admitted, end=admitted + lines - 1, facility=facility, lines=lines)
