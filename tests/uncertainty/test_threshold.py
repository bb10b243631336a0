"""What would have to be true: values at which a change vanishes, where arithmetic says so."""

from collections.abc import Sequence

import pytest

from lawmodel.assumptions.vanishing import Vanishing
from lawmodel.practice.model import PracticeModel
from lawmodel.practice.parameter_values import Values
from lawmodel.uncertainty.crossings import most_crossing_evaluations, possible
from lawmodel.uncertainty.headline import Volumes
from lawmodel.uncertainty.no_change import NoChange
from lawmodel.uncertainty.threshold import Threshold, threshold, worst_readings
from lawmodel.uncertainty.tornado import Bar, End, Moved, practice_bars
from tests.uncertainty.tiny_practice import Formula, evaluating, first, model_of, parameter

VANISHING = Vanishing(margin=0.02, months=1000.0)
SHARE = parameter("X01.share", 0.3, 0.5, 0.7)
ODDS = parameter("X01.odds", 2.0, 4.0, 6.0, unit="odds ratio")


def turned(model: PracticeModel, after: Formula) -> Threshold:
    evaluate = evaluating(after)
    headline = first(model, evaluate)
    return threshold(model, VANISHING, headline, practice_bars(model, headline, evaluate), evaluate)


def at(found: Threshold) -> list[float]:
    return [crossing.value for one in found.turned for crossing in one.crossings]


def test_a_share_is_found_at_which_the_change_is_down_to_the_margin() -> None:
    found = turned(model_of(SHARE), lambda values: 1 + values["X01.share"])
    assert at(found) == [pytest.approx(0.02, abs=1e-4)]
    (crossing,) = found.turned[0].crossings
    assert not crossing.believed
    assert crossing.volumes.ratio is not None
    assert crossing.volumes.ratio <= 1.02


def test_a_value_inside_the_believed_range_is_told_apart_from_one_outside() -> None:
    found = turned(model_of(SHARE), lambda values: 1.02 + 2 * (values["X01.share"] - 0.4))
    assert at(found) == [pytest.approx(0.4, abs=1e-4)]
    assert found.turned[0].crossings[0].believed


def test_odds_are_searched_by_ratio_below_one_and_far_above() -> None:
    found = turned(model_of(ODDS), lambda values: values["X01.odds"] ** 0.5)
    assert at(found) == [pytest.approx(1.02**2, rel=1e-4)]
    rare = turned(model_of(ODDS), lambda values: 1.02 + values["X01.odds"] - 0.01)
    assert at(rare) == [pytest.approx(0.01, rel=1e-3)]


def test_a_change_that_can_vanish_on_either_side_has_a_value_on_each() -> None:
    found = turned(model_of(SHARE), lambda values: 1.12 - 2.5 * (values["X01.share"] - 0.5) ** 2)
    assert at(found) == [pytest.approx(0.3, abs=1e-4), pytest.approx(0.7, abs=1e-4)]


def test_a_decrease_vanishes_when_it_comes_up_to_the_margin() -> None:
    found = turned(model_of(SHARE), lambda values: values["X01.share"])
    assert found.no_change.ratio == pytest.approx(0.98)
    assert at(found) == [pytest.approx(0.98, abs=1e-4)]


def test_what_moves_nothing_has_no_such_value() -> None:
    found = turned(model_of(SHARE, ODDS), lambda _: 2.0)
    assert [one.crossings for one in found.turned] == [(), ()]
    assert found.ends == {}


def test_a_change_that_has_vanished_already_is_not_searched_for() -> None:
    found = turned(model_of(SHARE), lambda _: 1.01)
    assert found.already
    assert found.turned == ()


def test_all_at_their_least_go_further_than_any_one() -> None:
    found = turned(model_of(SHARE, ODDS), lambda values: values["X01.share"] * values["X01.odds"])
    assert found.ends == {"X01.share": 0.3, "X01.odds": 2.0}
    assert found.together.ratio == pytest.approx(0.6)


def test_without_time_nothing_new_has_been_taken_up() -> None:
    months = parameter("X01.months", 12.0, 24.0, 60.0, unit="months")
    found = turned(
        model_of(SHARE, months, horizon="X01.months"),
        lambda values: 1 + values["X01.share"] * values["X01.months"] / 24,
    )
    assert found.without_time == Volumes(1.0, 1.0)
    assert at(found)[0] == pytest.approx(0.02 * 24 / 0.5, rel=1e-2)
    assert turned(model_of(SHARE), lambda _: 2.0).without_time is None


def test_no_disclosures_before_is_no_vanished_change() -> None:
    no_change = NoChange(0.02, more=True)
    assert not no_change.reached(None)
    assert no_change.reached(1.02)
    assert not no_change.reached(1.03)
    assert NoChange(0.02, more=False).reached(1.5)


def test_values_stay_inside_what_their_unit_allows() -> None:
    half_time = parameter("X01.half", 6.0, 12.0, 24.0, unit="months")
    horizon = parameter("X01.months", 12.0, 24.0, 60.0, unit="months")
    model = model_of(SHARE, ODDS, half_time, horizon, horizon="X01.months")
    assert possible(SHARE, model, VANISHING) == (0.0, 1.0)
    assert possible(ODDS, model, VANISHING) == (0.001, 1000.0)
    assert possible(half_time, model, VANISHING) == (0.001, 1000.0)
    assert possible(horizon, model, VANISHING) == (0.0, 1000.0)


def test_no_more_evaluations_are_made_than_were_told() -> None:
    model = model_of(SHARE, ODDS)
    made = []

    def counted(many: Sequence[Values]) -> Sequence[Volumes]:
        made.append(len(many))
        return evaluating(lambda v: 1.12 - 2.5 * (v["X01.share"] - 0.5) ** 2)(many)

    headline = first(model, counted)
    threshold(model, VANISHING, headline, practice_bars(model, headline, counted), counted)
    rest = 1 + 2 * len(model.asked()) + 1
    assert rest < sum(made) <= rest + most_crossing_evaluations(model)


def reading(question: str, answer: str, ratio: float | None) -> Bar:
    words = {"sv": answer, "en": answer}
    ends = (End("chosen", 1.5), End(answer, ratio))
    name = f"{question}={answer}"
    return Bar(name, Moved.READING, name, words, "reading", "assumption", Volumes(2, 3), *ends)


def test_of_each_question_the_reading_that_takes_most_away_is_kept() -> None:
    bars = [
        reading("harbour", "narrow", 1.3),
        reading("harbour", "strict", 1.2),
        reading("harbour", "never", None),
        reading("signs", "wide", 1.7),
    ]
    assert worst_readings(bars, NoChange(0.02, more=True)) == {"harbour": "strict"}


def test_readings_under_which_the_change_vanishes_are_named() -> None:
    evaluate = evaluating(lambda _: 1.5)
    bars = [reading("harbour", "strict", 1.01), reading("harbour", "narrow", 1.1)]
    found = threshold(model_of(), VANISHING, Volumes(2, 3), bars, evaluate)
    assert [bar.id for bar in found.readings] == ["harbour=strict"]


def test_when_to_look_is_a_choice_and_stays_when_everything_is_at_its_least() -> None:
    months = parameter("X01.months", 12.0, 24.0, 60.0, unit="months")
    found = turned(
        model_of(SHARE, months, horizon="X01.months"),
        lambda values: 1 + values["X01.share"] * values["X01.months"] / 24,
    )
    assert found.ends == {"X01.share": 0.3}
    assert found.together.ratio == pytest.approx(1.3)
