"""What hangs together in a recipe, as listed, and what drawn cases show of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from lawmodel.concepts.vocabulary import Text, Vocabulary
from lawmodel.population import schema
from lawmodel.population.cases import Cases
from lawmodel.population.measures import Measure, RankCorrelation, measured
from lawmodel.population.recipe import Recipe
from lawmodel.population.stream_from_files import POPULATIONS
from lawmodel.population.targets import ConditionReader, share_measure
from lawmodel.statutebook.collecting import Problems
from lawmodel.statutebook.from_files import read_named
from lawmodel.statutebook.shaped import shaped


@dataclass(frozen=True)
class Dependence:
    """Two variables that hang together: direction, strength, source."""

    id: str
    one: str
    other: str
    text: Text
    direction: str
    measure: Measure
    target: float
    tolerance: float
    status: str
    source: str
    top_of_tornado: bool


@dataclass(frozen=True)
class Shown:
    """A dependence beside what cases show."""

    dependence: Dependence
    simulated: float

    @property
    def holds(self) -> bool:
        """Say whether direction and strength are those listed."""
        sign = 1 if self.dependence.direction == "up" else -1
        near = abs(self.simulated - self.dependence.target) <= self.dependence.tolerance
        return near and self.simulated * sign > 0


def read_dependences(root: Path, recipe: Recipe, vocabulary: Vocabulary) -> tuple[Dependence, ...]:
    """Return the dependences that a recipe, or the base of a variant, lists.

    Raises FaultyFiles if the file is faulty.
    """
    path = root / POPULATIONS / (recipe.base or recipe.id) / "dependences.yaml"
    if not path.is_file():
        return ()
    file = read_named(root, path)
    problems = Problems()
    reader = ConditionReader(file, {**vocabulary.facts, **recipe.attributes}, problems)
    found = tuple(
        _dependence(one, reader, index)
        for index, one in enumerate(shaped(file, schema.DependencesFile).dependences)
    )
    problems.raise_if_any()
    return found


def _dependence(shape: schema.DependenceShape, reader: ConditionReader, index: int) -> Dependence:
    place = ("dependences", index)
    one, other = reader.variable(shape.from_, place), reader.variable(shape.to, place)
    measure: Measure = RankCorrelation(one, other)
    if isinstance(shape.measure, schema.ShareMeasure):
        measure = share_measure(shape.measure, reader, (*place, "measure"))
    return Dependence(
        id=shape.id,
        one=one,
        other=other,
        text=shape.text,
        direction=shape.direction,
        measure=measure,
        target=shape.target,
        tolerance=shape.tolerance,
        status=shape.status,
        source=shape.source,
        top_of_tornado=shape.top_of_tornado,
    )


def shown(dependences: Sequence[Dependence], cases: Cases) -> Iterator[Shown]:
    """Yield each dependence beside what cases show."""
    for dependence in dependences:
        yield Shown(dependence, measured(dependence.measure, cases, 1))
