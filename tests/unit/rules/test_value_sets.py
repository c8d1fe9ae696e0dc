"""Groups of codes: ranges, prefixes, exclusions, and codes as people write them."""

from __future__ import annotations

import re

import pytest

from wayfellow.rules.language.source import Source
from wayfellow.rules.language.value_sets import ValueSet, _spread, load_value_sets, plain_code, sets_of, value_sets_hash

ANY = Source("A test", "§ 0")


def made(*codes: str, excluded: tuple[str, ...] = ()) -> ValueSet:
    return ValueSet("MADE", "Made for a test", "icd10", "2026", codes, ANY, "", excluded)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Z59.00", ["Z5900"]),
        ("f84", ["F84"]),
        ("F20-F23", ["F20", "F21", "F22", "F23"]),
        ("E08-E11", ["E08", "E09", "E10", "E11"]),
        ("D00-D02", ["D00", "D01", "D02"]),
        ("I10-I10", ["I10"]),
        ("04", ["04"]),
    ],
)
def test_ranges_are_spread(text: str, codes: list[str]) -> None:
    assert _spread(text) == codes


@pytest.mark.parametrize("written", ["F32.9", "f32.9", "F329", " F32.9 ", "f329"])
def test_dots_case_and_spaces_do_not_matter(written: str) -> None:
    assert plain_code(written) == "F329"
    assert made("F32").holds(written)
    assert sets_of("icd10", written) == ("MENTAL_HEALTH",)


def test_a_prefix_holds_what_begins_with_it() -> None:
    one = made("F84", "Z5900")
    assert one.holds("F84")
    assert one.holds("F84.0")
    assert one.holds("Z59.00")
    assert not one.holds("F8")
    assert not one.holds("Z59.0")
    assert not one.holds("AF84")
    assert not one.holds("")


def test_any_one_character_may_stand_in_a_place() -> None:
    one = made("T40__1")
    assert one.holds("T40.1X1A")
    assert one.holds("t40.411")
    assert not one.holds("T40.1X2A")
    assert not one.holds("T40.11")
    assert not one.holds("T41.1X1A")


def test_no_other_prefix_stands_beside_one_with_any_character() -> None:
    """In columns the longest prefix of a code decides, and one with any character knows nothing of its neighbors."""
    finer = [(code, one) for one in load_value_sets().values() for code in (*one.codes, *one.excluded) if len(code) > 3]
    wild = {code[:3]: one for code, one in finer if "_" in code}
    assert wild
    assert [code for code, one in finer if one is not wild.get(code[:3], one)] == []


def test_what_is_excepted_is_not_held() -> None:
    one = made("F10", excluded=("F1011", "F1021"))
    assert one.holds("F10.20")
    assert not one.holds("F10.21")
    assert not one.holds("F10.11")
    assert one.holds("F10.1")


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("Z59.00", {"HOMELESS_UNSPECIFIED", "HOUSING_UNSTABLE"}),
        ("Z59.41", {"FOOD"}),
        ("Z59.82", {"TRANSPORT"}),
        ("F10.20", {"SUBSTANCE_USE"}),
        ("F10.21", set()),
        ("F17.210", set()),
        ("F84.0", {"MENTAL_HEALTH", "DEVELOPMENTAL"}),
        ("O80", {"PREGNANCY"}),
        ("O99.310", {"PREGNANCY", "SUBSTANCE_USE"}),
        ("Z39.2", set()),
        ("R45.851", {"MENTAL_HEALTH", "SELF_HARM"}),
        ("T40.1X1A", {"OVERDOSE"}),
        ("t40411a", {"OVERDOSE"}),
        ("T40.413A", set()),
        ("T40.1X5A", set()),
        ("T40.1", set()),
        ("X83.8XXA", {"SELF_HARM"}),
        ("T14.90XA", set()),
        ("R45.2", set()),
        ("D49.9", {"CHRONIC"}),
        ("D50.0", set()),
        ("J06.9", set()),
        ("R75", set()),
    ],
)
def test_codes_at_the_edges_of_the_law(code: str, names: set[str]) -> None:
    """ECM specification § 1.10: what is in a group, and what stands beside it and is not."""
    assert set(sets_of("icd10", code)) == names


def test_kinds_of_codes_do_not_mix() -> None:
    assert sets_of("place", "04") == ("PLACE_SHELTER",)
    assert sets_of("place", "27") == ("PLACE_STREET",)
    assert sets_of("icd10", "04") == ()
    assert sets_of("place", "Z59.00") == ()


def test_every_set_is_titled_cited_and_written_plainly() -> None:
    for name, one in load_value_sets().items():
        assert one.name == name
        assert one.title
        assert one.version
        assert one.source.section
        assert one.codes
        assert all(re.fullmatch(r"[A-Z0-9]{1,3}[A-Z0-9_]*", code) for code in one.codes), name
        assert all(re.fullmatch(r"[A-Z0-9]+", code) for code in one.excluded), name
        assert all(code.startswith(one.codes) for code in one.excluded), f"{name} excepts what it does not hold"


def test_the_hash_is_short_and_stays() -> None:
    assert re.fullmatch(r"[0-9a-f]{12}", value_sets_hash())
    assert value_sets_hash() == value_sets_hash()
