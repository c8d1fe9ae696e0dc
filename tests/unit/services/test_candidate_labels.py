"""How sensitive a candidate is follows from everything one could read out of it."""

from __future__ import annotations

from typing import Any

import pytest

from wayfellow.rules.access.labels import mask_of
from wayfellow.services.candidates.sensitive import mask_of_candidate


def finding(population: str, word: str = "not_met", **evidence: str) -> dict[str, Any]:
    return {"population": population, "finding": word, "evidence": [evidence] if evidence else []}


@pytest.mark.parametrize(
    ("closest", "findings", "labels"),
    [
        ("UTL_A", [finding("UTL_A", "met", event="ed_visits")], []),
        ("HOM_A", [finding("HOM_A", "met", value_set="HOMELESS_UNSPECIFIED")], []),
        ("UTL_A", [finding("BH_A", "met")], ["MH", "SUD_P2"]),
        ("UTL_A", [finding("BH_C", "conflict")], ["MH", "SUD_P2"]),
        ("UTL_A", [finding("BH_A", "not_met"), finding("JI_A", "unknown")], []),
        ("JI_A", [finding("JI_A", "unknown")], ["JUSTICE"]),
        ("UTL_A", [finding("UTL_A", value_set="SUBSTANCE_USE")], ["SUD_P2"]),
        ("UTL_A", [finding("UTL_A", value_set="HIV")], ["HIV"]),
        ("UTL_A", [finding("UTL_A", value_set="PREGNANCY")], ["REPRO"]),
        ("UTL_A", [finding("UTL_A", value_set="A_NEW_ONE")], ["PARTNER_UNKNOWN"]),
        ("UTL_A", [finding("UTL_A", fact="a_new_one")], ["PARTNER_UNKNOWN"]),
    ],
)
def test_labels_of_a_candidate(closest: str, findings: list[dict[str, Any]], labels: list[str]) -> None:
    assert mask_of_candidate(closest, findings) == mask_of(labels)
