"""A file that is not what its name says ends the run with one sentence: which file, what was expected, what to do."""

from __future__ import annotations

import gzip
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.faults.bad_input import AS_OF, GOOD, PEOPLE, Content, parquet, put, wayfellow
from tests.faults.conftest import Refused
from wayfellow.rules.problems import UnreadableInput
from wayfellow.screening.run import run_screening

MANY = {
    "person_id": [f"P{number}" for number in range(1000)],
    "birth_date": ["1980-01-01"] * 1000,
    "enrollment_start_date": ["2024-01-01"] * 1000,
}


def cut_off(path: Path) -> None:
    pq.write_table(pa.table(MANY), path)
    path.write_bytes(path.read_bytes()[:300])


def damaged_inside(path: Path) -> None:
    pq.write_table(pa.table(MANY), path, compression="zstd")
    held = bytearray(path.read_bytes())
    held[40:400] = b"x" * 360
    path.write_bytes(held)


def latin_1_inside(path: Path) -> None:
    pq.write_table(
        pa.table({**MANY, "person_id": pa.array([b"Maria L\xf3pez"] * 1000).cast(pa.string(), safe=False)}), path
    )


FILES: dict[str, tuple[dict[str, Content], str]] = {
    "an empty folder": ({}, "in: holds none of eligibility, medical_claim, pharmacy_claim, facts"),
    "an empty file": ({"eligibility.csv": ""}, "eligibility.csv is empty"),
    "a Parquet file cut off": ({"eligibility.parquet": cut_off}, "eligibility.parquet is not a whole Parquet file"),
    "a text called Parquet": ({"eligibility.parquet": "hello"}, "eligibility.parquet is not a whole Parquet file"),
    "a Parquet file damaged inside": ({"eligibility.parquet": damaged_inside}, "eligibility.parquet is damaged inside"),
    "Parquet text in Latin 1": ({"eligibility.parquet": latin_1_inside}, "holds text that is not UTF-8"),
    "Parquet without rows": (
        {"eligibility.parquet": parquet(**{name: pa.array([], pa.string()) for name in MANY})},
        "eligibility.parquet has no rows",
    ),
    "another header": ({"eligibility.csv": "person_id,dob\n1,2\n"}, "birth_date, enrollment_start_date are missing"),
    "one column missing": (
        {"eligibility.csv": "person_id,birth_date,start\n1,2,3\n"}, "the column enrollment_start_date is missing",
    ),
    "one column twice": (
        {"eligibility.csv": PEOPLE.replace("\n", ",birth_date\n") + "1\n"}, "birth_date stands there twice",
    ),
    "semicolons": ({"eligibility.csv": PEOPLE.replace(",", ";") + "1;2;3;4\n"}, "not separated by commas"),
    "UTF-16": ({"eligibility.csv": (PEOPLE + "1,2,3,4\n").encode("utf-16")}, "eligibility.csv is written in UTF-16"),
    "a header only": ({"eligibility.csv": PEOPLE}, "eligibility.csv has a header and no rows"),
    "one endless line": ({"facts.csv": "x" * 5_000_000}, "first row: the columns person_id, fact, value are"),
    "the same table twice": (
        {**GOOD, "eligibility.ndjson": "{}"}, "eligibility.csv and eligibility.ndjson are the same table twice",
    ),
    "a plain file called gz": ({"eligibility.csv.gz": GOOD["eligibility.csv"]}, "is not a whole gzip file"),
    "a gzip file cut off": (
        {"eligibility.csv.gz": gzip.compress((PEOPLE + "P1,1980-01-01,2024-01-01,\n" * 90_000).encode())[:900]},
        "eligibility.csv.gz cannot be read to its end",
    ),
    "a gzip file cut off at once": (
        {"eligibility.csv.gz": gzip.compress(PEOPLE.encode())[:20]}, "eligibility.csv.gz is not a whole gzip file",
    ),
    "parts with other columns": (
        {"facts/1.csv": "person_id,fact,value\nP,f,v\n", "facts/2.csv": "fact,person_id,value\nf,P,v\n"},
        "2.csv, first row: other columns than in 1.csv",
    ),
    "Parquet parts with other columns": (
        {"facts/1.parquet": parquet(person_id=["P"], fact=["f"], value=["v"]), "facts/2.parquet": parquet(person_id=["P"])},
        "2.parquet: other columns than in 1.parquet",
    ),
    "parts in two formats": ({"facts/1.csv": "person_id,fact,value\n", "facts/2.ndjson": "{}"}, "facts: holds files"),
    "a list for NDJSON": ({"facts.ndjson": "[1, 2]\n"}, "facts.ndjson: the columns person_id, fact, value are missing"),
    "a link to nowhere": (
        {**GOOD, "facts.csv": lambda path: path.symlink_to("/nowhere/facts.csv")}, "facts.csv: points to a file",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("files", "said"), FILES.values(), ids=list(FILES))
def test_a_file_that_cannot_be_read_is_named(files: dict[str, Content], said: str, refused: Refused) -> None:
    assert said in refused(files)


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match=r"^claims-of-june: there is no such folder or file. Check the path.$"):
        run_screening([tmp_path / "claims-of-june"], as_of=AS_OF, out=tmp_path / "out")
    assert list(tmp_path.iterdir()) == []


def test_a_path_nobody_could_have_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match="cannot be read"):
        run_screening([tmp_path / ("x" * 300)], as_of=AS_OF, out=tmp_path / "out")


@pytest.mark.parametrize(
    "content",
    [
        "Maria Lopez,1961-02-03,2024-01-01\nJuan Lopez,1962-02-03,2024-01-01\n",
        '"Maria Lopez\nJuan,1961-02-03"\n',
        "Maria Lopez;1961-02-03\n",
    ],
)
def test_a_file_without_a_header_tells_nothing_of_the_first_person(content: str, refused: Refused) -> None:
    said = refused({"eligibility.csv": content})
    assert "Maria" not in said
    assert "1961" not in said


def test_the_real_command_says_one_sentence_and_ends_with_2(tmp_path: Path) -> None:
    out = put(tmp_path / "out", {"summary.json": "{}", "findings.parquet": "earlier"})
    folder = put(tmp_path / "in", {"eligibility.csv": "Maria Lopez,1961-02-03\nJuan,1962-02-03\n"})
    done = wayfellow("screen", folder, "--as-of", AS_OF, "--out", out)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert "Traceback" not in done.stderr
    assert "Maria" not in done.stderr
    assert (out / "findings.parquet").read_text() == "earlier"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in", "out"]


def test_what_the_engine_quotes_is_never_repeated(refused: Refused) -> None:
    assert "Maria" not in refused({"eligibility.parquet": latin_1_inside})
