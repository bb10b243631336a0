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
Combinations = NDArray[np.intp]
"""Which effects of a stage act in each case, one bit each."""
LawAnswers = Mapping[Answer, Mask]
"""What one version says of every case of a block."""

ANSWERS = frozenset(str(answer) for answer in Answer)


@dataclass(frozen=True)
class _Laid:
    """An effect, and whether where it acts turns on the law or on a trait, besides the case alone."""

    effect: Effect
    asks_law: bool
    asks_trait: bool


@dataclass(frozen=True)
class _StageEffects:
    """The effects on one stage: those with a condition, as one bit each of a case's combination.

    `parameters`: those that its chance turns on, by way of traits too.
    """

    stage: Stage
    effects: tuple[_Laid, ...]
    spreads: tuple[_Laid, ...]
    parameters: tuple[str, ...]

    @property
    def asks_law(self) -> bool:
        return any(one.asks_law for one in (*self.effects, *self.spreads))

    @property
    def asks_trait(self) -> bool:
        return any(one.asks_trait for one in self.effects)


class BlockWords:
    """What funnels over one block of cases share: words, and where conditions on the case alone hold."""

    def __init__(self, cases: Cases, seed: int) -> None:
        self.cases = cases
        self.seed = seed
        self._keepers: dict[tuple[str, int], Keepers] = {}
        self._masks: dict[Condition, Mask] = {}

    def keepers(self, places: tuple[str, int]) -> Keepers:
        """Return the keepers of the cases, where so many municipalities are told by this attribute."""
        if places not in self._keepers:
            self._keepers[places] = Keepers(places, self.cases, self.seed)
        return self._keepers[places]

    def mask(self, condition: Condition) -> Mask:
        """Return where a condition on the case alone holds."""
        if condition not in self._masks:
            self._masks[condition] = settled_mask(self.cases, condition)
        return self._masks[condition]


class Funnel:
    """A practice model laid out for one block: words, masks that never change, combinations of effects.

    Cases in which the same effects of a stage act have the same chance, so a stage is worked out once per
    combination and looked up per case.
    """

    def __init__(self, model: PracticeModel, block: BlockWords, laws: Sequence[LawAnswers]) -> None:
        self.model = model
        self.cases = block.cases
        self.block = block
        self.laws = [{str(name): mask.astype(np.int16) for name, mask in law.items()} for law in laws]
        self.keepers = block.keepers(model.places)
        self.traits = Traits(model, self.keepers)
        self.stages = [_stage_effects(model, stage) for stage in Stage]
        self.lasting: dict[tuple[Stage, int], Combinations] = {}
        self.last: dict[tuple[Stage, int], tuple[tuple[float, ...], Chances]] = {}
        self.points = {
            (effect.factor, effect.per): self.keepers.points(f"spread/{effect.factor}", effect.per)
            for effect in model.effects
            if effect.act is Act.SPREAD
        }

    def chances(self, values: Values) -> Iterator[dict[Stage, Chances]]:
        """Yield, version by version, the chance of each stage in every case."""
        traits = self.traits.columns(values)
        for number in range(len(self.laws)):
            yield {one.stage: self._known(one, values, traits, number) for one in self.stages}

    def _known(self, one: _StageEffects, values: Values, traits: Mapping[str, Codes], number: int) -> Chances:
        """Return the chances of a stage; as last time if nothing that it asks has changed since."""
        place = one.stage, number if one.asks_law else 0
        asked = tuple(values[name] for name in one.parameters)
        if place not in self.last or self.last[place][0] != asked:
            self.last[place] = asked, self._stage(one, values, traits, number)
        return self.last[place][1]

    def _stage(self, one: _StageEffects, values: Values, traits: Mapping[str, Codes], number: int) -> Chances:
        combination = self._combination(one, traits, number)
        base, odds, times = _tables(one, self.model, values)
        if not one.spreads:
            return _moved(base, odds, times)[combination]
        spread = odds[combination]
        for laid in one.spreads:
            effect = laid.effect
            multipliers = np.array(spread_multipliers(strength(effect, self.model, values)))
            here = multipliers[self.points[effect.factor, effect.per]]
            mask = self._mask(laid, traits, number)
            spread = spread * (here if mask is None else np.where(mask, here, 1.0))
        return _moved(base[combination], spread, times[combination])

    def _combination(self, one: _StageEffects, traits: Mapping[str, Codes], number: int) -> Combinations:
        """Return which effects act in each case; those that ask no trait are the same for all values."""
        key = one.stage, number
        if key not in self.lasting:
            self.lasting[key] = np.zeros(self.cases.size, dtype=np.intp)
            self._add(self.lasting[key], one, traits, number, by_traits=False)
        if not one.asks_trait:
            return self.lasting[key]
        combination = self.lasting[key].copy()
        self._add(combination, one, traits, number, by_traits=True)
        return combination

    def _add(
        self,
        combination: Combinations,
        one: _StageEffects,
        traits: Mapping[str, Codes],
        number: int,
        *,
        by_traits: bool,
    ) -> None:
        for bit, laid in enumerate(one.effects):
            if laid.asks_trait is by_traits:
                mask = self._mask(laid, traits, number)
                if mask is not None:
                    combination |= mask.astype(np.intp) << bit

    def _mask(self, laid: _Laid, traits: Mapping[str, Codes], number: int) -> Mask | None:
        """Return where an effect acts under a law; None for everywhere."""
        when = laid.effect.when
        if when is None:
            return None
        if not laid.asks_law and not laid.asks_trait:
            return self.block.mask(when)
        columns = {**self.cases.columns, **traits, **self.laws[number]}
        whole = Cases(self.cases.stream, self.cases.first, self.cases.size, columns)
        return settled_mask(whole, when)


def _stage_effects(model: PracticeModel, stage: Stage) -> _StageEffects:
    laid = [_laid(model, effect) for effect in model.effects_on(stage)]
    spreads = tuple(one for one in laid if one.effect.act is Act.SPREAD)
    others = tuple(one for one in laid if one.effect.act is not Act.SPREAD)
    return _StageEffects(stage, others, spreads, model.asked_by(model.effects_on(stage)))


def _laid(model: PracticeModel, effect: Effect) -> _Laid:
    asked = facts_asked(effect.when or Constant(True))
    return _Laid(effect, bool(asked & ANSWERS), not asked.isdisjoint(model.traits))


def _tables(one: _StageEffects, model: PracticeModel, values: Values) -> tuple[Chances, Chances, Chances]:
    """Return base chance, multiplier of the odds and of the chance, for every combination of effects."""
    combinations = np.arange(2 ** len(one.effects))
    base = np.full(len(combinations), 0.0 if one.stage in NEVER_UNLESS_SAID else 1.0)
    odds, times = np.ones(len(combinations)), np.ones(len(combinations))
    unset = np.ones(len(combinations), dtype=np.bool_)
    for bit, effect in enumerate(laid.effect for laid in one.effects):
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
