"""Weighted figures are those of the textbook on strata (Cochran 1977), and cover what they estimate."""

from collections.abc import Mapping
from functools import cache
from math import exp, log, sqrt

import numpy as np
import pytest
from numpy.typing import NDArray

from lawmodel.comparison.estimates import (
    Figure,
    Interval,
    Ratio,
    Sample,
    figure,
    figure_of_numbers,
    ratio,
    weighted_ratio,
)
from lawmodel.comparison.figures import StreamFigures, stream_figures
from lawmodel.comparison.intervals import NORMAL_95
from lawmodel.comparison.tally import plan_for, tally
from lawmodel.outcomes.plan import Plan
from lawmodel.outcomes.rival_readings import ReadLaw, read_law
from lawmodel.population.from_recipe import draw_cases
from lawmodel.statutebook.from_files import read_statute_book
from lawmodel.statutebook.law_version_from_book import cut_version
from tests.command_line import LIGHTHOUSE
from tests.population import fleet

Answers = Mapping[int, NDArray[np.int64]]
"""What each case of each stratum shows: 0 or 1, or a small number."""

SIZES = {3: 60, 5: 40, 9: 300}
WEIGHTS = {3: 3.0, 5: 1.5, 9: 0.5}
SAMPLE = Sample(SIZES, WEIGHTS)
EVEN = Sample(SIZES, dict.fromkeys(SIZES, 1.0))


def yes(seed: int, shares: Mapping[int, float]) -> Answers:
    chance = np.random.default_rng(seed)
    return {code: (chance.random(SIZES[code]) < share).astype(np.int64) for code, share in shares.items()}


def sums(answers: Answers) -> dict[int, int]:
    return {code: int(column.sum()) for code, column in answers.items()}


def weighted(one: Figure) -> tuple[float, Interval]:
    assert one.weighted is not None
    return one.weighted.count, one.weighted.interval


def around(value: float, error: float) -> tuple[float, float]:
    return pytest.approx((value - NORMAL_95 * error, value + NORMAL_95 * error), rel=1e-9)


# --- The textbook ---


def test_a_share_has_the_interval_of_a_stratified_share() -> None:
    """Cochran 1977, (5.52): the variance of the share is the sum of (W_h)^2 p_h q_h / (n_h - 1)."""
    met = {3: 12, 5: 30, 9: 90}
    people = sum(WEIGHTS[code] * SIZES[code] for code in SIZES)
    parts = {code: WEIGHTS[code] * SIZES[code] / people for code in SIZES}
    shares = {code: met[code] / SIZES[code] for code in SIZES}
    share = sum(parts[code] * shares[code] for code in SIZES)
    variance = sum(parts[h] ** 2 * shares[h] * (1 - shares[h]) / (SIZES[h] - 1) for h in SIZES)
    count, interval = weighted(figure(met, SAMPLE))
    assert count == pytest.approx(people * share)
    assert interval == around(people * share, people * sqrt(variance))


def test_a_sum_has_the_interval_of_a_stratified_total() -> None:
    """Cochran 1977, (5.12): the variance is the sum of N_h^2 s_h^2 / n_h, here with N_h = w_h n_h."""
    chance = np.random.default_rng(1977)
    numbers = {code: chance.integers(0, 6, size) for code, size in SIZES.items()}
    squares = {code: int((column**2).sum()) for code, column in numbers.items()}
    total = sum(WEIGHTS[code] * float(column.sum()) for code, column in numbers.items())
    variance = sum(
        (WEIGHTS[code] * SIZES[code]) ** 2 * float(column.var(ddof=1)) / SIZES[code]
        for code, column in numbers.items()
    )
    count, interval = weighted(figure_of_numbers(sums(numbers), squares, SAMPLE))
    assert count == pytest.approx(total)
    assert interval == around(total, sqrt(variance))


def moved(before: Answers, after: Answers) -> tuple[dict[int, int], dict[int, int], dict[int, int]]:
    return (
        {code: int((before[code] & after[code]).sum()) for code in before},
        {code: int((before[code] & ~after[code] & 1).sum()) for code in before},
        {code: int((~before[code] & 1 & after[code]).sum()) for code in before},
    )


def linearised(before: Answers, after: Answers) -> Ratio:
    """The ratio of two totals over the same cases, each by what it adds to the logarithm (Woodruff 1971)."""
    old = sum(WEIGHTS[code] * float(column.sum()) for code, column in before.items())
    new = sum(WEIGHTS[code] * float(column.sum()) for code, column in after.items())
    variance = 0.0
    for code, size in SIZES.items():
        steps = WEIGHTS[code] * (after[code] / new - before[code] / old)
        variance += size * float(steps.var(ddof=1))
    half = NORMAL_95 * sqrt(variance)
    return Ratio(new / old, (exp(log(new / old) - half), exp(log(new / old) + half)))


def test_a_ratio_has_the_interval_of_linearised_strata() -> None:
    before, after = yes(1, {3: 0.3, 5: 0.5, 9: 0.2}), yes(2, {3: 0.6, 5: 0.4, 9: 0.3})
    found, expected = weighted_ratio(*moved(before, after), SAMPLE), linearised(before, after)
    assert found is not None
    assert found.value == pytest.approx(expected.value)
    assert found.interval == pytest.approx(expected.interval)


def test_a_stratum_in_which_all_are_met_adds_nothing_to_chance() -> None:
    count, interval = weighted(figure({3: 60, 5: 40, 9: 300}, SAMPLE))
    assert interval == (count, count) == (390, 390)


def test_nobody_met_is_nobody() -> None:
    assert weighted(figure({}, SAMPLE)) == (0, (0, 0))


def test_an_interval_of_a_share_stays_between_none_and_all() -> None:
    few = Sample({1: 10, 2: 10}, {1: 1.9, 2: 0.1})
    assert weighted(figure({1: 1, 2: 0}, few))[1][0] == 0
    assert weighted(figure({1: 9, 2: 10}, few))[1][1] == pytest.approx(20)


def test_a_stratum_of_one_case_is_counted_though_nothing_is_known_of_its_chance() -> None:
    assert weighted(figure({1: 1}, Sample({1: 1}, {1: 2.5}))) == (2.5, (2.5, 2.5))


def test_a_ratio_of_nobody_is_none() -> None:
    assert weighted_ratio({}, {}, {3: 4}, SAMPLE) is None
    assert weighted_ratio({}, {3: 4}, {}, SAMPLE) is None


def test_a_ratio_where_nobody_moves_is_one_without_doubt() -> None:
    found = weighted_ratio({3: 10, 9: 20}, {}, {}, SAMPLE)
    assert found is not None
    assert (found.value, found.interval) == (1, pytest.approx((1, 1)))


# --- Equal weights, and none ---


def test_equal_weights_give_the_counts_themselves() -> None:
    found = figure({3: 12, 5: 30, 9: 90}, EVEN)
    assert weighted(found)[0] == found.count == 132


def test_equal_weights_in_one_stratum_give_the_plain_interval_of_a_sum() -> None:
    one = figure_of_numbers({1: 70}, {1: 180}, Sample({1: 100}, {1: 1.0}))
    assert weighted(one)[1] == pytest.approx(one.interval)


def test_equal_weights_in_one_stratum_give_nearly_the_plain_interval_of_a_count() -> None:
    one = figure({1: 300}, Sample({1: 1000}, {1: 1.0}))
    assert weighted(one)[1] == pytest.approx(one.interval, rel=0.005)


def test_equal_weights_in_one_stratum_give_nearly_the_plain_interval_of_a_ratio() -> None:
    counts = ({1: 300}, {1: 30}, {1: 60})
    plain, found = ratio(*counts), weighted_ratio(*counts, Sample({1: 1000}, {1: 1.0}))
    assert plain is not None
    assert found is not None
    assert found.value == pytest.approx(plain.value)
    assert found.interval == pytest.approx(plain.interval, rel=0.005)


def test_without_weights_nothing_is_weighted() -> None:
    plain = Sample(SIZES)
    assert figure({3: 12}, plain).weighted is None
    assert figure_of_numbers({3: 12}, {3: 20}, plain).weighted is None
    assert weighted_ratio({3: 12}, {}, {}, plain) is None
    assert figure({3: 12}, plain).leading.count == 12


def test_cases_stand_for_as_many_as_they_weigh() -> None:
    assert SAMPLE.stands_for == pytest.approx(3 * 60 + 1.5 * 40 + 0.5 * 300)
    assert Sample(SIZES).stands_for == SAMPLE.cases == 400


# --- Coverage: small samples of the fleet against one a hundred times as large ---

SEEDS = range(1, 101)
CASES = 1000
TIMES = 100
MEASURES = ("ratio", "allowed", "assessments")


@cache
def laws() -> tuple[ReadLaw, ...]:
    book = read_statute_book(LIGHTHOUSE)
    return tuple(read_law(cut_version(book, version), book, {}) for version in ("first", "reformed"))


@cache
def plan() -> Plan:
    return plan_for(laws())


def figures(seed: int, size: int) -> StreamFigures:
    cases = draw_cases(fleet.recipe(), "signals", fleet.vocabulary(), seed=seed, first=0, size=size)
    strata = fleet.recipe().streams["signals"].strata
    return stream_figures(tally(laws(), plan(), cases, None, "vessel"), laws(), strata, grouped=False)[0]


@cache
def measured(seed: int, size: int) -> dict[str, tuple[float, Interval]]:
    found = figures(seed, size)
    weighted_one = found.shift(0, 1).weighted_ratio
    assert weighted_one is not None
    per_case = {}
    for name, one in (("allowed", found.versions[1].allowed), ("assessments", found.versions[1].assessments)):
        count, (low, high) = weighted(one)
        per_case[name] = (count / size, (low / size, high / size))
    return {"ratio": (weighted_one.value, weighted_one.interval), **per_case}


@pytest.mark.parametrize("measure", MEASURES)
def test_95_of_100_weighted_intervals_cover_the_value_at_a_hundred_times_the_size(measure: str) -> None:
    """Every seed is fixed; chance leaves the number between 90 and 99 in a hundred."""
    value, _ = measured(20_030_101, CASES * TIMES)[measure]
    covering = [low <= value <= high for _, (low, high) in (measured(s, CASES)[measure] for s in SEEDS)]
    assert 90 <= sum(covering) <= 99


def test_the_weighted_ratio_differs_from_the_unweighted_one() -> None:
    """So that a figure without its weights cannot pass for one with them."""
    shift = figures(1, CASES * TIMES).shift(0, 1)
    assert shift.ratio is not None
    assert shift.weighted_ratio is not None
    low, high = shift.weighted_ratio.interval
    assert not low <= shift.ratio.value <= high
    assert shift.leading == shift.weighted_ratio
