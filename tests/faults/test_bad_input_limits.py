"""At the limits: a line of 300 MB, a full disk, too little memory, a hand on Ctrl-C. Nothing is left behind."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tests.faults.bad_input import AS_OF, CLAIMS, FACTS, ROOT, command, put, visits, wayfellow
from wayfellow.rules.problems import MissingDependency
from wayfellow.screening.run import check_inputs
from wayfellow.screening.synthetic.block import Wish
from wayfellow.screening.synthetic.county import write_county

GIGABYTE = 1 << 30


def with_a_line_of_300_megabytes(before: str, after: str) -> Callable[[Path], None]:
    def write(path: Path) -> None:
        with path.open("w", encoding="utf-8") as stream:
            stream.write(before)
            for _ in range(300):
                stream.write("x" * 1_000_000)
            stream.write("\n" + after)

    return write


def test_a_line_of_300_megabytes_costs_itself_only_and_little_memory(tmp_path: Path) -> None:
    """It is rejected with its number, and the lines after it are read: one of them is bad, and told."""
    after = "P2,C1,1,05/01/2026,,,,,,,,\n"
    fact = '{"person_id":"P1","fact":"attested_ed_visits","value":%s}\n'
    put(
        tmp_path / "in",
        {
            "medical_claim.csv": with_a_line_of_300_megabytes(CLAIMS + visits(), after),
            "facts.ndjson": with_a_line_of_300_megabytes(fact % 1, fact % -1),
        },
    )
    try:
        with subprocess.Popen(
            command("screen", tmp_path / "in", "--as-of", AS_OF, "--check"), stdout=subprocess.PIPE, text=True, cwd=ROOT
        ) as process:
            assert process.stdout
            said = process.stdout.read()
            _pid, status, used = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
    finally:
        for path in (tmp_path / "in").iterdir():
            path.unlink()
    assert process.returncode == 1
    assert used.ru_maxrss * 1024 < GIGABYTE
    assert "1 × medical_claim.csv: the line is longer than 2,000,000 bytes" in said
    assert "1 × medical_claim.csv: expected a day written YYYY-MM-DD" in said
    assert "1 × facts.ndjson: the line is longer than 2,000,000 bytes" in said
    assert "1 × facts.ndjson: expected a whole number, 0 or more" in said


def test_no_line_is_lost_in_a_file_of_bad_lines_only(tmp_path: Path) -> None:
    folder = put(tmp_path, {"facts.csv": FACTS + "P1,shoe_size\n" * 300_000})
    rejects, _warnings = check_inputs([folder], as_of=AS_OF)
    assert len(rejects.rows) == 300_000
    assert set(rejects.rows["line"].to_pylist()) == set(range(2, 300_002))


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("limits") / "county"
    write_county(Wish(6_000, 3, date(2026, 6, 30)), folder)
    return folder


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """A folder with earlier results, which must be there when the test is over."""
    return put(tmp_path / "out", {"summary.json": "earlier"})


def is_as_before(out: Path) -> bool:
    return (out / "summary.json").read_text() == "earlier" and [path.name for path in out.parent.iterdir()] == ["out"]


@pytest.mark.parametrize(
    ("largest_file", "memory", "said"),
    [
        (65_000, "1GB", "could not be written"),
        (100_000, "60MB", "could not be written: the disk is full."),
    ],
    ids=["at a result", "while spilling"],
)
def test_a_full_disk_ends_with_3_and_what_to_do(
    largest_file: int, memory: str, said: str, county: Path, out: Path
) -> None:
    done = wayfellow(
        "screen", county, "--as-of", AS_OF, "--out", out, "--memory", memory,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (largest_file, largest_file)),
    )  # fmt: skip
    assert done.returncode == 3, done.stderr
    assert said in done.stderr
    assert "Free some space, or name a folder on a larger disk with --out.\n" in done.stderr
    assert done.stderr.count("\n") == 1
    assert is_as_before(out)


def test_too_little_memory_ends_with_3_and_what_to_do(county: Path) -> None:
    with pytest.raises(MissingDependency, match=r"needs more than --memory 1MB\. Give it more, like --memory 4GB."):
        check_inputs([county], as_of=AS_OF, memory="1MB")


def stop_when(
    ready: Callable[[list[str]], bool], county: Path, out: Path
) -> tuple[subprocess.CompletedProcess[str], float]:
    """Press Ctrl-C as soon as `ready` likes the names of the run's files; return its end and the seconds it took."""
    words = command("screen", county, "--as-of", AS_OF, "--out", out)
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT) as process:
        limit = time.monotonic() + 60
        while not ready([path.name for aside in out.parent.glob(".out.*") for path in aside.iterdir()]):
            assert process.poll() is None, "the run was over before its moment came"
            assert time.monotonic() < limit
            time.sleep(0.005)
        pressed = time.monotonic()
        process.send_signal(signal.SIGINT)
        said, complained = process.communicate(timeout=30)
    return subprocess.CompletedProcess(words, process.returncode, said, complained), time.monotonic() - pressed


MOMENTS: dict[str, Callable[[list[str]], bool]] = {
    "reading": lambda files: ".scratch" in files,
    "writing": lambda files: "findings.parquet" in files,
}


@pytest.mark.parametrize("moment", MOMENTS.values(), ids=list(MOMENTS))
def test_ctrl_c_ends_quickly_with_130_and_leaves_nothing(
    moment: Callable[[list[str]], bool], county: Path, out: Path
) -> None:
    done, seconds = stop_when(moment, county, out)
    assert done.returncode == 130, done.stderr
    assert done.stderr.strip() == "Stopped; nothing was written."
    assert seconds < 5
    assert is_as_before(out)


def test_ctrl_c_while_computing_ends_quickly_with_130(county: Path, out: Path) -> None:
    for wait in (0.5, 1.5):
        begun: list[float] = []

        def ready(files: list[str], begun: list[float] = begun, wait: float = wait) -> bool:
            begun += [time.monotonic()] * (".scratch" in files and not begun)
            return bool(begun) and time.monotonic() - begun[0] > wait

        done, seconds = stop_when(ready, county, out)
        assert done.returncode == 130, done.stderr
        assert done.stderr.strip() == "Stopped; nothing was written."
        assert seconds < 5
        assert is_as_before(out)
