"""Moving a believed number: what reweighting says is what drawing the cases anew would show."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from lawmodel.assumptions.entry import Because, Effect, Method
from lawmodel.assumptions.moves import read_moves
from lawmodel.assumptions.written import WrittenStream, written_core
from lawmodel.comparison.run import Study
from lawmodel.pipeline import OpenBook, Request, assumed, open_book, study_of
from lawmodel.pipeline.assumed import Effects, assumptions_of, effects_on_headline
from lawmodel.population.recipe import Draw, Row, Strata, running_totals
from lawmodel.report.assumptions_text import assumptions_text
from lawmodel.uncertainty import headline
from lawmodel.uncertainty.headline import Volumes, core_of, volumes_of
from lawmodel.uncertainty.redrawing import link_effects
from lawmodel.uncertainty.reweighting import moved_share, share_effects
from lawmodel.uncertainty.step_tally import headline_tally
from tests.command_line import LIGHTHOUSE

CASES = 200_000
ENDS = ("first", "green-paper")


@cache
def opened() -> OpenBook:
    return open_book(LIGHTHOUSE)


def study(population: str, root: Path | None = None, cases: int = CASES) -> Study:
    book = opened() if root is None else open_book(root)
    core = {"watch": "nights"}.get(population, "signals")
    return study_of(book, Request(ENDS, cases=cases, seed=1, population=population, stream=core))


@cache
def measured(population: str) -> Effects:
    return effects_on_headline(opened(), population=population, cases=CASES, seed=1)


def written(population: str) -> WrittenStream:
    return written_core(LIGHTHOUSE, study(population).recipe)


def ratio(asked: Study) -> float:
    found = volumes_of(asked).ratio
    assert found is not None
    return found


def with_row(asked: Study, variable: str, index: int, shares: tuple[float, ...]) -> Study:
    """The study with other shares of the same answers in one row of its core."""
    core = core_of(asked)

    def changed(step: Draw) -> Draw:
        rows = list(step.rows)
        rows[index] = replace(rows[index], shares=shares, upto=running_totals(shares))
        return replace(step, rows=tuple(rows))

    return with_steps(asked, lambda step: changed(step) if step.variable == variable else step, core.id)


def with_steps(asked: Study, changed: Callable[[Draw], Draw], core_id: str) -> Study:
    core = asked.recipe.streams[core_id]
    steps = tuple(changed(step) if isinstance(step, Draw) else step for step in core.steps)
    streams = {**asked.recipe.streams, core_id: replace(core, steps=steps)}
    return replace(asked, recipe=replace(asked.recipe, streams=streams))


def row(asked: Study, variable: str, index: int) -> Row:
    steps = [step for step in core_of(asked).steps if step.variable == variable]
    assert isinstance(steps[0], Draw)
    return steps[0].rows[index]


# --- Shares ---


@pytest.mark.parametrize(
    ("variable", "index", "answer"),
    [
        ("watch", 0, 0),
        ("asker", 0, 1),
        ("asker", 1, 2),
        ("entry", 0, 0),
        ("winter", 0, 0),
        ("captain_agrees", 1, 0),
        ("harm_to_crew", 0, 1),
        ("signs", 1, 3),
        ("weighing", 0, 2),
    ],
)
def test_reweighted_cases_show_what_cases_drawn_anew_show(variable: str, index: int, answer: int) -> None:
    asked = study("watch")
    shares = row(asked, variable, index).shares
    before, after = shares[answer], moved_share(shares[answer], 1.5)
    others = (1 - after) / (1 - before)
    moved = tuple(after if place == answer else share * others for place, share in enumerate(shares))
    written_row = written("watch").steps[variable].shape.rows[index]
    entry_id = written("watch").steps[variable].share(index, list(written_row.shares)[answer])
    effect = measured("watch").effects[entry_id]
    assert effect.method is Method.REWEIGHTED
    assert effect.up == pytest.approx(ratio(with_row(asked, variable, index, moved)), abs=0.002)


def test_an_early_variable_moves_those_that_hang_on_it() -> None:
    """More dog watches mean more rescue services that ask, though only the watch was moved."""
    effect = measured("watch").effects["watch/nights/watch/1/dog"]
    assert effect.up is not None
    assert abs(effect.up - effect.headline) > 0.004


def test_two_answers_of_a_row_are_one_share_said_twice() -> None:
    yes, no = (measured("watch").effects[f"watch/nights/asked/1/{word}"] for word in ("true", "false"))
    assert (yes.up, yes.down) == pytest.approx((no.down, no.up))


def test_the_cases_that_a_share_decides_are_counted() -> None:
    asked = measured("watch").effects["watch/nights/asked/1/true"]
    assert asked.cases == pytest.approx(CASES / 2, rel=0.01)


def test_the_only_answer_of_a_row_cannot_be_moved() -> None:
    assert measured("watch").reasons["watch/nights/captain_agrees/1/false"] is Because.ONLY_ANSWER


def test_a_share_moved_stays_a_share_and_a_small_one_stays_small() -> None:
    assert moved_share(0.5, 1.5) == pytest.approx(0.6)
    assert moved_share(0.6, 1 / 1.5) == pytest.approx(0.5)
    assert moved_share(0.007, 1.5) == pytest.approx(0.01046, abs=1e-5)
    assert moved_share(0.993, 1 / 1.5) == pytest.approx(1 - 0.01046, abs=1e-5)
    assert (moved_share(0.0, 1.5), moved_share(1.0, 1.5)) == (0.0, 1.0)


def test_a_fixed_row_is_not_moved() -> None:
    assert measured("fleet").reasons["fleet/signals/entry/1/distress"] is Because.FIXED


# --- Strata, margins, links ---


@pytest.mark.parametrize("stratum", ["schooner", "steamer"])
def test_more_persons_in_a_stratum_count_as_if_the_recipe_said_so(stratum: str) -> None:
    asked = study("fleet")
    core = core_of(asked)
    assert core.strata is not None
    code = asked.recipe.attributes["vessel"].encoded(stratum)
    parts = tuple(
        replace(part, persons=round(part.persons * 1.1)) if part.code == code else part
        for part in core.strata.parts
    )
    streams = {**asked.recipe.streams, core.id: replace(core, strata=Strata(core.strata.variable, parts))}
    anew = ratio(replace(asked, recipe=replace(asked.recipe, streams=streams)))
    assert measured("fleet").effects[f"fleet/ship/strata/{stratum}/persons"].up == pytest.approx(anew)


def test_persons_of_whom_no_case_is_drawn_move_nothing() -> None:
    assert measured("fleet").reasons["fleet/ship/strata/rowing_boat/persons"] is Because.NO_CASE


@pytest.mark.parametrize(
    ("entry_id", "before", "after"),
    [
        (
            "fleet/signals/entry/margin/weather",
            "margin: {distress: 0.5, confession: 0.1, weather: 0.4}",
            "margin: {distress: 0.416666666667, confession: 0.083333333333, weather: 0.5}",
        ),
        (
            "fleet/signals/entry/2/distress",
            "{distress: 0.8, confession: 0.1, weather: 0.1}",
            "{distress: 0.857142857143, confession: 0.0714285714285, weather: 0.0714285714285}",
        ),
    ],
)
def test_a_margin_holds_when_a_row_is_moved_and_rows_follow_when_it_is(
    entry_id: str, before: str, after: str, tmp_path: Path
) -> None:
    root = Path(shutil.copytree(LIGHTHOUSE, tmp_path / "book"))
    path = root / "assumptions" / "populations" / "fleet" / "signals.yaml"
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8")
    anew = ratio(study("fleet", root))
    assert measured("fleet").effects[entry_id].up == pytest.approx(anew, abs=0.001)


def test_a_link_is_moved_by_drawing_anew() -> None:
    asked = study("fleet", cases=20_000)

    def tighter(step: Draw) -> Draw:
        return replace(step, moves_with=(("fog", 0.6),)) if step.variable == "nerves" else step

    anew = ratio(with_steps(asked, tighter, "signals"))
    found = dict(link_effects(asked, volumes_of(asked), written("fleet"), read_moves(LIGHTHOUSE)))
    effect = found["fleet/signals/nerves/moves_with/fog"]
    assert isinstance(effect, Effect)
    assert (effect.up, effect.method) == (anew, Method.REDRAWN)


def test_variables_that_share_ranks_say_that_the_other_was_held() -> None:
    assert measured("fleet").effects["fleet/signals/nerves/1/calm"].method is Method.LINKS_HELD
    assert measured("fleet").effects["fleet/signals/asker/1/stranger"].method is Method.REWEIGHTED


def test_a_variant_is_moved_where_it_is_written() -> None:
    found = measured("fleet-in-fog")
    assert "fleet-in-fog/recipe/fog/1/thick" in found.effects
    assert not any(name.startswith("fleet/ship/fog/") for name in {**found.effects, **found.reasons})


def test_what_a_variant_pools_is_not_moved_row_by_row() -> None:
    assert measured("fleet-apart").reasons["fleet/signals/captain_agrees/1/true"] is Because.POOLED


# --- Readings, and the same bytes ---


def test_another_reading_gives_the_ratio_of_that_reading() -> None:
    other = study_of(
        opened(), Request(ENDS, CASES, 1, "watch", "nights", {"plain-signs": "lower", "harbour": "land"})
    )
    assert measured("watch").effects["readings/plain-signs/lower"].up == pytest.approx(ratio(other))


def test_effects_are_the_same_in_blocks_of_any_size(monkeypatch: pytest.MonkeyPatch) -> None:
    asked, moves = study("fleet", cases=20_000), read_moves(LIGHTHOUSE)
    whole = dict(share_effects(asked, headline_tally(asked), written("fleet"), moves))
    monkeypatch.setattr(headline, "BLOCK", 3_001)
    assert dict(share_effects(asked, headline_tally(asked), written("fleet"), moves)) == whole


def test_without_a_ratio_nothing_is_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the first law allows nothing there is nothing to compare with."""
    assert Volumes(0.0, 3.0).ratio is None
    asked = headline_tally(study("watch", cases=500))
    silent = replace(asked, volumes=Volumes(0.0, 3.0))
    monkeypatch.setattr(assumed, "headline_tally", lambda _: silent)
    found = effects_on_headline(opened(), population="watch", cases=500, seed=1)
    assert (found.headline, found.effects) == (None, {})
    whole = assumptions_of(opened(), found)
    assert assumptions_text(whole, whole.entries, "en").startswith("Assumptions: ")
