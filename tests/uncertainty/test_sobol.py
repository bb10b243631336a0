"""Whose spread it is: shares of the variance that are known beforehand, refound from a few points."""

import sys
from collections.abc import Sequence
from math import prod

import pytest

from lawmodel.practice.model import Parameter
from lawmodel.practice.parameter_values import Values
from lawmodel.uncertainty.headline import Volumes
from lawmodel.uncertainty.sobol import Index, MissingStats, Sobol, sobol
from tests.extras import needed
from tests.uncertainty.tiny_practice import Formula, evaluating, model_of, parameter

needed("scipy")

PARAMETERS = (
    parameter("X01.a", 0.0, 0.5, 1.0),
    parameter("X01.b", 0.2, 0.3, 0.9),
    parameter("X01.c", 0.6, 0.8, 0.9),
)
MODEL = model_of(*PARAMETERS)
NAMES = [one.id for one in PARAMETERS]

POINTS = 1024
CLOSE = 0.03
"""How far an index from this many points may be from the exact one."""


def variation(one: Parameter) -> float:
    """The variance of a triangular distribution over the square of its mean."""
    low, central, high = one.low, one.central, one.high
    mean = (low + central + high) / 3
    squares = low**2 + central**2 + high**2 - low * central - low * high - central * high
    return squares / 18 / mean**2


def found(after: Formula, samples: int = POINTS, seed: int = 1) -> Sobol:
    result = sobol(MODEL, NAMES, samples, seed, evaluating(after))
    assert result is not None
    return result


def product(values: Values) -> float:
    return prod(values.values())


def test_a_product_has_the_shares_that_arithmetic_says() -> None:
    result = found(product)
    variations = {one.id: variation(one) for one in PARAMETERS}
    whole = prod(1 + one for one in variations.values()) - 1
    for one in result.indices:
        own = variations[one.parameter.id]
        others = prod(1 + value for name, value in variations.items() if name != one.parameter.id)
        assert one.first.value == pytest.approx(own / whole, abs=CLOSE)
        assert one.total.value == pytest.approx(own * others / whole, abs=CLOSE)


def test_in_a_sum_what_is_done_together_is_what_each_does_by_itself() -> None:
    result = found(lambda values: values["X01.a"] + values["X01.b"])
    for one in result.indices:
        assert one.first.value == pytest.approx(one.total.value, abs=2 * CLOSE)
    assert sum(one.first.value for one in result.indices) == pytest.approx(1, abs=2 * CLOSE)


def test_what_only_acts_together_has_no_share_by_itself() -> None:
    """Two deviations multiplied: neither moves the mean alone, together they make all of the spread."""
    mean = {one.id: (one.low + one.central + one.high) / 3 for one in PARAMETERS}
    result = found(lambda v: 5 + (v["X01.a"] - mean["X01.a"]) * (v["X01.b"] - mean["X01.b"]))
    by_name = {one.parameter.id: one for one in result.indices}
    assert by_name["X01.a"].first.value == pytest.approx(0, abs=2 * CLOSE)
    assert by_name["X01.a"].total.value == pytest.approx(1, abs=3 * CLOSE)
    assert by_name["X01.c"].total.value == 0


def test_the_interval_holds_the_index_and_narrows_with_more_points() -> None:
    def width(samples: int) -> float:
        largest = found(product, samples).indices[0].total
        assert largest.low < largest.value < largest.high
        return largest.high - largest.low

    assert width(1024) < width(64) / 2


def test_as_many_evaluations_are_made_as_are_told() -> None:
    made = []

    def counted(many: Sequence[Values]) -> Sequence[Volumes]:
        made.append(len(many))
        return evaluating(lambda values: values["X01.a"] * values["X01.b"])(many)

    result = sobol(MODEL, NAMES, 16, 1, counted)
    assert result is not None
    assert sum(made) == result.evaluations == 16 * (3 + 2)


def test_the_same_seed_gives_the_same_indices_and_another_seed_others() -> None:
    assert found(product, 64, seed=1) == found(product, 64, seed=1)
    assert found(product, 64, seed=1) != found(product, 64, seed=2)


def test_one_parameter_or_none_with_a_range_has_nothing_to_share_with() -> None:
    still = parameter("X01.s", 0.5, 0.5, 0.5)
    model = model_of(PARAMETERS[0], still)
    assert sobol(model, ["X01.a", "X01.s"], 16, 1, evaluating(lambda values: values["X01.a"])) is None


def test_a_draw_in_which_nothing_is_disclosed_before_gives_no_indices() -> None:
    before = evaluating(lambda _: 1.0, before=lambda values: float(values["X01.a"] > 0.5))
    assert sobol(MODEL, NAMES, 16, 1, before) is None


def test_without_the_extra_it_says_which_one_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "scipy", None)
    with pytest.raises(MissingStats) as missing:
        sobol(MODEL, NAMES, 16, 1, evaluating(lambda _: 1.0))
    assert missing.value.extra == "stats"


def test_an_index_whose_interval_covers_nothing_is_not_told_from_it() -> None:
    def told(*ends: float) -> bool:
        return Index(0.1, *ends).told_from_zero

    assert [told(-0.1, 0.2), told(0.0, 0.2), told(0.05, 0.2), told(-0.2, -0.1)] == [False, False, True, True]
