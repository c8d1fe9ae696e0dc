"""Sensitive kinds of facts, each a bit of a row's label mask. Source: security specification § 1.5."""

from __future__ import annotations

from collections.abc import Iterable

LABELS = (
    "SUD_P2", "SUD_P2_COUNSEL", "SUD_GEN", "MH", "PSYTHER_NOTES", "HIV", "STI", "REPRO", "GENDER_AFFIRM", "GENETIC",
    "IPV_ABUSE", "IMMIG", "JUSTICE", "MINOR_CONF", "SAFE_ADDR", "VIP", "PARTNER_UNKNOWN",
)  # fmt: skip
"""In the order of their bits."""


def mask_of(labels: Iterable[str]) -> int:
    """The mask of some labels. An unknown one counts as PARTNER_UNKNOWN, which nobody but its source may see."""
    known = {label: 1 << bit for bit, label in enumerate(LABELS)}
    mask = 0
    for label in labels:
        mask |= known.get(label, known["PARTNER_UNKNOWN"])
    return mask
