"""One thing at a time: how far the headline lies apart at the two ends of a belief."""

import pytest

from lawmodel.uncertainty.headline import Volumes
from lawmodel.uncertainty.tornado import Bar, End, Moved, by_level_width, by_width, practice_bars
from tests.uncertainty.tiny_practice import Formula, evaluating, first, model_of, parameter

A = parameter("X01.a", 0.1, 0.4, 0.9)
B = parameter("X01.b", 0.2, 0.5, 0.6)
C = parameter("X01.c", 0.3, 0.3, 0.3)
MODEL = model_of(A, B, C)


def bars(after: Formula, before: Formula = lambda _: 1.0) -> dict[str, Bar]:
    evaluate = evaluating(after, before)
    return {bar.id: bar for bar in practice_bars(MODEL, first(MODEL, evaluate), evaluate)}


def test_in_a_sum_a_bar_is_as_wide_as_its_weight_times_its_range() -> None:
    found = bars(lambda values: 2 * values["X01.a"] + 3 * values["X01.b"] + values["X01.c"])
    assert found["X01.a"].width == pytest.approx(2 * (0.9 - 0.1))
    assert found["X01.b"].width == pytest.approx(3 * (0.6 - 0.2))


def test_in_a_product_a_bar_is_as_wide_as_its_range_times_the_others() -> None:
    found = bars(lambda values: values["X01.a"] * values["X01.b"] * values["X01.c"])
    assert found["X01.a"].width == pytest.approx((0.9 - 0.1) * 0.5 * 0.3)
    assert found["X01.b"].width == pytest.approx((0.6 - 0.2) * 0.4 * 0.3)
    assert (found["X01.a"].low.value, found["X01.a"].high.value) == (0.1, 0.9)


def test_what_both_laws_share_moves_the_level_and_not_the_ratio() -> None:
    found = bars(lambda values: 3 * values["X01.a"], before=lambda values: values["X01.a"])
    assert found["X01.a"].width == pytest.approx(0)
    assert found["X01.a"].level_width == pytest.approx(3 * 0.8)


def test_every_parameter_that_is_asked_has_one_bar_even_without_a_range() -> None:
    found = practice_bars(MODEL, Volumes(1, 1), evaluating(lambda _: 1.0))
    assert [bar.id for bar in found] == list(MODEL.asked()) == ["X01.a", "X01.b", "X01.c"]
    assert found[2].width == 0


def test_a_bar_reaches_over_the_central_headline_where_both_ends_lie_on_one_side() -> None:
    found = bars(lambda values: (values["X01.a"] - 0.4) ** 2)
    assert found["X01.a"].width == pytest.approx(0.25)


def test_the_widest_come_first_and_ties_are_in_order_of_names() -> None:
    found = bars(lambda values: values["X01.a"] + 4 * values["X01.b"])
    assert [bar.id for bar in by_width(found.values())] == ["X01.b", "X01.a", "X01.c"]
    flat = bars(lambda values: 1.0 + values["X01.b"] * 1e-12)
    assert [bar.id for bar in by_width(reversed(list(flat.values())))] == ["X01.a", "X01.b", "X01.c"]


def test_a_bar_without_a_level_is_not_among_those_that_move_it() -> None:
    words = {"sv": "", "en": ""}
    unmeasured = Bar(
        "x", Moved.POPULATION, "x", words, "share", "assumption", Volumes(1, 2), End(0, 2.0), End(1, 3.0)
    )
    found = bars(lambda values: values["X01.a"])
    assert by_level_width([unmeasured, *found.values()])[0].id == "X01.a"
    assert unmeasured not in by_level_width([unmeasured, *found.values()])


def test_an_end_without_disclosures_before_has_no_ratio_and_does_not_hide_the_other() -> None:
    found = bars(
        lambda values: values["X01.b"],
        before=lambda values: 0.0 if values["X01.a"] < 0.2 else values["X01.a"],
    )
    assert found["X01.a"].low.ratio is None
    assert found["X01.a"].width == pytest.approx(0.5 / 0.4 - 0.5 / 0.9)
