"""The chance of every stage, for a block of cases and each version of the law."""

from collections.abc import Iterator, Mapping, Sequence
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
Combination = NDArray[np.intp]
LawAnswers = Mapping[Answer, Mask]
"""What one version says of every case of a block."""

ANSWERS = frozenset(str(answer) for answer in Answer)


NO_LAW = -1
"""Stands for the place of the law where no law is asked."""


@dataclass(frozen=True)
class _StageEffects:
    """The effects on one stage: those with a condition, as one bit each of a case's combination.

    Bits of `drawn` ask a trait, which is drawn anew for each set of values; those of `lasting` never change.
    """

    stage: Stage
    effects: tuple[Effect, ...]
    spreads: tuple[Effect, ...]
    lasting: tuple[int, ...]
    drawn: tuple[int, ...]

    def asks_law(self) -> bool:
        return any(_asked(effect) & ANSWERS for effect in (*self.effects, *self.spreads))


@dataclass(frozen=True)
class _Drawn:
    """The traits under one set of values, and the masks found under them so far."""

    traits: Mapping[str, Codes]
    masks: dict[tuple[Condition, int], Mask]


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
        self.lasting: dict[tuple[Condition, int], Mask] = {}
        self.combined: dict[tuple[Stage, int], Combination] = {}
        self.points = {
            (effect.factor, effect.per): self.keepers.points(f"spread/{effect.factor}", effect.per)
            for effect in model.effects
            if effect.act is Act.SPREAD
        }

    def chances(self, values: Values) -> Iterator[dict[Stage, Chances]]:
        """Yield, version by version, the chance of each stage in every case."""
        drawn = _Drawn(self.traits.columns(values), {})
        worked_out = [
            (one, _tables(one, self.model, values), self._spread(one, values)) for one in self.stages
        ]
        shared = {
            one.stage: self._stage(one, tables, spreads, drawn, NO_LAW)
            for one, tables, spreads in worked_out
            if not one.asks_law()
        }
        for law in range(len(self.laws)):
            yield {
                one.stage: shared[one.stage]
                if one.stage in shared
                else self._stage(one, tables, spreads, drawn, law)
                for one, tables, spreads in worked_out
            }

    def _stage(
        self,
        one: _StageEffects,
        tables: "_Tables",
        spreads: Sequence[Chances],
        drawn: _Drawn,
        law: int,
    ) -> Chances:
        combination = self._combination(one, drawn, law)
        if not one.spreads:
            return tables.moved()[combination]
        spread = tables.odds[combination]
        for effect, here in zip(one.spreads, spreads, strict=True):
            mask = self._mask(effect, drawn, law)
            spread = spread * (here if mask is None else np.where(mask, here, 1.0))
        return _moved(tables.base[combination], spread, tables.times[combination])

    def _combination(self, one: _StageEffects, drawn: _Drawn, law: int) -> Combination:
        """Return which effects act, as bits."""
        if (one.stage, law) not in self.combined:
            lasting = np.zeros(self.cases.size, dtype=np.intp)
            self.combined[one.stage, law] = self._with_bits(lasting, one, one.lasting, drawn, law)
        return self._with_bits(self.combined[one.stage, law], one, one.drawn, drawn, law)

    def _with_bits(
        self,
        combination: Combination,
        one: _StageEffects,
        bits: Sequence[int],
        drawn: _Drawn,
        law: int,
    ) -> Combination:
        for bit in bits:
            mask = self._mask(one.effects[bit], drawn, law)
            if mask is not None:
                combination = combination | (mask.astype(np.intp) << bit)
        return combination

    def _spread(self, one: _StageEffects, values: Values) -> list[Chances]:
        """Return what each spread multiplies the odds by in every case, where it acts."""
        multipliers = [
            np.array(spread_multipliers(strength(effect, self.model, values))) for effect in one.spreads
        ]
        return [
            by[self.points[effect.factor, effect.per]]
            for effect, by in zip(one.spreads, multipliers, strict=True)
        ]

    def _mask(self, effect: Effect, drawn: _Drawn, law: int) -> Mask | None:
        """Return where an effect acts; None for everywhere."""
        if effect.when is None:
            return None
        asked = _asked(effect)
        of_traits = bool(asked & self.model.traits.keys())
        masks = drawn.masks if of_traits else self.lasting
        known = effect.when, law if asked & ANSWERS else NO_LAW
        if known not in masks:
            answers = self.laws[law] if asked & ANSWERS and law != NO_LAW else {}
            columns = {**self.cases.columns, **(drawn.traits if of_traits else {}), **answers}
            whole = Cases(self.cases.stream, self.cases.first, self.cases.size, columns)
            masks[known] = settled_mask(whole, effect.when)
        return masks[known]


def _stage_effects(model: PracticeModel, stage: Stage) -> _StageEffects:
    effects = model.effects_on(stage)
    spreads = tuple(effect for effect in effects if effect.act is Act.SPREAD)
    others = tuple(effect for effect in effects if effect.act is not Act.SPREAD)
    drawn = tuple(bit for bit, effect in enumerate(others) if _asked(effect) & model.traits.keys())
    lasting = tuple(bit for bit in range(len(others)) if bit not in drawn)
    return _StageEffects(stage, others, spreads, lasting, drawn)


def _asked(effect: Effect) -> frozenset[str]:
    return facts_asked(effect.when or Constant(True))


@dataclass(frozen=True)
class _Tables:
    """Base chance, multiplier of the odds and of the chance, for every combination of effects."""

    base: Chances
    odds: Chances
    times: Chances

    def moved(self) -> Chances:
        return _moved(self.base, self.odds, self.times)


def _tables(one: _StageEffects, model: PracticeModel, values: Values) -> _Tables:
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
    return _Tables(base, odds, times)


def _moved(base: Chances, odds: Chances, times: Chances) -> Chances:
    """Return chances after their odds, then the chances themselves, are multiplied."""
    moved: Chances = np.minimum(base * odds / (1.0 - base + base * odds) * times, 1.0)
    return moved
