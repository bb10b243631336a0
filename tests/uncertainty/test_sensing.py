"""Sensitivity on the lighthouse: the engine behind it, what is moved, and the same bytes each time."""

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from lawmodel.assumptions.register import register_of
from lawmodel.comparison.disclosing import PracticeStudy
from lawmodel.pipeline import OpenBook, Request, open_book, study_of
from lawmodel.pipeline.practice_models import practice_named
from lawmodel.pipeline.practising import practice_study
from lawmodel.pipeline.sensing import NoRatio, Sensed, sensed_of
from lawmodel.practice.model import PracticeModel, Stage
from lawmodel.practice.parameter_values import central_values
from lawmodel.report.compare_data import as_json
from lawmodel.report.sensitivity_data import sensitivity_data
from lawmodel.report.sensitivity_text import sensitivity_text
from lawmodel.uncertainty import evaluating
from lawmodel.uncertainty.disclosed_tally import disclosed_tally
from lawmodel.uncertainty.evaluating import Evaluator
from lawmodel.uncertainty.headline import volumes_of
from lawmodel.uncertainty.step_tally import headline_tally
from lawmodel.uncertainty.tornado import Moved, practice_bars
from tests.uncertainty.tiny_practice import model_of, parameter, times

LIGHTHOUSE = Path(__file__).resolve().parents[1] / "lighthouse"
REQUEST = Request(("first", "green-paper"), cases=400, population="watch")
MANY = Request(("first", "green-paper"), cases=400, population="fleet")


@cache
def lighthouse() -> OpenBook:
    return open_book(LIGHTHOUSE)


@cache
def sensed(practice: str | None = None, population: str = "watch", samples: int = 0) -> Sensed:
    request = replace(REQUEST, practice=practice, population=population)
    return sensed_of(lighthouse(), request, samples=samples)


def practised(model: PracticeModel, request: Request = REQUEST) -> PracticeStudy:
    whole = study_of(lighthouse(), request)
    return practice_study(lighthouse(), replace(whole, streams=whole.streams[:1]), [model], [])


# --- The engine behind it ---


def test_less_supply_lowers_the_level_in_proportion_and_leaves_the_ratio_alone() -> None:
    supply = parameter("X01.supply", 0.25, 0.5, 1.0)
    model = model_of(supply, effects=[times("X01.supply", Stage.SUPPLY)])
    evaluate = Evaluator(practised(model))
    (headline,) = evaluate([central_values(model)])
    (bar,) = practice_bars(model, headline, evaluate)
    allowed = volumes_of(evaluate.practised.study)
    assert bar.high.level == pytest.approx(allowed.after)
    assert bar.low.level == pytest.approx(allowed.after / 4)
    assert bar.width == pytest.approx(0)
    assert evaluate.made == 3


@pytest.mark.parametrize("request_", [REQUEST, MANY], ids=["one stratum", "weighted"])
def test_with_the_law_alone_reweighted_disclosures_are_what_is_allowed(request_: Request) -> None:
    model = practice_named(lighthouse(), "law-only", study_of(lighthouse(), request_).recipe)
    study = practised(model, request_)
    found, allowed = disclosed_tally(study, {}), headline_tally(study.study)
    assert found.volumes == allowed.volumes
    assert found.strata == allowed.strata
    assert found.cases_by_stratum == allowed.cases_by_stratum
    for name, step in allowed.steps.items():
        assert found.steps[name].codes == step.codes
        for part in ("drawn", "cases", "standing", "before", "after"):
            assert (getattr(found.steps[name], part) == getattr(step, part)).all()


def test_reweighted_disclosures_add_up_to_the_headline_under_practice() -> None:
    study = sensed().study
    found = disclosed_tally(study, central_values(study.models[0]))
    assert found.volumes.ratio == pytest.approx(sensed().headline.ratio)
    for step in found.steps.values():
        assert step.after.sum() == pytest.approx(sensed().headline.after)


# --- What is moved ---


@pytest.mark.parametrize("practice", [None, "silent-coast"])
def test_every_parameter_that_the_model_asks_has_one_bar(practice: str | None) -> None:
    bars = [bar.id for bar in sensed(practice).tornado if bar.kind is Moved.PRACTICE]
    assert sorted(bars) == list(sensed(practice).model.asked())
    assert len(bars) > 20


def test_the_law_alone_has_no_practice_to_move_but_readings_and_a_population() -> None:
    kinds = {bar.kind for bar in sensed("law-only").tornado}
    assert kinds == {Moved.READING, Moved.POPULATION}
    assert sensed("law-only").threshold.turned == ()
    without = sensed("law-only", samples=16)
    assert without.sobol is None
    assert "Sobol indices were not reckoned" in sensitivity_text(without, lighthouse().book, "en")
    assert sensed("law-only").headline == volumes_of(sensed("law-only").study.study)


def test_a_reading_is_changed_in_both_versions_as_if_it_had_been_asked_for() -> None:
    for bar in sensed().tornado:
        if bar.kind is Moved.READING:
            question, _, reading = bar.id.partition("=")
            request = replace(REQUEST, readings={question: reading})
            asked = sensed_of(lighthouse(), request, samples=0)
            assert asked.headline.ratio == bar.high.ratio
            assert asked.headline.after == bar.high.level


def test_a_settled_question_is_not_moved() -> None:
    questions = {bar.id.partition("=")[0] for bar in sensed().tornado if bar.kind is Moved.READING}
    question = min(questions)
    settled = replace(REQUEST, readings={question: lighthouse().book.questions[question].default})
    found = sensed_of(lighthouse(), settled, samples=0)
    left = {bar.id.partition("=")[0] for bar in found.tornado if bar.kind is Moved.READING}
    assert left == questions - {question}


def test_what_is_taken_as_known_does_not_move_and_is_not_searched() -> None:
    found = sensed_of(lighthouse(), replace(REQUEST, assumed={"X04.known": 0.6}), samples=0)
    (bar,) = [bar for bar in found.tornado if bar.id == "X04.known"]
    assert (bar.low.value, bar.high.value, bar.width) == (0.6, 0.6, 0)
    searched = {turned.parameter.id for turned in found.threshold.turned}
    assert searched == set(found.model.asked()) - {"X04.known"}


def test_a_stream_that_is_not_the_core_has_no_population_bars() -> None:
    found = sensed_of(lighthouse(), replace(REQUEST, stream="wrecks"), samples=0)
    assert Moved.POPULATION not in {bar.kind for bar in found.tornado}
    assert found.moves is None


def test_the_register_knows_every_parameter_by_the_id_told() -> None:
    known = {entry.id for entry in register_of(LIGHTHOUSE, lighthouse().book.vocabulary)}
    assert {bar.register for bar in sensed("silent-coast").tornado} <= known


def test_where_nothing_is_disclosed_before_there_is_no_ratio(monkeypatch: pytest.MonkeyPatch) -> None:
    nothing = model_of(parameter("X01.supply", 0.0, 0.0, 0.0))
    monkeypatch.setattr("lawmodel.pipeline.sensing.practice_named", lambda *_: nothing)
    with pytest.raises(NoRatio):
        sensed_of(lighthouse(), REQUEST, samples=0)


# --- The same bytes ---


def written(found: Sensed) -> str:
    return as_json(sensitivity_data(found, lighthouse().book)) + sensitivity_text(
        found, lighthouse().book, "sv"
    )


def test_the_same_question_gives_the_same_bytes_on_two_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(evaluating, "RUNS_TOGETHER", 30)
    again = sensed_of(lighthouse(), REQUEST, samples=0, processes=2)
    assert written(again) == written(sensed())


def test_progress_ends_with_everything_done() -> None:
    told: list[tuple[int, int]] = []
    sensed_of(lighthouse(), REQUEST, samples=0, progress=lambda made, most: told.append((made, most)))
    made = [one for one, _ in told]
    assert made == sorted(made)
    assert told[-1][0] == told[-1][1]
