"""What a case comes to on average over whoever meets it: exact, by counting through traits and spreads.

A second, simple model beside the simulated one. The traits and spreads of one case are independent of each
other, and given those that several stages ask, so are the stages. A channel is linear in each of its stages,
so the mean of each is enough: what several stages ask is counted through together, the rest stage by stage.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product
from math import fsum, prod
from typing import TypeVar

from lawmodel.concepts.condition import Condition, Constant, Every, Negated, Some, facts_asked
from lawmodel.concepts.vocabulary import CaseFacts
from lawmodel.practice.model import Act, Answer, Channel, Effect, PracticeModel, Stage
from lawmodel.practice.one_case import OneCase, Point, before_spreads, channels_of_case, moved
from lawmodel.practice.parameter_values import Values
from lawmodel.practice.strengths import strength
from lawmodel.practice.traits import POINTS, spread_multipliers

Asked = TypeVar("Asked", str, Point)

FOLLOWING = frozenset({Stage.INFORMED, Stage.LOGGED, Stage.REIDENTIFIED})
"""Stages after a disclosure, which no channel asks."""

Spreads = Mapping[Point, tuple[float, ...]]
"""What the odds are multiplied by at each point of each spread that acts."""


@dataclass(frozen=True)
class _State:
    """A stage where some traits are met: how likely they are, and its chance but for the spreads."""

    likely: float
    base: float
    odds: float
    times: float
    spreads: Spreads


def expected_channels(
    model: PracticeModel, values: Values, facts: CaseFacts, law: Mapping[Answer, bool], would_consent: bool
) -> dict[Channel, float]:
    """Return the mean chance of each channel of a case over those who may meet it, municipality included."""
    case = OneCase(facts, law, {}, {})
    stages = [stage for stage in Stage if stage not in FOLLOWING]
    asked = {stage: traits_asked(model, case, stage) for stage in stages}
    points = {stage: _points_asked(model, case, stage) for stage in stages}
    shares = {name: _share(model, values, case, name) for name in frozenset().union(*asked.values())}
    falling = _in_several(points)
    found: dict[Channel, list[float]] = {channel: [] for channel in Channel}
    for likely, met in _meetings(case, _in_several(asked), shares):
        states = {
            stage: [
                _state(model, values, inner, stage, chance)
                for chance, inner in _meetings(met, sorted(asked[stage] - met.traits.keys()), shares)
            ]
            for stage in stages
        }
        for fall in product(range(POINTS), repeat=len(falling)):
            fallen = dict(zip(falling, fall, strict=True))
            means = dict.fromkeys(Stage, 0.0) | {stage: _mean(states[stage], fallen) for stage in stages}
            weight = likely / POINTS ** len(falling)
            for channel, mean in channels_of_case(means, law, would_consent).items():
                found[channel].append(weight * mean)
    return {channel: fsum(parts) for channel, parts in found.items()}


def traits_asked(model: PracticeModel, case: OneCase, stage: Stage) -> frozenset[str]:
    """Return the traits that the chance of a stage depends on, given the facts and the law's answers."""
    return frozenset().union(*(facts_asked(left) for _, left in _acting(model, case, stage)))


def _points_asked(model: PracticeModel, case: OneCase, stage: Stage) -> frozenset[Point]:
    acting = _acting(model, case, stage)
    return frozenset((effect.factor, effect.per) for effect, _ in acting if effect.act is Act.SPREAD)


def _acting(model: PracticeModel, case: OneCase, stage: Stage) -> list[tuple[Effect, Condition]]:
    """Return the effects that may act, each with what is left of its condition."""
    left = [(one, _left(one.when or Constant(True), case, model)) for one in model.effects_on(stage)]
    return [(effect, condition) for effect, condition in left if condition != Constant(False)]


def _left(condition: Condition, case: OneCase, model: PracticeModel) -> Condition:
    """Return what a condition still asks of traits when the rest is answered."""
    match condition:
        case Every(parts) | Some(parts):
            decided = Constant(isinstance(condition, Some))
            left = [_left(part, case, model) for part in parts]
            open_parts = tuple(part for part in left if not isinstance(part, Constant))
            if decided in left or not open_parts:
                return decided if decided in left else Constant(not decided.holds)
            return replace(condition, parts=open_parts)
        case Negated(part):
            inner = _left(part, case, model)
            return Constant(not inner.holds) if isinstance(inner, Constant) else Negated(inner)
        case _ if facts_asked(condition) & model.traits.keys():
            return condition
        case _:
            return Constant(case.holds(condition))


def _share(model: PracticeModel, values: Values, case: OneCase, trait: str) -> float:
    return next(values[parameter] for when, parameter in model.traits[trait].rows if case.holds(when))


def _in_several(asked: Mapping[Stage, frozenset[Asked]]) -> list[Asked]:
    everything = [one for found in asked.values() for one in found]
    return sorted({one for one in everything if everything.count(one) > 1})


def _meetings(
    case: OneCase, traits: Sequence[str], shares: Mapping[str, float]
) -> Iterator[tuple[float, OneCase]]:
    """Yield every way in which the traits may be met, with its chance."""
    for met in product((False, True), repeat=len(traits)):
        likely = prod(
            shares[name] if yes else 1 - shares[name] for name, yes in zip(traits, met, strict=True)
        )
        if likely > 0:
            yield likely, replace(case, traits={**case.traits, **dict(zip(traits, met, strict=True))})


def _state(model: PracticeModel, values: Values, case: OneCase, stage: Stage, likely: float) -> _State:
    spreads: dict[Point, tuple[float, ...]] = {}
    for effect in model.effects_on(stage):
        if effect.act is Act.SPREAD and case.holds(effect.when):
            point = (effect.factor, effect.per)
            known = spreads.get(point, (1.0,) * POINTS)
            here = spread_multipliers(strength(effect, model, values))
            spreads[point] = tuple(one * other for one, other in zip(known, here, strict=True))
    return _State(likely, *before_spreads(model, values, case, stage), spreads)


def _mean(states: Sequence[_State], fallen: Mapping[Point, int]) -> float:
    """Return the mean chance of a stage; a spread that has not fallen yet falls on each point alike."""
    return fsum(one.likely * _mean_of_state(one, fallen) for one in states)


def _mean_of_state(state: _State, fallen: Mapping[Point, int]) -> float:
    multipliers = [
        (at[fallen[point]],) if point in fallen else at for point, at in sorted(state.spreads.items())
    ]
    falls = [moved(state.base, state.odds * prod(fall), state.times) for fall in product(*multipliers)]
    return fsum(falls) / len(falls)
