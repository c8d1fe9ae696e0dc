"""Which tables and columns we read, and which of them a file must have.

Source: Tuva input layer (claims), https://thetuvaproject.com/input-layer; `facts` is our own.
"""

from __future__ import annotations

from dataclasses import dataclass

DIAGNOSES = tuple(f"diagnosis_code_{position}" for position in range(1, 26))


@dataclass(frozen=True)
class Layout:
    """A table by name. needed: it is not this table without them. used: read when there.

    recorded: columns that say when a row came to be known, the first that is filled; read only for a replay.
    """

    name: str
    needed: tuple[str, ...]
    used: tuple[str, ...]
    recorded: tuple[str, ...] = ()

    @property
    def read(self) -> tuple[str, ...]:
        """Every column that may be read."""
        return (*self.needed, *self.used, *self.recorded)


LAYOUTS = (
    Layout(
        "eligibility",
        needed=("person_id", "birth_date", "enrollment_start_date"),
        used=("enrollment_end_date", "payer_type", "plan"),
        recorded=("ingest_datetime", "file_date"),
    ),
    Layout(
        "medical_claim",
        needed=("person_id", "claim_id", "claim_start_date"),
        used=(
            "claim_line_number", "claim_end_date", "claim_line_start_date", "claim_line_end_date", "admission_date",
            "discharge_date", "admit_type_code", "place_of_service_code", "bill_type_code", "drg_code",
            "revenue_center_code", "hcpcs_code", "facility_npi", *DIAGNOSES,
        ),
        recorded=("ingest_datetime", "file_date", "paid_date"),
    ),
    Layout("pharmacy_claim", needed=("person_id", "claim_id"), used=()),
    Layout(
        "facts",
        needed=("person_id", "fact", "value"),
        used=("observed_on", "recorded_at", "source_type", "source_ref", "attested_by"),
    ),
)  # fmt: skip


def layout_of(name: str) -> Layout:
    return next(one for one in LAYOUTS if one.name == name)
