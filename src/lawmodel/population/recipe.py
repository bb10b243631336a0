"""How a population is drawn: streams of cases, each with fixed facts and draws in order."""

from collections.abc import Mapping
from dataclasses import dataclass

from lawmodel.concepts.condition import Condition
from lawmodel.concepts.vocabulary import Fact, Text


@dataclass(frozen=True)
class Row:
    """The shares of the values where `when` holds and no earlier row did; each share out of 2**32.

    `upto` are running totals: value k is drawn where the word is below `upto[k]` but not the one before.
    """

    when: Condition | None
    codes: tuple[int, ...]
    upto: tuple[int, ...]
    shares: tuple[float, ...]


@dataclass(frozen=True)
class Draw:
    """One variable drawn by chance, given those before it."""

    variable: str
    rows: tuple[Row, ...]
    status: str
    source: str


@dataclass(frozen=True)
class Follow:
    """One variable that follows from another."""

    variable: str
    from_variable: str
    mapping: Mapping[int, int]
    status: str
    source: str


@dataclass(frozen=True)
class Stream:
    """One kind of case: what is always so, and what is drawn, in order."""

    id: str
    title: Text
    always: Mapping[str, int]
    steps: tuple[Draw | Follow, ...]


@dataclass(frozen=True)
class Recipe:
    """A population: its own attributes beside the facts, and its streams; the first is the core."""

    id: str
    title: Text
    attributes: Mapping[str, Fact]
    streams: Mapping[str, Stream]
    core: str
    digest: str
