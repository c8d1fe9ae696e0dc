"""The invented county: the same again from the same seed, true to its stories, dull everywhere else."""

from __future__ import annotations

import csv
import subprocess
import sys
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pytest
from click.testing import CliRunner

from wayfellow.cli.generate import generate
from wayfellow.rules.problems import MissingDependency, UnreadableInput
from wayfellow.screening.synthetic import block, days
from wayfellow.screening.synthetic.block import Wish
from wayfellow.screening.synthetic.county import write_county
from wayfellow.screening.synthetic.layouts import COLUMNS
from wayfellow.screening.synthetic.stories import STORIES
from wayfellow.screening.synthetic.story import POPULATIONS

AS_OF = date(2026, 6, 30)
TABLES = ("eligibility", "medical_claim", "pharmacy_claim", "facts", "truth")


class County:
    """A county on disk, and questions about it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.con = duckdb.connect()
        for table in TABLES:
            self.con.execute(f"create view {table} as from '{folder / table}.parquet'")
        self.con.execute("create view story_of as select distinct person_id, story from truth")
        self.con.execute(f"create macro as_of() as date '{AS_OF}'")

    def rows(self, question: str) -> list[tuple[Any, ...]]:
        return self.con.execute(question).fetchall()

    def one(self, question: str) -> Any:
        return self.rows(question)[0][0]


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory) -> County:
    folder = tmp_path_factory.mktemp("counties") / "county"
    write_county(Wish(12_000, 7, AS_OF), folder, with_truth=True)
    return County(folder)


def test_the_same_wish_makes_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(block, "PEOPLE_A_BLOCK", 1_500)  # several blocks, whatever the machine
    wish = Wish(4_000, 3, AS_OF, lines_a_person=6)
    for name in ("one", "two"):
        write_county(wish, tmp_path / name, with_truth=True)
    for path in (tmp_path / "one").iterdir():
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes(), path.name


def test_another_seed_makes_another_county(tmp_path: Path) -> None:
    for seed in (3, 4):
        write_county(Wish(200, seed, AS_OF), tmp_path / str(seed))
    assert (tmp_path / "3/eligibility.parquet").read_bytes() != (tmp_path / "4/eligibility.parquet").read_bytes()


def test_a_block_depends_on_nothing_made_before_it() -> None:
    wish = Wish(block.PEOPLE_A_BLOCK + 300, 5, AS_OF, lines_a_person=4)
    alone = block.make_block(wish, 1)
    block.make_block(wish, 0)
    again = block.make_block(wish, 1)
    assert alone.people == 300
    assert all(alone.tables[name].equals(again.tables[name]) for name in TABLES)


def test_no_word_stands_twice_in_a_dictionary() -> None:
    """Arrow would leave part of the page to whatever was in memory: other bytes every time, and not ours to give."""
    for name, table in block.make_block(Wish(3_000, 7, AS_OF, lines_a_person=4), 0).tables.items():
        for column in table.column_names:
            if pa.types.is_dictionary(table[column].type):
                words = table[column].chunk(0).dictionary.to_pylist()
                assert len(words) == len(set(words)), f"{name}.{column}"


def test_every_file_has_its_columns(county: County) -> None:
    for table in TABLES:
        assert [row[0] for row in county.rows(f"describe {table}")] == COLUMNS[table]
    kinds = dict(row[:2] for row in county.rows("describe medical_claim"))
    assert kinds["claim_start_date"] == "DATE"
    assert kinds["diagnosis_code_25"] == "VARCHAR"
    assert kinds["claim_line_number"] == "INTEGER"


def test_every_story_is_told_at_least_once(county: County) -> None:
    with (county.folder / "stories.csv").open(encoding="utf-8") as file:
        told = {row["story"]: int(row["how_many"]) for row in csv.DictReader(file)}
    assert set(told) == {story.code for story in STORIES}
    assert min(told.values()) >= 1
    assert sum(told.values()) == 12_000


def test_truth_and_stories_agree(county: County) -> None:
    told = "coalesce(disposition, '')"
    truth = dict(county.rows(f"select (story, population, finding, {told}), count(*) from truth group by all"))
    with (county.folder / "stories.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["population"]]
    said = ("story", "population", "expected_finding", "expected_disposition")
    expected = {tuple(row[name] for name in said): int(row["how_many"]) for row in rows}
    assert truth == expected


def test_truth_holds_both_sides_of_every_population(county: County) -> None:
    kinds = Counter(county.rows("select distinct population, finding from truth"))
    assert {(p, f) for p in POPULATIONS for f in ("met", "not_met")} <= set(kinds)
    assert {(p, "unknown") for p in POPULATIONS if p != "CW_C"} <= set(kinds)
    assert {(p, "conflict") for p in POPULATIONS if not p.startswith("UTL")} <= set(kinds)


NAIVE_EMERGENCIES = """
    select person_id, claim_id, min(coalesce(claim_line_start_date, claim_start_date)) as day,
        coalesce(any_value(bill_type_code) not like '11%', true) as outside
    from medical_claim where revenue_center_code between '0450' and '0459' or revenue_center_code = '0981'
        or place_of_service_code = '23' or hcpcs_code between '99281' and '99285' group by all
"""
ORDINARY = "e.person_id not in (select person_id from story_of)"


def test_ordinary_people_stay_below_every_emergency_threshold(county: County) -> None:
    """Even if hospital and doctor are counted apart, and beds too: below 5 in six months, below 3 in twelve."""
    most = f"""
        with e as ({NAIVE_EMERGENCIES}), near as (
            select e.person_id, e.day, count(distinct f.claim_id) as claims,
                count(distinct f.day) filter (f.outside) as visits
            from e join e f on f.person_id = e.person_id
                and f.day between e.day and e.day + interval '{{months}} months'
            where {ORDINARY} group by all)
        select max(claims), max(visits) from near join eligibility using (person_id)
        where birth_date {{ages}} as_of() - interval '21 years'
    """
    adult_claims, adult_visits = county.rows(most.format(months=6, ages="<="))[0]
    child_claims, child_visits = county.rows(most.format(months=12, ages=">"))[0]
    assert (adult_visits, child_visits) == (2, 1)
    assert adult_claims <= 4
    assert child_claims <= 2


def test_ordinary_people_have_at_most_one_stay(county: County) -> None:
    stays = county.one(f"""
        select max(stays) from (select count(distinct claim_id) as stays from medical_claim e
        where bill_type_code[1:2] in ('11', '21', '18') and {ORDINARY} group by person_id)""")
    assert stays == 1


def test_only_stories_speak_of_homes_hunger_pregnancy_and_violence(county: County) -> None:
    positions = ", ".join(f"diagnosis_code_{n}" for n in range(1, 26))
    telling = county.one(f"""
        select count(*) from (select person_id, unnest([{positions}]) as code from medical_claim) e
        where {ORDINARY} and regexp_matches(replace(code, '.', ''),
            '^(Z590|Z591|Z594|Z5981|O|Z33|Z34|Z36|Z37|Z39|Z3A|T74|T76|Z69|Z630)')""")
    assert telling == 0
    places = f"select count(*) from medical_claim e where place_of_service_code in ('04', '16', '27') and {ORDINARY}"
    assert county.one(places) == 0


def visits_of(county: County, story: str) -> set[int]:
    """How many emergency visits people of a story have in six months: one a day and named hospital."""
    counted = county.rows(f"""
        select count(distinct (coalesce(claim_line_start_date, claim_start_date), facility_npi))
        from medical_claim join story_of using (person_id) where story = '{story}'
        and coalesce(claim_line_start_date, claim_start_date) > as_of() - interval '6 months'
        and bill_type_code[1:2] in ('13', '14', '85')
        and (revenue_center_code between '0450' and '0459' or revenue_center_code = '0981') group by person_id""")
    return {row[0] for row in counted}


@pytest.mark.parametrize(
    ("story", "visits"),
    [
        ("ed_5", 5), ("ed_4", 4), ("ed_4_billed_twice", 4), ("ed_5_one_too_old", 4), ("ed_5_first_day", 5),
        ("ed_5_one_admitted", 5), ("ed_5_same_hospital_same_day", 4), ("ed_5_two_hospitals_a_day", 5), ("ed_20", 20),
    ],
)  # fmt: skip
def test_a_story_has_the_visits_it_tells(county: County, story: str, visits: int) -> None:
    assert visits_of(county, story) == {visits}


def test_the_oldest_visit_stands_on_the_edge(county: County) -> None:
    edge = days.months_before(AS_OF, 6)
    oldest = """
        select min(claim_start_date) from medical_claim join story_of using (person_id)
        where story = '{}' and place_of_service_code = '23' and claim_start_date >= date '{}'"""
    assert county.one(oldest.format("ed_5_one_too_old", edge)) == edge
    assert (county.one(oldest.format("ed_5_first_day", edge)) - edge).days == 1


def test_people_on_a_birthday_stand_on_the_right_side(county: County) -> None:
    born = dict(
        county.rows("select story, any_value(birth_date) from eligibility join story_of using (person_id) group by 1")
    )
    assert born["adult_since_today_5"] == date(2005, 6, 30)
    assert born["child_until_tomorrow_3"] == date(2005, 7, 1)
    assert born["leap_day_adult_5"] == date(2004, 2, 29)
    assert born["leap_day_child_3"] == date(2008, 2, 29)
    assert born["birth_date_unknown_5"] is None


def test_claims_have_the_shapes_of_real_ones(county: County) -> None:
    assert 27 < county.one("select count(*) / 12000 from medical_claim") < 33
    filled = " + ".join(f"(diagnosis_code_{n} is not null)::int" for n in range(1, 26))
    assert 2.8 < county.one(f"select avg({filled}) from medical_claim") < 4.2
    assert (
        county.one("select count(*) from medical_claim where claim_start_date not between '2024-07-01' and as_of()")
        == 0
    )
    assert county.one("select max(paid_date) from medical_claim") <= AS_OF
    beds = county.one("""select count(*) from (select max(revenue_center_code between '0100' and '0219') as bed
        from medical_claim where bill_type_code = '111' group by claim_id) where not bed""")
    assert beds == 0
    loose = county.one("""
        with stays as (select distinct person_id, admission_date as a, coalesce(discharge_date, as_of()) as d
            from medical_claim where bill_type_code in ('111', '211'))
        select count(*) from medical_claim m where place_of_service_code in ('21', '31') and not exists (select 1
            from stays s where s.person_id = m.person_id
            and coalesce(m.claim_line_start_date, m.claim_start_date) between s.a and s.d)""")
    assert loose == 0
    blank = county.one("select avg((admit_type_code is null)::int) from medical_claim where bill_type_code = '111'")
    assert 0.02 < blank < 0.25


def test_files_are_their_owners_only(county: County) -> None:
    assert county.folder.stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o777 for path in county.folder.iterdir()} == {0o600}


def test_the_folder_says_that_it_is_invented(county: County) -> None:
    text = (county.folder / "README.txt").read_text(encoding="utf-8")
    for words in (
        "invented",
        "people: 12000",
        "seed: 7",
        "as of: 2026-06-30",
        "claims from: 2024-07-01",
        "claims to: 2026-06-30",
    ):
        assert words in text


def test_a_strange_folder_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("years of work", encoding="utf-8")
    with pytest.raises(UnreadableInput, match="choose a new or empty folder"):
        write_county(Wish(50, 1, AS_OF), tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_our_own_folder_is_replaced_but_not_with_a_stranger_in_it(tmp_path: Path) -> None:
    folder = tmp_path / "county"
    write_county(Wish(50, 1, AS_OF), folder, with_truth=True)
    write_county(Wish(60, 1, AS_OF), folder)
    assert not (folder / "truth.parquet").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["county"]
    (folder / "notes.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(UnreadableInput):
        write_county(Wish(50, 1, AS_OF), folder)


def test_a_failure_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("wayfellow.screening.synthetic.county.write_stories", full)
    with pytest.raises(MissingDependency, match="No space left on device"):
        write_county(Wish(50, 1, AS_OF), tmp_path / "county", with_truth=True)
    assert list(tmp_path.iterdir()) == []


def test_the_command_writes_csv_and_stays_quiet_in_a_pipe(tmp_path: Path) -> None:
    asked = ["people", "--count", "300", "--seed", "2", "--out", str(tmp_path / "county"), "--truth", "--format", "csv"]
    done = CliRunner().invoke(generate, asked, catch_exceptions=False)
    assert done.exit_code == 0
    assert done.stdout.startswith("300 invented people with ")
    assert done.stderr == ""
    with (tmp_path / "county/eligibility.csv").open(encoding="utf-8") as file:
        row = next(csv.DictReader(file))
    assert row["person_id"] == "P000000001"
    assert date.fromisoformat(row["enrollment_start_date"]) <= AS_OF


def test_generating_never_imports_django() -> None:
    asked = "import sys, wayfellow.cli.generate; sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", asked], check=False).returncode == 0


@pytest.mark.parametrize("as_of", [date(2025, 2, 28), date(2025, 3, 1), date(2028, 2, 29), date(2026, 8, 31)])
def test_leap_day_births_fall_on_both_sides_of_21(as_of: date) -> None:
    adult, child = days.leap_births(as_of)
    assert (adult.month, adult.day, child.month, child.day) == (2, 29, 2, 29)
    turns = lambda born: date(born.year + 21, 3, 1) if (born.year + 21) % 4 else date(born.year + 21, 2, 29)  # noqa: E731
    assert turns(adult) <= as_of < turns(child)
