"""The logic of what is not known: the law's own order, and the laws of logic that hold in it."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wayfellow.rules.language.truth import (
    CONFLICT,
    MET,
    NOT_MET,
    TRUTHS,
    UNKNOWN,
    Truth,
    all_true,
    any_true,
    at_least_true,
    heard,
    opposite,
    presumed,
    supported,
)

AND_ORDER = (NOT_MET, CONFLICT, UNKNOWN, MET)
OR_ORDER = (MET, CONFLICT, UNKNOWN, NOT_MET)

truths = st.sampled_from(TRUTHS)
lists = st.lists(truths, max_size=6)


def first_present(order: tuple[Truth, ...], operands: tuple[Truth, ...]) -> Truth:
    return next(truth for truth in order if truth in operands)


@pytest.mark.parametrize("size", [1, 2, 3])
def test_the_order_of_the_law(size: int) -> None:
    """AND is the first present of not_met, conflict, unknown, met; OR of met, conflict, unknown, not_met."""
    for operands in product(TRUTHS, repeat=size):
        assert all_true(operands) == first_present(AND_ORDER, operands), operands
        assert any_true(operands) == first_present(OR_ORDER, operands), operands


def test_nothing_to_combine() -> None:
    assert all_true([]) == MET
    assert any_true([]) == NOT_MET
    assert at_least_true(0, []) == MET
    assert at_least_true(1, []) == NOT_MET


def test_every_truth_has_its_word_and_its_code() -> None:
    assert [truth.word for truth in TRUTHS] == ["not_met", "unknown", "conflict", "met"]
    assert [truth.code for truth in TRUTHS] == [0, 1, 2, 3]
    assert [truth.undetermined for truth in TRUTHS] == [False, True, True, False]


def test_not_turns_what_is_certain_and_leaves_what_is_open() -> None:
    assert [opposite(truth) for truth in TRUTHS] == [MET, UNKNOWN, CONFLICT, NOT_MET]


@given(lists)
def test_de_morgan(operands: list[Truth]) -> None:
    assert opposite(all_true(operands)) == any_true(map(opposite, operands))
    assert opposite(any_true(operands)) == all_true(map(opposite, operands))


@given(lists, st.randoms(use_true_random=False), st.integers(0, 7))
def test_the_order_of_operands_does_not_matter(operands: list[Truth], draw: object, k: int) -> None:
    shuffled = list(operands)
    draw.shuffle(shuffled)  # type: ignore[attr-defined]
    assert all_true(shuffled) == all_true(operands)
    assert any_true(shuffled) == any_true(operands)
    assert at_least_true(k, shuffled) == at_least_true(k, operands)


@given(lists, lists)
def test_grouping_does_not_matter(left: list[Truth], right: list[Truth]) -> None:
    assert all_true([all_true(left), all_true(right)]) == all_true([*left, *right])
    assert any_true([any_true(left), any_true(right)]) == any_true([*left, *right])


@given(truths)
def test_twice_the_same_is_the_same(one: Truth) -> None:
    assert all_true([one, one]) == any_true([one, one]) == opposite(opposite(one)) == one


def test_absorption_need_not_hold() -> None:
    """The price of the law's order: a conflict inside something that is open shows through."""
    assert any_true([UNKNOWN, all_true([UNKNOWN, CONFLICT])]) == CONFLICT


@given(lists, st.integers(0, 7))
def test_at_least_counts_both_sides(operands: list[Truth], k: int) -> None:
    found = at_least_true(k, operands)
    assert found.certain == (sum(truth == MET for truth in operands) >= k)
    assert found.possible == (sum(truth != NOT_MET for truth in operands) >= k)
    assert found.conflict == (found.undetermined and CONFLICT in operands)


@given(lists)
def test_at_least_one_is_or_and_at_least_all_is_and(operands: list[Truth]) -> None:
    assert at_least_true(1, operands) == any_true(operands)
    assert at_least_true(len(operands), operands) == all_true(operands)


@given(lists, st.integers(0, 6))
def test_asking_for_more_is_never_easier(operands: list[Truth], k: int) -> None:
    fewer, more = at_least_true(k, operands), at_least_true(k + 1, operands)
    assert fewer.certain >= more.certain
    assert fewer.possible >= more.possible


@given(lists, st.integers(0, 6), st.sampled_from([MET, NOT_MET]))
def test_settling_what_is_open_never_moves_what_is_settled(operands: list[Truth], at: int, settled: Truth) -> None:
    open_ones = [number for number, truth in enumerate(operands) if truth.undetermined]
    if not open_ones:
        return
    after = list(operands)
    after[open_ones[at % len(open_ones)]] = settled
    for combine in (all_true, any_true, lambda ones: at_least_true(2, ones)):
        before = combine(operands)
        assert before.undetermined or combine(after) == before


@pytest.mark.parametrize(
    ("yes", "no", "truth"),
    [(True, False, MET), (False, True, NOT_MET), (False, False, UNKNOWN), (True, True, CONFLICT)],
)
def test_what_was_heard(yes: bool, no: bool, truth: Truth) -> None:
    assert heard(yes, no) == truth


@pytest.mark.parametrize(("told", "after"), [(NOT_MET, CONFLICT), (UNKNOWN, MET), (CONFLICT, CONFLICT), (MET, MET)])
def test_a_source_that_can_only_say_yes(told: Truth, after: Truth) -> None:
    """It settles what is open, contradicts a no, and settles no conflict; where it is silent nothing changes."""
    assert supported(told, sign=True) == after
    assert supported(told, sign=False) == told


@pytest.mark.parametrize(
    ("told", "doubt", "after"),
    [
        (UNKNOWN, NOT_MET, MET),
        (UNKNOWN, UNKNOWN, MET),
        (UNKNOWN, CONFLICT, MET),
        (UNKNOWN, MET, UNKNOWN),
        *((told, doubt, told) for told in (MET, NOT_MET, CONFLICT) for doubt in TRUTHS),
    ],
)
def test_taken_as_met_while_nobody_said_otherwise(told: Truth, doubt: Truth, after: Truth) -> None:
    """Only what nobody spoke of is presumed, and only certain cause for doubt leaves it open."""
    assert presumed(told, doubt) == after
