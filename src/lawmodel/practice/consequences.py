"""What follows from disclosures: who works how long at what cost, which strike wrongly, for which groups."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from lawmodel.concepts.condition import Condition
from lawmodel.concepts.vocabulary import Fact, Text
from lawmodel.practice.factors_from_files import CONSEQUENCES, read_factors
from lawmodel.practice.model import Parameter
from lawmodel.practice.schema import ConsequencesFile
from lawmodel.statutebook.from_files import read_named
from lawmodel.statutebook.shaped import shaped


@dataclass(frozen=True)
class Actor:
    """Whose work it is; `hours` per assessment or disclosure, `cost` in SEK per hour."""

    id: str
    title: Text
    when: Condition
    handles: str
    hours: Parameter
    cost: Parameter


@dataclass(frozen=True)
class Misdirected:
    """A way in which a disclosure strikes wrongly."""

    id: str
    title: Text
    when: Condition
    source: str


@dataclass(frozen=True)
class Consequences:
    """Actors, misdirected disclosures and the facts or attributes that cases are grouped by."""

    actors: tuple[Actor, ...] = ()
    misdirected: tuple[Misdirected, ...] = ()
    groups: tuple[str, ...] = ()


def read_consequences(root: Path, variables: Mapping[str, Fact]) -> Consequences:
    """Return what a book wants to be told of disclosures; nothing if it has no such file.

    Raises FaultyFiles with every problem.
    """
    path = root / CONSEQUENCES
    if not path.is_file():
        return Consequences()
    factors = read_factors(root, variables)
    file = read_named(root, path)
    shape = shaped(file, ConsequencesFile)
    for name, one in shape.actors.items():
        for key in ("hours", "cost"):
            factors.keep_unknown_parameter(file, ("actors", name, key), getattr(one, key), key)
    for name in shape.groups:
        if name not in variables:
            factors.unknown_fact(file, ("groups",), name)
    actors = {
        name: factors.problems.condition(file, ("actors", name, "when"), one.when, factors.fact_names)
        for name, one in shape.actors.items()
    }
    misdirected = tuple(
        Misdirected(
            name,
            one.title,
            factors.problems.condition(file, ("misdirected", name, "when"), one.when, factors.fact_names),
            one.source,
        )
        for name, one in shape.misdirected.items()
    )
    factors.problems.raise_if_any()
    known = factors.parameters
    return Consequences(
        tuple(
            Actor(name, one.title, actors[name], one.handles, known[one.hours], known[one.cost])
            for name, one in shape.actors.items()
        ),
        misdirected,
        tuple(shape.groups),
    )
