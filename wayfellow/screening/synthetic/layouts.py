"""The columns of each file, in the Tuva input layer's names, and their types."""

from __future__ import annotations

from typing import Any

import pyarrow as pa

DATES = frozenset(
    "birth_date death_date enrollment_start_date enrollment_end_date claim_start_date claim_end_date "
    "claim_line_start_date claim_line_end_date admission_date discharge_date paid_date dispensing_date "
    "observed_on".split()
)
MOMENTS = frozenset({"ingest_datetime", "recorded_at"})
WHOLE = frozenset({"claim_line_number", "death_flag", "in_network_flag", "days_supply", "refills"})
AMOUNTS = frozenset({"paid_amount", "allowed_amount", "charge_amount", "service_unit_quantity", "quantity"})
DIAGNOSIS_POSITIONS = 25

COLUMNS = {
    "eligibility": (
        "person_id member_id subscriber_id gender race birth_date death_date death_flag enrollment_start_date "
        "enrollment_end_date payer payer_type plan original_reason_entitlement_code dual_status_code "
        "medicare_status_code first_name last_name social_security_number subscriber_relation address city state "
        "zip_code phone data_source file_name ingest_datetime"
    ).split(),
    "medical_claim": (
        "claim_id claim_line_number claim_type person_id member_id payer plan claim_start_date claim_end_date "
        "claim_line_start_date claim_line_end_date admission_date discharge_date admit_source_code admit_type_code "
        "discharge_disposition_code place_of_service_code bill_type_code drg_code_type drg_code revenue_center_code "
        "service_unit_quantity hcpcs_code hcpcs_modifier_1 rendering_npi billing_npi facility_npi paid_date "
        "paid_amount allowed_amount charge_amount diagnosis_code_type"
    ).split()
    + [f"diagnosis_code_{position}" for position in range(1, DIAGNOSIS_POSITIONS + 1)]
    + ["data_source", "in_network_flag"],
    "pharmacy_claim": (
        "claim_id claim_line_number person_id member_id payer plan prescribing_provider_npi dispensing_provider_npi "
        "dispensing_date ndc_code quantity days_supply refills paid_date paid_amount data_source"
    ).split(),
    "facts": "person_id fact value observed_on recorded_at source_type source_ref attested_by".split(),
    "truth": "person_id population finding story disposition".split(),
}


def column_type(name: str) -> Any:
    """Return the plain type of a column: text unless it is a day, a moment, a whole number or an amount."""
    if name in DATES:
        return pa.date32()
    if name in MOMENTS:
        return pa.timestamp("us")
    if name in WHOLE:
        return pa.int32()
    return pa.float64() if name in AMOUNTS else pa.string()


def plain_schema(file: str) -> Any:
    """Return the schema a reader sees."""
    return pa.schema([(name, column_type(name)) for name in COLUMNS[file]])
