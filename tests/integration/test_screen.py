"""`screen` from a folder of files to its results: the planted people, all of them and nobody else."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner
from python_calamine import CalamineWorkbook

from wayfellow.cli.screen import screen
from wayfellow.screening.candidates import NEXT
from wayfellow.screening.next_steps import NEAR
from wayfellow.screening.run import run_screening
from wayfellow.screening.synthetic.block import Wish
from wayfellow.screening.synthetic.county import write_county
from wayfellow.screening.synthetic.stories import STORIES
from wayfellow.screening.synthetic.story import KINDS, POPULATIONS

AS_OF = date(2026, 6, 30)
RESULTS = ("candidates.xlsx", "dispositions.parquet", "findings.parquet", "rejected.csv", "summary.json")


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("screen") / "county"
    write_county(Wish(3_000, 11, AS_OF), folder, with_truth=True)
    return folder


@pytest.fixture(scope="module")
def out(county: Path) -> Path:
    """The results, by the command."""
    out = county.parent / "out"
    done = CliRunner().invoke(screen, [str(county), "--as-of", str(AS_OF), "--out", str(out)], catch_exceptions=False)
    assert done.exit_code == 0
    assert done.stderr == ""
    assert "3,000 people screened as of 2026-06-30" in done.stdout
    assert done.stdout.endswith(f"Results are in {out}.\n")
    return out


@pytest.fixture(scope="module")
def again(county: Path) -> Path:
    """The results of the same people, once more, with every claim line standing there twice."""
    twice = county.parent / "twice"
    (twice / "medical_claim").mkdir(parents=True)
    for name in ("eligibility", "facts", "pharmacy_claim"):
        (twice / f"{name}.parquet").symlink_to(county / f"{name}.parquet")
    for part in ("1", "2"):
        (twice / "medical_claim" / f"{part}.parquet").symlink_to(county / "medical_claim.parquet")
    run_screening([twice], as_of=AS_OF, out=county.parent / "again")
    return county.parent / "again"


def rows(path: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = pq.read_table(path).to_pylist()
    return sorted(found, key=lambda row: json.dumps(row, default=str, sort_keys=True))


def findings(out: Path) -> dict[tuple[str, str], str]:
    return {(row["person_id"], row["population"]): row["finding"] for row in rows(out / "findings.parquet")}


def test_every_planted_finding_is_found(county: Path, out: Path) -> None:
    found = findings(out)
    truth = pq.read_table(county / "truth.parquet").to_pylist()
    missed = {
        (row["story"], row["population"], row["finding"], found[row["person_id"], row["population"]])
        for row in truth
        if found[row["person_id"], row["population"]] != row["finding"]
    }
    assert missed == set()
    assert {row["population"] for row in truth if row["finding"] == "met"} == set(POPULATIONS)
    _print_coverage(truth)


def _print_coverage(truth: list[dict[str, Any]]) -> None:
    """How many people of each kind were looked for and found, by the population their story is about."""
    about = {story.code: (next(iter(story.expects)), story.kind) for story in STORIES if story.expects}
    people = {row["person_id"]: about[row["story"]] for row in truth}
    told = Counter(people.values())
    print(f"\n{len(truth):,} planted findings of {len(people):,} people, all found")
    for population in POPULATIONS:
        print(f"  {population:6}" + " · ".join(f"{kind} {told[population, kind]}" for kind in KINDS))


def test_what_follows_for_those_planted(county: Path, out: Path) -> None:
    """The disposition the county plants, read from the law apart from the rules, is what screening comes to."""
    planted = {
        row["person_id"]: (row["story"], row["disposition"])
        for row in pq.read_table(county / "truth.parquet").to_pylist()
        if row["disposition"]
    }
    found = {row["person_id"]: row["disposition"] for row in rows(out / "dispositions.parquet")}
    missed = {(*told, found[person]) for person, told in planted.items() if found[person] != told[1]}
    assert missed == set()
    counted = Counter(word for _story, word in planted.values())
    print("\n  " + " · ".join(f"{word} {times}" for word, times in sorted(counted.items())))
    assert len(counted) >= 9


def test_those_planted_one_answer_away_are(county: Path, out: Path) -> None:
    planted = {story.code for story in STORIES if story.one_answer_away}
    truth = pq.read_table(county / "truth.parquet").to_pylist()
    people = {row["person_id"]: row["story"] for row in truth if row["story"] in planted}
    near = {row["person_id"]: row["nearness"] for row in rows(out / "dispositions.parquet")}
    assert set(people.values()) == planted
    assert {(story, near[person]) for person, story in people.items() if near[person] != "one_answer_away"} == set()


def test_nobody_else_is_met(county: Path, out: Path) -> None:
    planted = {
        (row["person_id"], row["population"])
        for row in pq.read_table(county / "truth.parquet").to_pylist()
        if row["finding"] == "met"
    }
    assert {key for key, finding in findings(out).items() if finding == "met"} == planted


def test_there_is_a_row_a_person_and_population_and_a_row_a_person(out: Path) -> None:
    found = findings(out)
    assert len(found) == len(rows(out / "findings.parquet")) == 3_000 * 13
    people = [row["person_id"] for row in rows(out / "dispositions.parquet")]
    assert len(people) == len(set(people)) == 3_000


def test_the_columns_are_those_that_others_rely_on(out: Path) -> None:
    assert pq.read_schema(out / "findings.parquet").names == [
        "person_id", "population", "finding", "rule_version", "reasons", "evidence",
    ]  # fmt: skip
    dispositions = pq.read_schema(out / "dispositions.parquet")
    assert dispositions.names == [
        "person_id", "disposition", "nearness", "closest", "ask", "populations_met", "limbs", "ed_visits_counted",
        "stays_counted", "counts", "overlap", "warnings", "reasons",
    ]  # fmt: skip
    assert {name for name in dispositions.names if pa.types.is_list(dispositions.field(name).type)} == {
        "populations_met", "limbs", "warnings", "reasons",
    }  # fmt: skip


def test_results_are_their_owners_only(out: Path) -> None:
    assert out.stat().st_mode & 0o777 == 0o700
    assert {path.name: path.stat().st_mode & 0o777 for path in out.iterdir()} == dict.fromkeys(RESULTS, 0o600)


def test_the_same_people_make_the_same_results_even_with_every_claim_line_twice(out: Path, again: Path) -> None:
    one, two = (json.loads((folder / "summary.json").read_text(encoding="utf-8")) for folder in (out, again))
    assert two.pop("claim_lines") == 2 * one.pop("claim_lines") > 0
    assert one == two
    for name in ("findings.parquet", "dispositions.parquet"):
        assert rows(out / name) == rows(again / name)


def test_the_same_input_makes_the_same_bytes_of_summary(county: Path, out: Path, tmp_path: Path) -> None:
    run_screening([county], as_of=AS_OF, out=tmp_path / "out", memory="300MB")
    assert (tmp_path / "out/summary.json").read_bytes() == (out / "summary.json").read_bytes()
    for name in ("findings.parquet", "dispositions.parquet"):
        assert rows(out / name) == rows(tmp_path / "out" / name)


def test_csv_and_parquet_of_the_same_people_say_the_same(county: Path, out: Path, tmp_path: Path) -> None:
    (tmp_path / "county").mkdir()
    for name in ("eligibility", "medical_claim", "facts"):
        table = pq.read_table(county / f"{name}.parquet")
        pyarrow.csv.write_csv(table, tmp_path / "county" / f"{name}.csv")
    done = run_screening([tmp_path / "county"], as_of=AS_OF, out=tmp_path / "out")
    assert done.rejected == 0
    assert (tmp_path / "out/summary.json").read_bytes() == (out / "summary.json").read_bytes()
    assert rows(tmp_path / "out/findings.parquet") == rows(out / "findings.parquet")


def evidence_of(out: Path) -> dict[tuple[str, str], list[dict[str, Any]]]:
    return {
        (row["person_id"], row["population"]): json.loads(row["evidence"])
        for row in rows(out / "findings.parquet")
        if row["evidence"]
    }


def test_every_visit_that_was_counted_or_dropped_stands_in_the_evidence(out: Path) -> None:
    people = {row["person_id"]: row for row in rows(out / "dispositions.parquet")}
    why: Counter[str] = Counter()
    judged = 0
    for (person, population), entries in evidence_of(out).items():
        for criterion, column in (("UTL_ED", "ed_visits_counted"), ("UTL_STAY", "stays_counted")):
            own = [entry for entry in entries if entry["criterion_id"] == criterion]
            count = next((entry for entry in own if "certain" in entry), None)
            if count is None or not population.startswith("UTL"):
                continue
            judged += 1
            events = [entry for entry in own if "event" in entry]
            counted = [event for event in events if event["why"] is None]
            assert len(counted) == count["certain"]
            if population in people[person]["populations_met"]:
                assert count["certain"] == people[person][column]
            assert all(count["window_start"] < event["day"] <= count["window_end"] for event in counted)
            why.update(event["why"] for event in events if event["why"])
    assert judged > 60
    assert {"BECAME_STAY", "DUPLICATE", "MERGED"} <= set(why)


def test_what_the_evidence_refers_to_stands_in_the_persons_own_records(county: Path, out: Path) -> None:
    known = {
        (row["person_id"], row[name])
        for file, name in (("medical_claim", "claim_id"), ("facts", "source_ref"))
        for row in pq.read_table(county / f"{file}.parquet", columns=["person_id", name]).to_pylist()
    }
    told = {
        (person, entry["source_ref"])
        for (person, _population), entries in evidence_of(out).items()
        for entry in entries
        if entry.get("source_ref")
    }
    assert len(told) > 300
    assert told - known == set()


def test_the_workbook_is_sorted_by_what_to_do_next(out: Path) -> None:
    """Those to authorize come first, then those to ask, and those to help elsewhere last; busiest first in each."""
    book = CalamineWorkbook.from_path(out / "candidates.xlsx")
    assert book.sheet_names == ["Read me", "Candidates"]
    head, *lines = book.get_sheet_by_name("Candidates").to_python()
    column = {name: [line[head.index(name)] for line in lines] for name in map(str, head)}
    order = [what for what, _words, _how in NEXT]
    places = [order.index(str(what)) for what in column["What to do"]]
    events = [
        int(float(str(ed)) + float(str(st)))
        for ed, st in zip(column["Emergency visits"], column["Unplanned stays"], strict=True)
    ]
    keys = [(place, -busy) for place, busy in zip(places, events, strict=True)]
    assert keys == sorted(keys)
    assert {order[place] for place in places} >= {
        "Authorize, and assign a provider",
        "Explain both programs, and record the choice",
        "Ask which provider the person wants",
        "Ask the question beside",
        "Look at what disagrees",
        "Connect to the person's own coverage or program",
    }
    told = Counter(row["nearness"] for row in rows(out / "dispositions.parquet"))
    assert Counter(map(str, column["How near"])) == {word: told[word] for word in NEAR}
    asked = {
        str(question)
        for question, what in zip(column["Question"], column["What to do"], strict=True)
        if "Ask the" in str(what)
    }
    assert asked
    assert all(question.endswith("?") for question in asked)
    assert any("(EITHER_OR)" in str(one) for one in column["Other programs"])


def test_the_summary_agrees_with_the_findings(out: Path) -> None:
    summary = json.loads((out / "summary.json").read_text(encoding="utf-8"))
    counted = Counter((population, finding) for (_person, population), finding in findings(out).items())
    for population, told in summary["populations"].items():
        for word in ("met", "not_met", "unknown", "conflict"):
            assert told[word] == counted[population, word]
    assert summary["people"] == sum(summary["nearness"].values()) == 3_000
    assert summary["dispositions"] == Counter(row["disposition"] for row in rows(out / "dispositions.parquet"))
    assert summary["rejected"] == {"rows": 0, "by_reason": {}}
