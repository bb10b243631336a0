"""Who has which trait: thresholds on words that are the same for every version, model and draw."""

from decimal import Decimal
from functools import cache, lru_cache
from math import sqrt
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from lawmodel.concepts.condition import Condition, Constant
from lawmodel.population.cases import Cases, Codes, Mask, settled_mask
from lawmodel.population.counter_words import SCALE, words
from lawmodel.practice.model import Keeper, PracticeModel, Trait
from lawmodel.practice.parameter_values import Values

Words = NDArray[np.uint32]

COUNTRY = 65_536
"""Cases that share one set of municipalities; the next as many meet municipalities drawn anew."""

POINTS = 16
"""How many equally likely values stand for a normal distribution."""

REMEMBERED = 256
"""Spreads whose multipliers are kept: each is asked for by several stages and versions."""

POINT_BITS = 32 - (POINTS - 1).bit_length()
"""The lowest bits of a 32-bit word, which do not tell which of the points it falls on."""


class Keepers:
    """The words of a block of cases: by case and worker, and by municipality."""

    def __init__(self, places: tuple[str, int], cases: Cases, seed: int) -> None:
        self.cases = cases
        self.seed = seed
        self._words: dict[tuple[str, Keeper], Words] = {}
        attribute, number = places
        self.places = cases.columns.get(attribute)
        if self.places is None:
            drawn = self._by_case("place").astype(np.uint64)
            self.places = ((drawn * np.uint64(number)) >> np.uint64(32)).astype(np.int16)
        self.number = number + 1
        self.countries = (cases.first + np.arange(cases.size, dtype=np.int64)) // COUNTRY

    def clusters(self) -> NDArray[np.int64]:
        """Return a number for each municipality of each country, per case."""
        places: NDArray[np.int64] = self._known_places().astype(np.int64)
        return self.countries * self.number + places

    def words(self, name: str, keeper: Keeper) -> Words:
        """Return the word that decides a trait of each case's keeper."""
        if (name, keeper) not in self._words:
            by_place = keeper is Keeper.MUNICIPALITY
            self._words[name, keeper] = self._by_place(name) if by_place else self._by_case(name)
        return self._words[name, keeper]

    def points(self, name: str, keeper: Keeper) -> NDArray[np.intp]:
        """Return on which point of a normal distribution each case's keeper falls."""
        return (self.words(name, keeper) >> np.uint32(POINT_BITS)).astype(np.intp)

    def _by_case(self, name: str) -> Words:
        return words(self.seed, f"practice/{name}", self.cases.first, self.cases.size)

    def _by_place(self, name: str) -> Words:
        found = np.empty(self.cases.size, dtype=np.uint32)
        places = self._known_places()
        for country in np.unique(self.countries):
            here = self.countries == country
            first = int(country) * self.number
            found[here] = words(self.seed, f"practice/{name}", first, self.number)[places[here]]
        return found

    def _known_places(self) -> NDArray[np.int16]:
        assert self.places is not None
        return np.clip(self.places, 0, self.number - 1)


class Traits:
    """Which cases meet which trait, given values of the parameters."""

    def __init__(self, model: PracticeModel, keepers: Keepers) -> None:
        self.model = model
        self.keepers = keepers
        self.words = {
            name: keepers.words(f"trait/{name}", trait.keeper) for name, trait in model.traits.items()
        }
        self.last: dict[str, tuple[tuple[float, ...], Codes]] = {}
        self.rows = {name: _rows_used(trait, keepers.cases) for name, trait in model.traits.items()}

    def columns(self, values: Values) -> dict[str, Codes]:
        """Return a column of 0 and 1 per trait."""
        return {name: self._column(trait, values) for name, trait in self.model.traits.items()}

    def _column(self, trait: Trait, values: Values) -> Codes:
        asked = tuple(values[parameter] for _, parameter in trait.rows)
        if trait.name not in self.last or self.last[trait.name][0] != asked:
            ends = np.array([threshold(share) for share in asked], dtype=np.uint64)
            rows = self.rows[trait.name]
            limit = ends[0] if rows is None else ends[rows]
            self.last[trait.name] = asked, (self.words[trait.name] < limit).astype(np.int16)
        return self.last[trait.name][1]


def _rows_used(trait: Trait, cases: Cases) -> NDArray[np.intp] | None:
    """Return the first row that holds in each case; None where there is but one."""
    if len(trait.rows) == 1:
        return None
    rows = np.full(cases.size, len(trait.rows) - 1, dtype=np.intp)
    for place in range(len(trait.rows) - 2, -1, -1):
        when, _ = trait.rows[place]
        rows[_mask(when, cases)] = place
    return rows


def _mask(when: Condition | None, cases: Cases) -> Mask:
    return settled_mask(cases, when or Constant(True))


def threshold(share: float) -> int:
    """Return the word below which a share of all words lies."""
    return int(Decimal(share) * SCALE)


@cache
def normal_points() -> tuple[Decimal, ...]:
    """Return equally likely points with the mean 0 and the variance 1 of a standard normal.

    Six decimals, so that no difference between mathematical libraries reaches a result.
    """
    middles = [NormalDist().inv_cdf((k + 0.5) / POINTS) for k in range(POINTS)]
    spread = sqrt(sum(z * z for z in middles) / POINTS)
    return tuple(Decimal(f"{z / spread:.6f}") for z in middles)


@lru_cache(maxsize=REMEMBERED)
def spread_multipliers(spread: float) -> tuple[float, ...]:
    """Return what the odds are multiplied by at each point: exp(spread * z), correctly rounded."""
    return tuple(float((Decimal(spread) * z).exp()) for z in normal_points())
