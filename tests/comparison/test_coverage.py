"""The intervals keep their promise on the real book: 95 of 100 cover what a far larger draw says."""

from collections.abc import Mapping
from functools import cache

import pytest

from lawmodel.comparison.estimates import Figure, Interval
from lawmodel.comparison.figures import StreamFigures, stream_figures
from lawmodel.comparison.tally import plan_for, tally
from lawmodel.outcomes.plan import Plan
from lawmodel.population.from_recipe import draw_cases
from tests.law import book

VERSIONS = ("pre-2025", "2025-04")
GROUND = "OSL 10:18a"
SEEDS = range(1, 301)
CASES = 500
TIMES = 100
ANOTHER_SEED = 20_250_401

Measured = Mapping[str, tuple[float, Interval]]
"""Each figure as a share or a mean, and its interval."""


@cache
def plan() -> Plan:
    return plan_for([book.read(version) for version in VERSIONS])


def measured(seed: int, size: int) -> Measured:
    recipe, laws = book.recipe(), [book.read(version) for version in VERSIONS]
    cases = draw_cases(recipe, recipe.core, book.book().vocabulary, seed=seed, first=0, size=size)
    figures, _ = stream_figures(tally(laws, plan(), cases), laws, None, grouped=False)
    return {"ratio": ratio_of(figures), **{name: mean(one, size) for name, one in counts_of(figures).items()}}


def ratio_of(figures: StreamFigures) -> tuple[float, Interval]:
    ratio = figures.shift(0, 1).ratio
    assert ratio is not None
    return ratio.value, ratio.interval


def counts_of(figures: StreamFigures) -> dict[str, Figure]:
    one = figures.versions[1]
    return {
        "allowed": one.allowed,
        "contested": one.contested,
        "one ground": one.grounds[GROUND],
        "assessments": one.assessments,
    }


def mean(figure: Figure, size: int) -> tuple[float, Interval]:
    low, high = figure.interval
    return figure.count / size, (low / size, high / size)


@cache
def small_draws() -> list[Measured]:
    return [measured(seed, CASES) for seed in SEEDS]


@cache
def large_draw() -> Measured:
    return measured(ANOTHER_SEED, CASES * TIMES)


@pytest.mark.parametrize("figure", ["allowed", "contested", "one ground", "assessments", "ratio"])
def test_95_of_100_intervals_cover_the_value_at_a_hundred_times_the_size(figure: str) -> None:
    """Every seed is fixed; chance leaves the share between 90 and 99 in a hundred."""
    value, _ = large_draw()[figure]
    covering = [low <= value <= high for _, (low, high) in (draw[figure] for draw in small_draws())]
    assert 0.90 <= sum(covering) / len(covering) <= 0.99


@pytest.mark.parametrize("figure", ["allowed", "contested", "one ground", "assessments", "ratio"])
def test_an_interval_is_ten_times_as_narrow_at_a_hundred_times_the_size(figure: str) -> None:
    low, high = large_draw()[figure][1]
    widths = sorted(end - start for _, (start, end) in (draw[figure] for draw in small_draws()))
    assert widths[len(widths) // 2] == pytest.approx(10 * (high - low), rel=0.15)
