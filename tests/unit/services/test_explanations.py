"""One person's file: what is wrong with it is one sentence, where, and what to write, without the person."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from wayfellow.cli.explain import explain
from wayfellow.config.clock import read_clock
from wayfellow.rules.problems import UnreadableInput
from wayfellow.services.explanations import LARGEST, explain_file, read_person

AS_OF = date(2026, 6, 30)
MARIA = b'{"date_of_birth": "1961-02-03", "about": "Maria", '

WRONG: dict[str, tuple[bytes, str]] = {
    "nothing": (b"", "person.json, line 1, column 1: not JSON."),
    "cut off": (b'{"date_of_birth": "19', "person.json, line 1, column 19: not JSON."),
    "too deep": (b"[" * 100_000, "person.json: not JSON."),
    "a list": (b"[1]", "person.json: expected an object with facts by name"),
    "Latin 1": (b'{"about": "Pe\xf1a"}', "person.json: holds text that is not UTF-8."),
    "half a character": (MARIA + b'"x": "\\ud800"}', "person.json: holds text that is not UTF-8."),
    "an unknown fact": (MARIA + b'"shoe_size": 4}', "person.json: 'shoe_size' is not a fact of the vocabulary;"),
    "an unknown code": (MARIA + b'"sleeping_place": "MOON"}', "sleeping_place: expected one of OWN_HOME, "),
    "a negative count": (b'{"attested_ed_visits": -1}', "attested_ed_visits: expected a whole number, 0 or more."),
    "half a visit": (b'{"attested_ed_visits": 5.5}', "attested_ed_visits: expected a whole number, 0 or more."),
    "no number": (b'{"attested_ed_visits": NaN}', "attested_ed_visits: expected a whole number, 0 or more."),
    "too large a number": (b'{"attested_ed_visits": 1e999}', "attested_ed_visits: the number is too large."),
    "born tomorrow": (b'{"date_of_birth": "2026-07-01"}', "date_of_birth: born after the day asked about, 2026-06-30."),
    "slashes": (b'{"date_of_birth": "01/05/1980"}', "date_of_birth: expected a day written YYYY-MM-DD."),
    "a strange source": (b'{"date_of_birth": {"value": "1980-01-01", "source_type": "ASTRO"}}', "must be one of"),
    "seen some day": (
        b'{"date_of_birth": {"value": "1980-01-01", "observed_on": "soon"}}', "observed_on: expected a day written",
    ),
    "recorded some time": (
        b'{"date_of_birth": {"value": "1980-01-01", "recorded_at": "soon"}}', "recorded_at: expected a moment written",
    ),
    "one bad visit": (
        b'{"ed_visits": [{"service_date": "2026-05-01"}, {"service_date": "soon"}]}', "service_date is not a day",
    ),
    "a stay of ancient times": (b'{"stays": [{"admit_date": "0001-01-01"}]}', "admit_date is before 1900-01-01."),
    "no list of facts": (b'{"facts": 5}', "facts: expected a list of objects."),
    "a fact without a value": (b'{"facts": [{"fact": "date_of_birth"}]}', "expected entries with fact and value."),
    "enrolled backwards": (
        b'{"enrolled": [{"start": "2026-02-01", "end": "2026-01-01"}]}', "enrolled: a span ends before it starts.",
    ),
    "enrolled in ancient times": (b'{"enrolled": [{"start": "0001-01-01"}]}', "expected a day from 1900-01-01 on."),
    "a claim without a day": (b'{"claims": [{"claim": "C1"}]}', "claims.start: expected a day written YYYY-MM-DD."),
    "a claim backwards": (
        b'{"claims": [{"start": "2026-05-02", "end": "2026-05-01"}]}', "claims: a line ends before it starts.",
    ),
    "a claim that knows too much": (
        b'{"claims": [{"start": "2026-05-02", "paid": 5}]}', "claims: 'paid' is not part of a claim line; expected",
    ),
    "a diagnosis without a list": (
        b'{"claims": [{"start": "2026-05-02", "diagnoses": "J069"}]}', "claims.diagnoses: expected a list of codes",
    ),
}  # fmt: skip


def write(folder: Path, content: bytes) -> Path:
    path = folder / "person.json"
    path.write_bytes(content)
    return path


def explained(path: Path) -> dict[str, Any]:
    return explain_file(path, as_of=AS_OF, evaluated_at=datetime(2026, 6, 30, tzinfo=UTC))


@pytest.mark.parametrize(("content", "said"), WRONG.values(), ids=list(WRONG))
def test_what_is_wrong_is_one_sentence_without_the_person(content: bytes, said: str, tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput) as refusal:
        explained(write(tmp_path, content))
    sentence = str(refusal.value)
    assert said in sentence
    assert sentence.startswith("person.json")
    assert "\n" not in sentence
    assert not [
        word for word in ("Maria", "1961", "1980", "Pe", "soon", "MOON") if word in sentence.replace("Peer", "")
    ]


def test_a_path_that_leads_nowhere_is_a_sentence(tmp_path: Path) -> None:
    for path, said in ((tmp_path / "nobody.json", "no such file"), (tmp_path, "cannot be read")):
        with pytest.raises(UnreadableInput, match=said):
            explained(path)


def test_a_file_too_large_for_one_person_is_not_even_read(tmp_path: Path) -> None:
    path = write(tmp_path, b"")
    with path.open("wb") as stream:
        stream.truncate(LARGEST + 1)
    with pytest.raises(UnreadableInput, match="larger than one person's file can be"):
        explained(path)


def test_a_byte_order_mark_is_no_mistake(tmp_path: Path) -> None:
    assert read_person(write(tmp_path, b'\xef\xbb\xbf{"date_of_birth": "1980-01-01"}'), as_of=AS_OF)


def test_days_far_ahead_mean_that_something_goes_on(tmp_path: Path) -> None:
    """As data warehouses write an open end."""
    claims = [{"claim": "A", "start": "2026-06-01", "end": "9999-12-31", "bill_type": "111", "revenue": "0120"}]
    person = {
        "claims": claims,
        "enrolled": [{"start": "2024-01-01", "end": "9999-12-31"}],
        "date_of_birth": "1980-01-01",
    }
    result = explained(write(tmp_path, json.dumps(person).encode()))
    assert result["counts"]["UTL_STAY"]["unknown"] == 1


def test_numbers_in_claims_are_read_as_codes(tmp_path: Path) -> None:
    days = [f"2026-05-{day:02}" for day in range(1, 6)]
    claims = [{"claim": day, "start": day, "bill_type": 131, "revenue": 450, "facility": 7} for day in days]
    person = {"claims": claims, "enrolled": [{"start": "2024-01-01"}], "date_of_birth": "1980-01-01"}
    result = explained(write(tmp_path, json.dumps(person).encode()))
    assert {one["code"]: one["result"] for one in result["populations"]}["UTL_A"] == "met"


def test_the_command_prints_json_or_words(tmp_path: Path) -> None:
    path = write(tmp_path, b'{"date_of_birth": "1980-01-01", "attested_ed_visits": 7}')
    for words in ([], ["--json"]):
        done = CliRunner().invoke(
            explain, [str(path), "--as-of", "2026-06-30", *words], obj=read_clock(), catch_exceptions=False
        )
        assert done.exit_code == 0
        assert done.stderr == ""
        assert "UTL_A" in done.stdout
        assert not words or json.loads(done.stdout)["as_of"] == "2026-06-30"
