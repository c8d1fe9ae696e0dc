"""`wayfellow guide`: answers in a file, the result in words and as JSON, and one sentence for what cannot be read."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from wayfellow.cli.guide import guide
from wayfellow.config.clock import SystemClock
from wayfellow.rules.problems import UnreadableInput

ROOT = Path(__file__).parents[3]
CLOCK = SystemClock(datetime(2026, 11, 24, 20, tzinfo=UTC))
LAW = {
    "outcome", "subtype", "rule_id", "rule_version", "as_of", "reasons", "conditions", "overlays", "next_steps",
    "not_checked", "disclaimer",
}  # fmt: skip
"""The output object of families specification § 1.3."""
WORDS_BESIDE = {
    "lang", "title", "heading", "because", "condition_texts", "overlay_texts", "say", "may_match", "populations", "ask",
    "clearer", "letter",
}  # fmt: skip
STEP = {"text", "who", "by_when", "phone", "url"}
EVERY_KEY: dict[str, Any] = {
    "safety": ["none"], "who": "me", "age": 16, "teen_private": "yes", "county": "Fresno",
    "coverage": "medi_cal_plan", "event": ["denied_or_delayed", "in_hospital"], "ongoing": ["many_er_or_hospital"],
    "needs": ["food"], "duration": "months", "programs": ["county_tcm"], "wants": ["rides", "talk_to_person"],
    "in_ca": True, "lang": "es", "format": "large_print", "as_of": "2026-11-25",
    "letter": {"printed_on": "2026-11-16", "sent_on": "2026-11-17", "service_ends": True, "ends_on": "2026-12-01"},
}  # fmt: skip


def run(folder: Path, content: object, *options: str) -> Result:
    path = folder / "answers.json"
    path.write_text(content if isinstance(content, str) else json.dumps(content))
    return CliRunner().invoke(guide, [str(path), *options], obj=CLOCK)


def told(folder: Path, content: object, *options: str) -> dict[str, Any]:
    done = run(folder, content, "--json", *options)
    assert done.exit_code == 0, done.exception
    found: dict[str, Any] = json.loads(done.output)
    return found


def test_every_key_is_read(tmp_path: Path) -> None:
    """By the law: BOTH, since there is an event, a lasting need and a Medi-Cal plan; ECM before county management."""
    result = told(tmp_path, EVERY_KEY)
    assert (result["rule_id"], result["outcome"], result["subtype"]) == ("DG-11", "BOTH", "one_lead")
    assert set(result["conditions"]) == {"ecm_first", "one_lead_person", "plan_confirms", "cm_closes_after_handoff"}
    assert set(result["overlays"]) == {"OV-DENIAL", "OV-TALK", "OV-RIDE", "OV-TEEN", "OV-LANG"}
    assert result["as_of"] == "2026-11-25"
    assert result["lang"] == "es"
    assert result["populations"] == ["UTL_C"]
    assert [(one["id"], one["safe_target"]) for one in result["letter"]["deadlines"]] == [
        ("MCAL-APPEAL", "2027-01-15"),
        ("MCAL-APP", "2026-11-25"),
    ]
    assert "food" in [step["code"] for step in result["next_steps"]]


def test_the_output_object_is_that_of_the_law(tmp_path: Path) -> None:
    result = told(tmp_path, EVERY_KEY)
    assert set(result) == LAW | WORDS_BESIDE
    for name in ("reasons", "conditions", "overlays", "not_checked"):
        assert result[name]
        assert all(isinstance(one, str) for one in result[name])
    for step in result["next_steps"]:
        assert set(step) >= STEP
        assert step["text"]
        assert step["who"]
    assert result["rule_version"].startswith("guide-")


def test_nothing_answered_is_not_sure(tmp_path: Path) -> None:
    result = told(tmp_path, {})
    assert (result["rule_id"], result["as_of"]) == ("DG-06", "2026-11-24")
    assert set(result["overlays"]) == {"OV-SAFETY", "OV-TALK", "OV-COVERAGE", "OV-COVERAGE-2027"}


@pytest.mark.parametrize("county", ["Fresno", "fresno county", "10"])
def test_a_county_by_name_or_code_has_its_plans(county: str, tmp_path: Path) -> None:
    result = told(tmp_path, {"county": county, "coverage": "medi_cal_plan", "ongoing": ["left_jail_12m"]})
    assert {call["line"] for call in result["next_steps"][0]["calls"]} >= {"anthem", "calviva", "kaiser"}


@pytest.mark.parametrize(
    "answers", [{"county": "outside_ca"}, {"in_ca": False}, {"in_ca": False, "county": "outside_ca"}]
)
def test_outside_california(answers: dict[str, Any], tmp_path: Path) -> None:
    assert told(tmp_path, {"safety": "none", **answers})["rule_id"] == "DG-01"


@pytest.mark.parametrize("in_ca", [True, "unsure", None])
def test_in_california_or_not_sure(in_ca: object, tmp_path: Path) -> None:
    answers = {"in_ca": in_ca, "safety": "none", "coverage": "medi_cal_plan", "programs": "ecm"}
    assert told(tmp_path, answers)["rule_id"] == "DG-02"


def test_one_value_of_a_set_may_stand_alone_and_an_empty_set_is_none(tmp_path: Path) -> None:
    alone = told(tmp_path, {"safety": "violence"})
    assert alone["rule_id"] == "DG-00"
    assert [step["calls"][0]["line"] for step in alone["next_steps"][:2]] == ["emergency_911", "domestic_violence"]
    empty: dict[str, list[str]] = {key: [] for key in ("safety", "event", "ongoing", "needs", "programs", "wants")}
    assert told(tmp_path, {**empty, "coverage": "private", "duration": "weeks"})["rule_id"] == "DG-24"


def test_yes_and_no_may_be_true_and_false(tmp_path: Path) -> None:
    answers = {"who": "me", "age": 11, "safety": "none"}
    assert "OV-TEEN" in told(tmp_path, {**answers, "teen_private": True})["overlays"]
    assert "OV-TEEN" not in told(tmp_path, {**answers, "teen_private": False})["overlays"]


def test_the_language_is_the_option_s_or_the_file_s_or_english(tmp_path: Path) -> None:
    assert told(tmp_path, {})["title"] == "We need to know a bit more"
    assert told(tmp_path, {}, "--lang", "es")["title"] != "We need to know a bit more"
    assert told(tmp_path, {"lang": "es-MX"})["lang"] == "es"
    assert told(tmp_path, {"lang": "es"}, "--lang", "en")["lang"] == "en"
    assert "OV-LANG" in told(tmp_path, {}, "--lang", "es")["overlays"]


def test_a_family_may_read_a_language_we_do_not_have(tmp_path: Path) -> None:
    """The words are English then, and an interpreter is offered."""
    result = told(tmp_path, {"lang": "ium"})
    assert result["lang"] == "en"
    assert "OV-LANG" in result["overlays"]


@pytest.mark.parametrize("lang", ["en", "es"])
def test_in_words_there_is_a_title_a_reason_a_step_and_a_number(lang: str, tmp_path: Path) -> None:
    result = told(tmp_path, EVERY_KEY, "--lang", lang)
    printed = " ".join(run(tmp_path, EVERY_KEY, "--lang", lang).output.split())
    for text in (result["title"], result["reasons"][0], result["next_steps"][0]["text"], result["disclaimer"]):
        assert text in printed
    for step in result["next_steps"]:
        for call in step["calls"]:
            assert call["phone"] in printed
    for line in result["letter"]["dates"]:
        assert line in printed
    assert "DG-11 · BOTH · one_lead · as of 2026-11-25" in printed


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"colour": "red"}, "answers.json: 'colour' is no question of the guide. Expected safety, who, age,"),
        ({"coverage": "medicaid"}, "answers.json, coverage: expected one of medi_cal_plan, "),
        ({"coverage": ["none"]}, "answers.json, coverage: expected one of "),
        ({"event": ["party"]}, "answers.json, event: expected a list of surgery_planned, "),
        ({"event": 7}, "answers.json, event: expected a list of "),
        ({"needs": [["health"]]}, "answers.json, needs: expected a list of "),
        ({"age": "seventy"}, "answers.json, age: expected a whole number of years from 0 to 120, or unsure."),
        ({"age": -1}, "answers.json, age: expected a whole number of years from 0 to 120, or unsure."),
        ({"age": 121}, "answers.json, age: expected a whole number of years from 0 to 120, or unsure."),
        ({"age": 70.5}, "answers.json, age: expected a whole number of years from 0 to 120, or unsure."),
        ({"age": True}, "answers.json, age: expected a whole number of years from 0 to 120, or unsure."),
        ({"county": "Clark"}, "answers.json, county: expected a county of California by its name, outside_ca, or"),
        ({"county": 10}, "answers.json, county: expected a county of California by its name, outside_ca, or"),
        ({"in_ca": False}, "answers.json, in_ca: false, and county is in California. Correct one of them."),
        ({"in_ca": "no"}, 'answers.json, in_ca: expected true, false or "unsure".'),
        ({"in_ca": 0}, 'answers.json, in_ca: expected true, false or "unsure".'),
        ({"duration": "years"}, "answers.json, duration: expected one of weeks, months, unsure."),
        ({"teen_private": "perhaps"}, "answers.json, teen_private: expected one of yes, no, unsure."),
        ({"format": "smoke"}, "answers.json, format: expected one of standard, large_print, braille, audio, asl."),
        ({"lang": 7}, "answers.json, lang: expected the tag of a language, such as es or zh-Hant."),
        ({"as_of": "today"}, "answers.json, as_of: expected a day written YYYY-MM-DD."),
        ({"letter": {"printed_on": "2027-01-01"}}, "answers.json, letter, printed_on: this day is still to come."),
        ({"letter": {"sent_on": "2026-11-16"}}, "answers.json, letter, printed_on: missing."),
    ],
)  # fmt: skip
def test_a_spoiled_answer_is_refused_in_one_sentence(change: dict[str, Any], said: str, tmp_path: Path) -> None:
    refusal = run(tmp_path, {**EVERY_KEY, **change}).exception
    assert isinstance(refusal, UnreadableInput), refusal
    assert refusal.exit_code == 2
    assert str(refusal).startswith(said)
    assert "\n" not in str(refusal)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "answers.json, line 1, column 1: not JSON. Expected an object with answers by question"),
        ("[]", "answers.json: not an object. Expected an object with answers by question"),
        ("[" * 100_000, "answers.json: not JSON."),
        (" " * 1_000_001, "answers.json is larger than 1,000,000 bytes."),
    ],
)
def test_a_file_that_holds_no_answers_is_refused(text: str, said: str, tmp_path: Path) -> None:
    assert str(run(tmp_path, text).exception).startswith(said)


def test_a_language_nobody_wrote_is_refused(tmp_path: Path) -> None:
    refusal = run(tmp_path, {}, "--lang", "xx").exception
    assert str(refusal).startswith("--lang 'xx': there are no words for it. Expected one of en, es")


def test_the_same_answers_give_the_same_bytes_and_no_django(tmp_path: Path) -> None:
    """In two processes with sets in another order; a spoiled file ends with exit code 2 and one line."""
    path = tmp_path / "answers.json"
    path.write_text(json.dumps(EVERY_KEY))
    first, second = (begun(str(path), "--json", seed=seed) for seed in ("1", "2"))
    assert first.returncode == 0, first.stderr
    assert first.stdout == second.stdout
    assert first.stderr.strip() == "Django: False"
    path.write_text('{"coverage": "medicaid"}')
    spoiled = begun(str(path), seed="1")
    assert spoiled.returncode == 2
    assert len(spoiled.stderr.strip().splitlines()) == 2  # the sentence, and whether Django was there


def begun(*words: str, seed: str) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own, which then says whether it imported Django."""
    program = (
        "import runpy, sys; sys.argv = ['wayfellow', 'guide', *sys.argv[1:]]\n"
        "try: runpy.run_module('wayfellow', run_name='__main__')\n"
        "finally: print('Django:', 'django' in sys.modules, file=sys.stderr)"
    )
    here = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": seed, "WAYFELLOW_NOW": "2026-11-24T09:00-08:00"}
    command = [sys.executable, "-P", "-c", program, *words]
    return subprocess.run(command, env=here, capture_output=True, text=True, check=False)
