"""The intervals are the textbook's, and exact at the ends."""

from math import exp, sqrt

import pytest

from lawmodel.comparison.intervals import NORMAL_95, paired_ratio, total_of_small_numbers, wilson


@pytest.mark.parametrize(
    ("count", "cases", "low", "high"),
    [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_the_interval_of_a_share_is_that_of_the_published_examples(
    count: int, cases: int, low: float, high: float
) -> None:
    """Newcombe 1998, table I: the score method without continuity correction."""
    assert [end / cases for end in wilson(count, cases)] == pytest.approx([low, high], abs=0.00005)


def test_a_count_of_nothing_starts_at_exactly_nothing() -> None:
    low, high = wilson(0, 20)
    assert low == 0.0
    assert high / 20 == pytest.approx(0.1611, abs=0.00005)


def test_a_count_of_everything_ends_at_exactly_everything() -> None:
    low, high = wilson(20, 20)
    assert high == 20.0
    assert low == pytest.approx(20 - wilson(0, 20)[1])


def test_no_cases_leave_no_room_for_chance() -> None:
    assert wilson(0, 0) == (0.0, 0.0)


@pytest.mark.parametrize("count", range(0, 51, 5))
def test_an_interval_holds_its_own_count_and_stays_within_the_cases(count: int) -> None:
    low, high = wilson(count, 50)
    assert 0 <= low <= count <= high <= 50


def test_a_hundred_times_the_cases_make_the_share_ten_times_as_certain() -> None:
    few, many = wilson(5_000, 10_000), wilson(500_000, 1_000_000)
    assert (few[1] - few[0]) / 10_000 == pytest.approx(10 * (many[1] - many[0]) / 1_000_000, rel=0.001)


def test_a_ratio_of_the_same_cases_has_the_width_of_those_that_moved() -> None:
    found = paired_ratio(60, 20, 40)
    assert found is not None
    ratio, low, high = found
    half = NORMAL_95 * sqrt(60 / (80 * 100))
    assert (ratio, low, high) == pytest.approx((1.25, 1.25 * exp(-half), 1.25 * exp(half)))


def test_where_nobody_moves_the_ratio_is_certain() -> None:
    assert paired_ratio(17, 0, 0) == (1.0, 1.0, 1.0)


@pytest.mark.parametrize("counts", [(0, 0, 5), (0, 5, 0), (0, 0, 0)])
def test_there_is_no_ratio_to_nothing_or_of_nothing(counts: tuple[int, int, int]) -> None:
    assert paired_ratio(*counts) is None


def test_the_ratio_there_is_one_over_the_ratio_back() -> None:
    there, back = paired_ratio(60, 20, 40), paired_ratio(60, 40, 20)
    assert there is not None
    assert back is not None
    assert there == pytest.approx((1 / back[0], 1 / back[2], 1 / back[1]))


def test_a_sum_in_which_every_case_has_the_same_part_is_certain() -> None:
    assert total_of_small_numbers(30, 90, 10) == (30.0, 30.0)


def test_a_sum_of_parts_that_differ_has_the_width_of_their_spread() -> None:
    """Ten cases: five of one, five of three. Their variance is 10/9."""
    low, high = total_of_small_numbers(20, 50, 10)
    assert (low, high) == pytest.approx((20 - NORMAL_95 * sqrt(100 / 9), 20 + NORMAL_95 * sqrt(100 / 9)))


def test_a_sum_is_never_below_nothing() -> None:
    assert total_of_small_numbers(3, 9, 3)[0] == 0.0


def test_one_case_alone_says_nothing_of_chance() -> None:
    assert total_of_small_numbers(4, 16, 1) == (4.0, 4.0)
