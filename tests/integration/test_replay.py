"""The same inputs as of any day, and as they were known at any moment, give the answer of that day; in both engines."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner

from wayfellow.cli.screen import screen
from wayfellow.screening.run import run_screening
from wayfellow.services.explanations import explain_file

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
DAY = date(2026, 6, 30)
FACTS = [
    ("medi_cal_delivery", "MANAGED_CARE", "2026-01-10", "2026-01-10T08:00:00"),
    ("transitional_rent_authorized", "true", "2026-05-01", "2026-05-20T16:30:00"),
    ("programs", '[{"program": "HOSPICE", "start": "2026-06-15"}]', "2026-06-20", "2026-07-02T09:00:00"),
]
MOMENTS = [
    (date(2026, 4, 30), None, "MANUAL_REVIEW"),
    (DAY, "2026-05-20T16:29:59", "MANUAL_REVIEW"),
    (DAY, "2026-05-20T16:30:00", "AUTHORIZE"),
    (DAY, "2026-07-02T08:59:59", "AUTHORIZE"),
    (DAY, "2026-07-02T09:00:00", "DENY_EXCLUDED"),
    (DAY, None, "DENY_EXCLUDED"),
    (date(2026, 6, 19), "2026-07-03T09:00:00", "AUTHORIZE"),
    (date(2026, 1, 9), None, "MANUAL_REVIEW"),
]


def moment(written: str | None) -> datetime | None:
    return datetime.fromisoformat(written).replace(tzinfo=UTC) if written else None


@pytest.fixture
def people(tmp_path: Path) -> Path:
    folder = tmp_path / "people"
    folder.mkdir()
    rows = [
        ("P1", "date_of_birth", "1970-05-01", "2020-01-01", "2020-01-01T00:00:00"),
        *(("P1", *one) for one in FACTS),
    ]
    names = ("person_id", "fact", "value", "observed_on", "recorded_at")
    pq.write_table(pa.table(dict(zip(names, zip(*rows, strict=True), strict=True))), folder / "facts.parquet")
    return folder


def screened(folder: Path, out: Path, **options: Any) -> dict[str, Any]:
    run_screening([folder], out=out, **options)
    found: list[dict[str, Any]] = pq.read_table(out / "dispositions.parquet").to_pylist()
    return found[0]


@pytest.mark.parametrize(("as_of", "known", "disposition"), MOMENTS)
def test_screening_gives_the_answer_of_that_day(
    people: Path, tmp_path: Path, as_of: date, known: str | None, disposition: str
) -> None:
    assert screened(people, tmp_path / "out", as_of=as_of, known_at=moment(known))["disposition"] == disposition


@pytest.mark.parametrize(("as_of", "known", "disposition"), MOMENTS)
def test_explaining_gives_the_answer_of_that_day(
    tmp_path: Path, as_of: date, known: str | None, disposition: str
) -> None:
    told = [
        {"fact": name, "value": json.loads(value) if value[0] == "[" else value, "observed_on": day, "recorded_at": at}
        for name, value, day, at in FACTS
    ]
    path = tmp_path / "person.json"
    born = {"fact": "date_of_birth", "value": "1970-05-01", "observed_on": "2020-01-01"}
    path.write_text(json.dumps({"facts": [born, *told]}))
    said = explain_file(path, as_of=as_of, evaluated_at=NOW, known_at=moment(known))
    assert said["disposition"] == disposition


def claims(folder: Path, **recorded: list[Any]) -> Path:
    """Five emergency visits of somebody enrolled, with the columns that say when each line came to be known."""
    folder.mkdir()
    pq.write_table(
        pa.table(
            {
                "person_id": ["P1"],
                "birth_date": [date(1970, 5, 1)],
                "enrollment_start_date": [date(2020, 1, 1)],
                "payer_type": ["medicaid"],
            }
        ),
        folder / "eligibility.parquet",
    )
    lines = {
        "person_id": ["P1"] * 5,
        "claim_id": [f"C{number}" for number in range(5)],
        "claim_start_date": [date(2026, month, 10) for month in (2, 3, 4, 5, 6)],
        "bill_type_code": ["131"] * 5,
        "revenue_center_code": ["0450"] * 5,
        "facility_npi": ["1999999984"] * 5,
    }
    pq.write_table(pa.table(lines | recorded), folder / "medical_claim.parquet")
    return folder


@pytest.mark.parametrize(
    ("known", "counted"),
    [(None, 5), ("2026-06-30T00:00:00", 4), ("2026-05-30T00:00:00", 3), ("2026-07-20T00:00:00", 5)],
)
def test_a_claim_that_was_not_paid_yet_is_not_known(tmp_path: Path, known: str | None, counted: int) -> None:
    paid = [date(2026, month, 20) for month in (3, 4, 5, 6, 7)]
    folder = claims(tmp_path / "claims", paid_date=paid)
    found = screened(folder, tmp_path / "out", as_of=DAY, known_at=moment(known))
    assert found["ed_visits_counted"] == counted
    assert found["disposition"] == ("AUTHORIZE" if counted == 5 else "MANUAL_REVIEW")


def test_the_first_of_several_moments_of_recording_counts(tmp_path: Path) -> None:
    loaded = pa.array([datetime(2026, 8, 1), None, None, None, None], pa.timestamp("us"))  # noqa: DTZ001  (no zone)
    folder = claims(tmp_path / "claims", paid_date=[date(2026, 6, 1)] * 5, ingest_datetime=loaded)
    found = screened(folder, tmp_path / "out", as_of=DAY, known_at=moment("2026-07-01T00:00:00"))
    assert found["ed_visits_counted"] == 4


def test_without_a_column_that_says_when_everything_is_known(tmp_path: Path) -> None:
    folder = claims(tmp_path / "claims")
    found = screened(folder, tmp_path / "out", as_of=DAY, known_at=moment("2020-01-01T00:00:00"))
    assert found["ed_visits_counted"] == 5


def test_an_overlay_changes_the_answer_and_leaves_its_mark(tmp_path: Path) -> None:
    """Four visits are enough where a plan says so; the version and the hash of the parameters say that it did."""
    folder = claims(tmp_path / "claims", paid_date=[date(2026, month, 20) for month in (3, 4, 5, 6, 7)])
    overlay = tmp_path / "ours" / "ecm"
    overlay.mkdir(parents=True)
    (overlay / "utilization.yaml").write_text(
        "parameters: {adult_ed_visits: {description: Ours., unit: visits, values: {2026-01-01: 4}}}\n"
        "source: {title: A plan's own policy, section: § 1, certainty: PLAN}\n"
    )
    options = ["--as-of", str(DAY), "--known-at", "2026-06-30T00:00:00"]
    summaries = []
    for name, more in (("ours", ["--overlay", str(tmp_path / "ours")]), ("theirs", [])):
        out = tmp_path / f"out-{name}"
        done = CliRunner().invoke(screen, [str(folder), *options, "--out", str(out), *more], catch_exceptions=False)
        assert done.exit_code == 0
        summaries.append(json.loads((out / "summary.json").read_text()))
        wanted = "AUTHORIZE" if name == "ours" else "MANUAL_REVIEW"
        assert pq.read_table(out / "dispositions.parquet").to_pylist()[0]["disposition"] == wanted
    ours, theirs = summaries
    assert ours["parameters"] != theirs["parameters"]
    assert ours["rule_version"] != theirs["rule_version"]
    assert ours["known_at"] == "2026-06-30T00:00:00+00:00"
