"""The chance of every stage, for a block of cases and each version of the law."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lawmodel.concepts.condition import Condition, Constant, facts_asked
from lawmodel.population.cases import Cases, Codes, Mask, settled_mask
from lawmodel.practice.model import BASES, NEVER_UNLESS_SAID, Act, Answer, Effect, PracticeModel, Stage
from lawmodel.practice.parameter_values import Values
from lawmodel.practice.strengths import strength
from lawmodel.practice.traits import Keepers, Traits, spread_multipliers

Chances = NDArray[np.float64]
LawAnswers = Mapping[Answer, Mask]
"""What one version says of every case of a block."""

ANSWERS = frozenset(str(answer) for answer in Answer)


@dataclass(frozen=True)
class _StageEffects:
    """The effects on one stage: those with a condition, as one bit each of a case's combination."""

    stage: Stage
    effects: tuple[Effect, ...]
    spreads: tuple[Effect, ...]

    def asks_law(self) -> bool:
        return any(_asked(effect) & ANSWERS for effect in (*self.effects, *self.spreads))


class Funnel:
    """A practice model laid out for one block: words, masks that never change, combinations of effects.

    Cases in which the same effects of a stage act have the same chance, so a stage is worked out once per
    combination and looked up per case.
    """

    def __init__(self, model: PracticeModel, cases: Cases, laws: Sequence[LawAnswers], seed: int) -> None:
        self.model = model
        self.cases = cases
        self.laws = [{str(name): mask.astype(np.int16) for name, mask in law.items()} for law in laws]
        self.keepers = Keepers(model, cases, seed)
        self.traits = Traits(model, self.keepers)
        self.stages = [_stage_effects(model, stage) for stage in Stage]
        self.lasting: dict[Condition, Mask] = {}
        self.points = {
            (effect.factor, effect.per): self.keepers.points(f"spread/{effect.factor}", effect.per)
            for effect in model.effects
            if effect.act is Act.SPREAD
        }

    def chances(self, values: Values) -> list[dict[Stage, Chances]]:
        """Return, per version, the chance of each stage in every case."""
        traits = self.traits.columns(values)
        shared = {
            one.stage: self._stage(one, values, traits, {}) for one in self.stages if not one.asks_law()
        }
        return [
            {
                one.stage: shared[one.stage] if one.stage in shared else self._stage(one, values, traits, law)
                for one in self.stages
            }
            for law in self.laws
        ]

    def _stage(
        self, one: _StageEffects, values: Values, traits: Mapping[str, Codes], law: Mapping[str, Codes]
    ) -> Chances:
        combination = np.zeros(self.cases.size, dtype=np.intp)
        for bit, effect in enumerate(one.effects):
            mask = self._mask(effect, traits, law)
            if mask is not None:
                combination |= mask.astype(np.intp) << bit
        base, odds, times = _tables(one, self.model, values)
        if not one.spreads:
            return _moved(base, odds, times)[combination]
        spread = odds[combination]
        for effect in one.spreads:
            multipliers = np.array(spread_multipliers(strength(effect, self.model, values)))
            here = multipliers[self.points[effect.factor, effect.per]]
            mask = self._mask(effect, traits, law)
            spread = spread * (here if mask is None else np.where(mask, here, 1.0))
        return _moved(base[combination], spread, times[combination])

    def _mask(self, effect: Effect, traits: Mapping[str, Codes], law: Mapping[str, Codes]) -> Mask | None:
        """Return where an effect acts; None for everywhere."""
        if effect.when is None:
            return None
        if not _asked(effect) & (ANSWERS | self.model.traits.keys()):
            if effect.when not in self.lasting:
                self.lasting[effect.when] = settled_mask(self.cases, effect.when)
            return self.lasting[effect.when]
        columns = {**self.cases.columns, **traits, **law}
        whole = Cases(self.cases.stream, self.cases.first, self.cases.size, columns)
        return settled_mask(whole, effect.when)


def _stage_effects(model: PracticeModel, stage: Stage) -> _StageEffects:
    effects = model.effects_on(stage)
    spreads = tuple(effect for effect in effects if effect.act is Act.SPREAD)
    return _StageEffects(stage, tuple(e for e in effects if e.act is not Act.SPREAD), spreads)


def _asked(effect: Effect) -> frozenset[str]:
    return facts_asked(effect.when or Constant(True))


def _tables(one: _StageEffects, model: PracticeModel, values: Values) -> tuple[Chances, Chances, Chances]:
    """Return base chance, multiplier of the odds and of the chance, for every combination of effects."""
    combinations = np.arange(2 ** len(one.effects))
    base = np.full(len(combinations), 0.0 if one.stage in NEVER_UNLESS_SAID else 1.0)
    odds, times = np.ones(len(combinations)), np.ones(len(combinations))
    unset = np.ones(len(combinations), dtype=np.bool_)
    for bit, effect in enumerate(one.effects):
        acts = (combinations >> bit & 1 == 1) | (effect.when is None)
        by = strength(effect, model, values)
        if effect.act in BASES:
            base = np.where(acts & unset, by, base)
            unset &= ~acts
        elif effect.act is Act.ODDS:
            odds = np.where(acts, odds * by, odds)
        else:
            times = np.where(acts, times * by, times)
    return base, odds, times


def _moved(base: Chances, odds: Chances, times: Chances) -> Chances:
    """Return chances after their odds, then the chances themselves, are multiplied."""
    moved: Chances = np.minimum(base * odds / (1.0 - base + base * odds) * times, 1.0)
    return moved
