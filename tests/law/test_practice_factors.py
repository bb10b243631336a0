"""Each factor of practice moves its stage its own way, case by case, and more so at the strong end."""

from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from lawmodel.pipeline import recipe_named
from lawmodel.pipeline.practice_models import variables_of
from lawmodel.population.recipe import Recipe
from lawmodel.practice.from_files import lever_paths, read_practice
from lawmodel.practice.model import Act, Factor, PracticeModel, Stage
from lawmodel.practice.parameter_values import Values, central_values
from tests.practice.scenes import ROOT, Scene, opened, scene

STREAMS = ("young-people", "schools", "relationship-violence")
CASES = 3000
LEVERS = ("protocol", "training", "coordinator")
"""Without them nobody has a checklist, is trained or meets a coordinator."""
EVERYTHING = Path(__file__).with_name("everything.yaml")
Moves = NDArray[np.float64]
STAGES = {str(stage): stage for stage in Stage}
RISING = {Act.CHANCE, Act.RATE, Act.ODDS, Act.TIMES}


def recipe() -> Recipe:
    return recipe_named(opened(ROOT), "calibrated-2024")


@cache
def everything() -> PracticeModel:
    """All factors as they stand, with the levers that some need to be there at all."""
    levers = [lever_paths(ROOT)[lever] for lever in LEVERS]
    return read_practice(ROOT, EVERYTHING, variables_of(opened(ROOT), recipe()), levers)


def without(practice: PracticeModel, *factors: str) -> PracticeModel:
    """The same without the effects and the traits of some factors."""
    return replace(
        practice,
        effects=tuple(effect for effect in practice.effects if effect.factor not in factors),
        traits={
            name: trait for name, trait in practice.traits.items() if owner(trait.rows[0][1]) not in factors
        },
    )


def owner(parameter: str) -> str:
    return parameter.partition(".")[0]


@cache
def scenes() -> tuple[Scene, ...]:
    return tuple(scene(ROOT, stream, CASES) for stream in STREAMS)


def chances(practice: PracticeModel, stage: Stage, values: Values | None = None) -> Moves:
    """The chance of a stage in every case of every stream, under every version."""
    found = values if values is not None else central_values(practice)
    return np.concatenate(
        [version[stage] for here in scenes() for version in here.funnel(practice).chances(found)]
    )


def moves_by(factor: Factor) -> Moves:
    """What a factor adds to the chance of its stage, case by case."""
    practice, stage = everything(), STAGES[factor.stage]
    return chances(practice, stage) - chances(without(practice, factor.id), stage)


def directed(*directions: str) -> list[Factor]:
    return [
        one for one in everything().factors.values() if one.stage in STAGES and one.direction in directions
    ]


def named(factor: Factor) -> str:
    return f"{factor.id}-{factor.stage}"


@pytest.mark.parametrize("factor", directed("up", "diverts"), ids=named)
def test_a_factor_that_raises_its_stage_lowers_it_in_no_case(factor: Factor) -> None:
    moves = moves_by(factor)
    assert moves.min() >= 0
    assert moves.max() > 0


@pytest.mark.parametrize("factor", directed("down"), ids=named)
def test_a_factor_that_lowers_its_stage_raises_it_in_no_case(factor: Factor) -> None:
    moves = moves_by(factor)
    assert moves.max() <= 0
    assert moves.min() < 0


@pytest.mark.parametrize("factor", directed("either"), ids=named)
def test_a_wider_spread_takes_cases_further_apart(factor: Factor) -> None:
    stage = STAGES[factor.stage]
    alike = chances(without(everything(), factor.id), stage)
    (name,) = factor.parameters
    parameter = everything().parameters[name]
    narrow, wide = (
        np.abs(chances(everything(), stage, {**central_values(everything()), name: end}) - alike)
        for end in (parameter.low, parameter.high)
    )
    open_to_change = (alike > 0) & (alike < 1)
    assert (wide >= narrow)[open_to_change].mean() > 0.95
    assert wide.mean() > 1.5 * narrow.mean() > 0


# --- the strong end of each range against the weak one ---


def ranges() -> list[tuple[str, str, bool]]:
    """Factor, parameter and whether its stage rises with it: for effects on its stage, and its traits."""
    practice = everything()
    found: dict[tuple[str, str], bool] = {}
    for factor in directed("up", "down", "diverts"):
        for effect in practice.effects_on(STAGES[factor.stage]):
            if effect.factor == factor.id and effect.parameter is not None and effect.act is not Act.SPREAD:
                found[factor.id, effect.parameter] = effect.act in RISING
        for trait in practice.traits.values():
            for _, parameter in trait.rows:
                if owner(parameter) == factor.id:
                    found[factor.id, parameter] = factor.direction != "down" or factor.id in HELPED
    return [(factor, name, rises) for (factor, name), rises in sorted(found.items())]


HELPED = {"F13"}
"""Downward factors whose trait works against them: the trained know the grounds better."""


@pytest.mark.parametrize(("factor", "name", "rises"), ranges(), ids=lambda one: str(one))
def test_the_ends_of_a_range_move_the_stage_as_the_effect_says(factor: str, name: str, rises: bool) -> None:
    practice = everything()
    parameter, stage = practice.parameters[name], STAGES[practice.factors[factor].stage]
    assert parameter.low < parameter.high, "a range of one value says nothing of what is believed"
    low, high = (
        chances(practice, stage, {**central_values(practice), name: end})
        for end in (parameter.low, parameter.high)
    )
    moves = high - low if rises else low - high
    assert moves.min() >= 0
    assert moves.max() > 0


# --- rows that are found elsewhere ---


def elsewhere(stage: str) -> list[Factor]:
    return [factor for factor in everything().factors.values() if factor.stage == stage]


@pytest.mark.parametrize("factor", elsewhere("alias"), ids=lambda one: one.id)
def test_an_alias_points_to_factors_that_act(factor: Factor) -> None:
    acting = {effect.factor for effect in everything().effects}
    acting |= {owner(parameter) for trait in everything().traits.values() for _, parameter in trait.rows}
    assert factor.alias_of
    assert set(factor.alias_of) <= acting
    assert factor.id not in acting


@pytest.mark.parametrize("factor", elsewhere("population"), ids=lambda one: one.id)
def test_a_factor_of_the_population_is_drawn_there(factor: Factor) -> None:
    drawn = {step.variable for step in recipe().streams[recipe().core].steps}
    assert factor.variables
    assert set(factor.variables) <= drawn
    assert {everything().parameters[name].lives_in for name in factor.parameters} <= {"population"}
    assert factor.id not in {effect.factor for effect in everything().effects}


def test_what_lives_in_the_population_is_asked_by_nobody() -> None:
    practice = everything()
    living = {name for name, one in practice.parameters.items() if one.lives_in == "population"}
    assert living
    assert not living & set(practice.asked())


def test_every_factor_acts_or_says_where_it_is_found() -> None:
    practice = everything()
    acting = {effect.factor for effect in practice.effects}
    acting |= {owner(parameter) for trait in practice.traits.values() for _, parameter in trait.rows}
    found = {one.id for one in practice.factors.values() if one.stage not in STAGES}
    assert set(practice.factors) - acting == found
