"""How a population is drawn: streams of cases, each with fixed facts, strata and draws in order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from lawmodel.concepts.condition import Condition
from lawmodel.concepts.vocabulary import Fact, Text
from lawmodel.population.counter_words import SCALE

CYCLE = 1000
"""Strata are drawn in fixed proportion: so many of every thousand consecutive cases."""


@dataclass(frozen=True)
class Row:
    """The shares of the values where `when` holds and no earlier row did; each share out of 2**32.

    `upto` are running totals: value k is drawn where the word is below `upto[k]` but not the one before.
    A fixed row states law or logic, not dependence.
    """

    when: Condition | None
    codes: tuple[int, ...]
    upto: tuple[int, ...]
    shares: tuple[float, ...]
    fixed: bool = False


@dataclass(frozen=True)
class Draw:
    """One variable drawn by chance, given those before it.

    `margin`: the share each value must have in the stream; its rows are raked to it. `moves_with`: with this
    chance the variable takes the rank of an earlier one, mirrored where negative.
    """

    variable: str
    rows: tuple[Row, ...]
    status: str
    source: str
    margin: Mapping[int, float] | None = None
    moves_with: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True)
class Follow:
    """One variable that follows from another."""

    variable: str
    from_variable: str
    mapping: Mapping[int, int]
    status: str
    source: str


@dataclass(frozen=True)
class Stratum:
    """A part of the people: how many there are, and how many of a thousand cases are drawn in it."""

    code: int
    draw: int
    persons: int
    status: str
    source: str


@dataclass(frozen=True)
class Strata:
    """The strata of a stream; every case belongs to one."""

    variable: str
    parts: tuple[Stratum, ...]

    @property
    def persons(self) -> int:
        """Return how many persons the stream stands for."""
        return sum(part.persons for part in self.parts if part.draw)

    def weight(self, part: Stratum) -> float:
        """Return how much a case of a stratum counts beside the average case."""
        return part.persons * CYCLE / (self.persons * part.draw)

    @property
    def weights(self) -> dict[int, float]:
        """Return the weight of each stratum that is drawn, by its code."""
        return {part.code: self.weight(part) for part in self.parts if part.draw}


@dataclass(frozen=True)
class Stream:
    """One kind of case: what is always so, and what is drawn, in order."""

    id: str
    title: Text
    always: Mapping[str, int]
    steps: tuple[Draw | Follow, ...]
    strata: Strata | None = None
    drawn_as: str = ""


@dataclass(frozen=True)
class Recipe:
    """A population: its own attributes beside the facts, and its streams.

    `core` is the stream of the headline; `persons` one whose cases are persons, held against statistics only.
    `branch` is the id that targets know it by; `portrait` the variables that describe a case in a few words.
    """

    id: str
    title: Text
    attributes: Mapping[str, Fact]
    streams: Mapping[str, Stream]
    core: str
    digest: str
    persons: Stream | None = None
    base: str | None = None
    branch: str = ""
    portrait: tuple[str, ...] = ()


def running_totals(shares: Sequence[Decimal | float]) -> tuple[int, ...]:
    """Return the running totals of shares as whole numbers out of 2**32; the last is exactly 2**32."""
    totals: list[int] = []
    so_far = Decimal(0)
    for share in shares:
        so_far += Decimal(share)
        totals.append(min(SCALE, int(so_far * SCALE)))
    return (*totals[:-1], SCALE) if totals else (SCALE,)
