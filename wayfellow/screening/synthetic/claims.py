"""Claims before they are written out as lines: one array a property, one entry a claim."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Any

import numpy as np

from wayfellow.screening.synthetic.care import BILL_OF, PLACE_OF
from wayfellow.screening.synthetic.columns import NOBODY_SAID, Ints

ADMIT_TYPES = ("1", "2", "3", "4", "5", "9")
ADMIT_SOURCES = ("1", "2", "4", "5", "7")
DISPOSITIONS = ("01", "02", "03", "06", "07", "20", "30")
DRGS = ("871", "291", "193", "189", "392", "603", "638", "683", "885", "897", "470", "807", "795", "812")
BLANK = -1
FACILITIES = 60

STANDARD: dict[str, tuple[int, Any]] = {
    "person": (0, np.int32),
    "kind": (0, np.int8),
    "start": (0, np.int32),
    "end": (0, np.int32),
    "admitted": (NOBODY_SAID, np.int32),
    "discharged": (NOBODY_SAID, np.int32),
    "facility": (BLANK, np.int16),
    "bill": (BLANK, np.int8),
    "place": (BLANK, np.int8),
    "lines": (0, np.int16),
    "admit_type": (BLANK, np.int8),
    "admit_source": (BLANK, np.int8),
    "disposition": (BLANK, np.int8),
    "drg": (BLANK, np.int8),
    "leads": (BLANK, np.int16),
    "trails": (BLANK, np.int16),
}


@dataclass(frozen=True)
class Claims:
    """Some claims. `person` counts inside the block; days are day numbers; the rest are places in lists, or BLANK.

    lines: how many, 0 to draw it. leads, trails: a diagnosis that must stand first, or last.
    """

    person: Ints
    kind: Ints
    start: Ints
    end: Ints
    admitted: Ints
    discharged: Ints
    facility: Ints
    bill: Ints
    place: Ints
    lines: Ints
    admit_type: Ints
    admit_source: Ints
    disposition: Ints
    drg: Ints
    leads: Ints
    trails: Ints

    def __len__(self) -> int:
        return len(self.person)

    def only(self, wanted: Ints) -> Claims:
        """Return the claims chosen by a mask, or in the order given."""
        return Claims(**{field.name: getattr(self, field.name)[wanted] for field in fields(self)})


def make(person: Ints, kind: int | Ints, start: Ints, **given: Any) -> Claims:
    """Make a claim for each entry of `person`; what is not given takes its usual value for the kind."""
    kinds = np.broadcast_to(np.asarray(kind, dtype=np.int8), person.shape)
    given = {"place": PLACE_OF[kinds], "bill": BILL_OF[kinds], "end": start} | given
    given |= {"person": person, "kind": kinds, "start": start}
    return Claims(**{
        name: np.broadcast_to(np.asarray(given.get(name, usual), dtype=kept), person.shape)
        for name, (usual, kept) in STANDARD.items()
    })  # fmt: skip


def together(parts: Sequence[Claims]) -> Claims:
    """Return all the claims of several batches as one."""
    return Claims(**{
        field.name: np.concatenate([getattr(part, field.name) for part in parts]) for field in fields(Claims)
    })  # fmt: skip
