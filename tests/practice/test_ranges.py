"""Draws of what is believed, and how ranges and frequencies are told of them."""

from statistics import fmean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawmodel.practice.model import Act, Effect, Parameter, Stage
from lawmodel.practice.parameter_values import central_values, drawn_values, quantile
from lawmodel.practice.strengths import left_after, strength
from lawmodel.practice.traits import POINTS, normal_points, spread_multipliers, threshold
from lawmodel.uncertainty.ranges import SAFE_BET, frequency, percentile, range_of
from tests.agreement.random_pairs import SAME_EVERY_RUN
from tests.practice.scenes import LIGHTHOUSE, ROOT, model

SHARES = st.floats(0, 1, exclude_max=True)


def between(low: float, central: float, high: float) -> Parameter:
    return Parameter("x", low, central, high, "share", {}, "", "", "")


@st.composite
def ranges(draw: st.DrawFn) -> Parameter:
    low, central, high = sorted(draw(st.floats(0, 10)) for _ in range(3))
    return between(low, central, high)


def share_below(parameter: Parameter, value: float) -> float:
    """The share of the triangle below a value, from its area."""
    low, central, high = parameter.low, parameter.central, parameter.high
    if value < central:
        return (value - low) ** 2 / ((high - low) * (central - low))
    if value == high:
        return 1.0
    return 1 - (high - value) ** 2 / ((high - low) * (high - central))


@SAME_EVERY_RUN
@given(ranges(), SHARES)
def test_a_draw_lies_in_the_range(parameter: Parameter, share: float) -> None:
    assert parameter.low - 1e-9 <= quantile(parameter, share) <= parameter.high + 1e-9


@SAME_EVERY_RUN
@given(ranges(), SHARES, SHARES)
def test_a_higher_share_never_gives_a_lower_value(parameter: Parameter, one: float, other: float) -> None:
    assert quantile(parameter, min(one, other)) <= quantile(parameter, max(one, other)) + 1e-9


@pytest.mark.parametrize("share", [0.0, 0.05, 0.2, 0.5, 0.7, 0.99])
@pytest.mark.parametrize("ends", [(0.0, 0.2, 1.0), (0.3, 0.9, 1.0), (1.0, 1.0, 3.0), (0.0, 2.0, 2.0)])
def test_the_share_below_a_quantile_is_the_share_asked_for(
    ends: tuple[float, float, float], share: float
) -> None:
    parameter = between(*ends)
    assert share_below(parameter, quantile(parameter, share)) == pytest.approx(share)


def test_a_range_of_one_value_is_that_value() -> None:
    assert quantile(between(0.4, 0.4, 0.4), 0.99) == 0.4


def test_draws_have_the_mean_of_their_triangle() -> None:
    practice = model(ROOT, "mixed-municipalities")
    drawn = [drawn_values(practice, 1, draw) for draw in range(400)]
    for name, parameter in practice.parameters.items():
        if name == practice.horizon:
            assert {values[name] for values in drawn} == {parameter.central}, "a choice is not drawn"
            continue
        low, central, high = parameter.low, parameter.central, parameter.high
        variance = (low**2 + central**2 + high**2 - low * central - low * high - central * high) / 18
        error = (variance / len(drawn)) ** 0.5
        mean = fmean(values[name] for values in drawn)
        assert mean == pytest.approx((low + central + high) / 3, abs=4.5 * error + 1e-9), name


def test_a_draw_is_the_same_in_every_model_that_leaves_the_range_as_it_is() -> None:
    one = drawn_values(model(LIGHTHOUSE, "windy-coast"), 1, 7)
    other = drawn_values(model(LIGHTHOUSE, "silent-coast"), 1, 7)
    assert one["X05.may"] != other["X05.may"]
    assert all(other[name] == value for name, value in one.items() if name != "X05.may")


def test_the_central_run_has_the_central_values() -> None:
    practice = model(LIGHTHOUSE, "windy-coast")
    assert drawn_values(practice, 1, 0) != central_values(practice)


def test_the_points_of_a_spread_have_mean_nought_and_variance_one() -> None:
    points = [float(point) for point in normal_points()]
    assert len(points) == POINTS
    assert sum(points) == pytest.approx(0, abs=1e-9)
    assert fmean(point * point for point in points) == pytest.approx(1, abs=1e-5)
    assert spread_multipliers(0.0) == (1.0,) * POINTS
    assert list(spread_multipliers(0.7)) == sorted(spread_multipliers(0.7))


@pytest.mark.parametrize(("share", "word"), [(0.0, 0), (0.5, 2**31), (1.0, 2**32)])
def test_a_share_is_that_part_of_all_words(share: float, word: int) -> None:
    assert threshold(share) == word


@pytest.mark.parametrize(
    ("act", "value", "expected"),
    [
        (Act.CHANCE, 0.3, 0.3),
        (Act.TIMES, 0.3, 0.3),
        (Act.LESS, 0.3, 0.7),
        (Act.ODDS, 0.3, 0.3),
        (Act.RATE, 0.693147180559945, 0.5),
        (Act.GROWS, 12.0, 0.75),
        (Act.NEVER, 0.3, 0.0),
    ],
)
def test_each_act_has_its_strength(act: Act, value: float, expected: float) -> None:
    practice = model(LIGHTHOUSE, "windy-coast")
    effect = Effect("X", Stage.USED, act, None, "p")
    assert strength(effect, practice, {"p": value, "X01.horizon": 24.0}) == pytest.approx(expected)


def test_odds_fade_towards_one() -> None:
    practice = model(LIGHTHOUSE, "windy-coast")
    effect = Effect("X", Stage.USED, Act.ODDS, None, "p", "half")
    at = [
        strength(effect, practice, {"p": 5.0, "half": 12.0, "X01.horizon": month})
        for month in (0.0, 12.0, 24.0)
    ]
    assert at == [5.0, 3.0, 2.0]
    assert left_after(0, 12) == 1.0


# --- how outcomes are told ---


def test_a_percentile_lies_between_its_neighbours() -> None:
    ordered = [10.0, 20.0, 40.0, 80.0, 160.0]
    assert [percentile(ordered, share) for share in (0.0, 0.25, 0.5, 0.6, 1.0)] == [10, 20, 40, 56, 160]
    assert percentile([3.0], 0.95) == 3.0


def test_a_range_leaves_one_in_twenty_on_each_side() -> None:
    drawn = [float(n) for n in range(101)]
    found = range_of(42.5, [*reversed(drawn)])
    assert (found.low, found.central, found.high, found.at_central) == (5.0, 50.0, 95.0, 42.5)


def test_without_draws_a_range_is_the_central_outcome_and_no_frequency_is_told() -> None:
    found = range_of(7.0, [])
    assert (found.low, found.central, found.high) == (7.0, 7.0, 7.0)
    assert frequency([]) is None


@SAME_EVERY_RUN
@given(st.lists(st.floats(0.01, 100), min_size=20, max_size=60))
def test_the_frequency_is_true_of_the_draws(drawn: list[float]) -> None:
    told = frequency(drawn)
    assert told is not None
    assert told.of_twenty == SAFE_BET
    inside = [value >= told.bound - 1e-9 if told.at_least else value <= told.bound + 1e-9 for value in drawn]
    assert sum(inside) >= SAFE_BET / 20 * (len(drawn) - 1)
    assert told.more == round(20 * sum(value > 1 for value in drawn) / len(drawn))


def test_a_rise_is_bounded_from_below_and_a_fall_from_above() -> None:
    rise = frequency([float(n) for n in range(1, 22)])
    fall = frequency([n / 100 for n in range(1, 22)])
    assert rise is not None
    assert fall is not None
    assert (rise.of_twenty, rise.at_least, rise.bound, rise.more) == (17, True, 4.0, 19)
    assert (fall.of_twenty, fall.at_least, fall.more) == (17, False, 0)
    assert fall.bound == pytest.approx(0.18)


def test_fewer_than_twenty_draws_tell_nothing() -> None:
    assert frequency([1.5] * 19) is None
    assert range_of(1.0, [0.5] * 19).low == 1.0
