"""`sample`: a county is made once and screened once, and anything that changed is noticed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from wayfellow.cli.sample import sample
from wayfellow.rules.problems import UnreadableInput
from wayfellow.services.sampling import county_is_there, found_before, make_county, sample_wish

COUNT = 200
AGAIN = "Nothing has changed since the last run"


def run(folder: Path, count: int = COUNT) -> Result:
    words = ["--count", str(count), "--county", str(folder / "county"), "--out", str(folder / "screening")]
    return CliRunner().invoke(sample, words)


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    folder = tmp_path_factory.mktemp("sample")
    return folder, run(folder).output


def test_the_table_is_printed(done: tuple[Path, str]) -> None:
    _, told = done
    assert f"{COUNT} people screened as of 2026-06-30" in told
    assert "Nobody in it exists" in told
    assert AGAIN not in told


def test_a_second_run_says_the_same_at_once(done: tuple[Path, str]) -> None:
    folder, told = done
    before = (folder / "screening" / "findings.parquet").stat().st_mtime_ns
    again = run(folder).output
    assert [line for line in again.splitlines() if AGAIN not in line] == told.splitlines()
    assert AGAIN in again
    assert (folder / "screening" / "findings.parquet").stat().st_mtime_ns == before


def test_a_county_that_was_cut_off_is_not_there(tmp_path: Path) -> None:
    make_county(sample_wish(30), tmp_path / "county", on_progress=lambda people: None)
    assert county_is_there(sample_wish(30), tmp_path / "county")
    claims = tmp_path / "county" / "medical_claim.parquet"
    claims.write_bytes(claims.read_bytes()[:-100])
    assert not county_is_there(sample_wish(30), tmp_path / "county")


def test_another_count_is_another_county(done: tuple[Path, str]) -> None:
    folder, _ = done
    assert county_is_there(sample_wish(COUNT), folder / "county")
    assert not county_is_there(sample_wish(COUNT + 1), folder / "county")


@pytest.mark.parametrize("lost", ["findings.parquet", "dispositions.parquet", "summary.json"])
def test_results_that_lost_a_file_are_not_taken_for_whole(done: tuple[Path, str], lost: str) -> None:
    folder, _ = done
    county, out = folder / "county", folder / "screening"
    assert found_before(county, out)
    (out / lost).rename(out / "elsewhere")
    assert found_before(county, out) is None
    (out / "elsewhere").rename(out / lost)


def test_a_county_that_changed_is_screened_again(done: tuple[Path, str]) -> None:
    folder, _ = done
    facts = folder / "county" / "facts.parquet"
    before = facts.stat()
    os.utime(facts, ns=(before.st_atime_ns, before.st_mtime_ns + 1))
    assert found_before(folder / "county", folder / "screening") is None
    os.utime(facts, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert found_before(folder / "county", folder / "screening")


def test_a_folder_of_somebody_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "county").mkdir()
    (tmp_path / "county" / "thesis.txt").write_text("ten years")
    assert isinstance(run(tmp_path).exception, UnreadableInput)
    assert (tmp_path / "county" / "thesis.txt").read_text() == "ten years"
