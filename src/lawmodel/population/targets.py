"""Published figures held against a population: fitted, held back, checked, or not applicable and why."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from lawmodel.concepts.condition import Condition, Constant
from lawmodel.concepts.vocabulary import Fact, Text, Vocabulary
from lawmodel.population import schema
from lawmodel.population.cases import Cases
from lawmodel.population.measures import Measure, OneOverOther, Share, Spread, Total, measured, sampling_error
from lawmodel.population.recipe import Recipe
from lawmodel.population.stream_from_files import POPULATIONS
from lawmodel.statutebook.collecting import Problems
from lawmodel.statutebook.condition_text import Names
from lawmodel.statutebook.from_files import read_named
from lawmodel.statutebook.shaped import shaped
from lawmodel.statutebook.yaml_file import Place, YamlFile

EVERYBODY = "everybody"
ROUNDING = 1e-9
"""What a sum of fractions may be off, in relation to the figure."""
COUNTED_USES = ("fitted", "held back")


@dataclass(frozen=True)
class Target:
    """A published figure, what it is used for, and how far off a population may be."""

    id: str
    quantity: Text
    unit: Text
    value: float | None
    low: float | None
    high: float | None
    year: str
    source: str
    status: str
    use: str
    because: Text | None
    explanation: Text | None
    measure: Measure | None
    relative: float | None
    absolute: float | None
    line: int

    def allows(self, simulated: float) -> bool:
        """Say whether a simulated value lies within the tolerance, or between the ends of a range."""
        if self.low is not None and self.high is not None:
            return self.low <= simulated <= self.high
        if self.value is None:
            return True
        room = self.absolute if self.absolute is not None else (self.relative or 0.0) * abs(self.value)
        return abs(simulated - self.value) <= room + ROUNDING * abs(self.value)


@dataclass(frozen=True)
class Comparison:
    """A target beside what a population shows."""

    target: Target
    seed: int
    simulated: float | None
    error: float | None
    verdict: str

    @property
    def ratio(self) -> float | None:
        """Return simulated over published."""
        if self.simulated is None or not self.target.value:
            return None
        return self.simulated / self.target.value


def read_targets(root: Path, recipe: Recipe, vocabulary: Vocabulary) -> tuple[Target, ...]:
    """Return the targets of a recipe (a variant: those of its base that apply to it).

    Raises FaultyFiles if the file of targets is faulty.
    """
    path = root / POPULATIONS / (recipe.base or recipe.id) / "targets.yaml"
    if not path.is_file():
        return ()
    file = read_named(root, path)
    problems = Problems()
    reader = ConditionReader(file, {**vocabulary.facts, **recipe.attributes}, problems)
    targets = tuple(
        _target(one, reader, index)
        for index, one in enumerate(shaped(file, schema.TargetsFile).targets)
        if not one.recipes or recipe.branch in one.recipes
    )
    problems.raise_if_any()
    return targets


@dataclass(frozen=True)
class ConditionReader:
    """Reads conditions of one file; `everybody` holds always."""

    file: YamlFile
    variables: dict[str, Fact]
    problems: Problems

    def read(self, text: str, place: Place) -> Condition:
        """Return the condition of a text; faults are kept as problems."""
        if text == EVERYBODY:
            return Constant(True)
        return self.problems.condition(self.file, place, text, Names(self.variables, {}))

    def variable(self, name: str, place: Place) -> str:
        """Return the name of a variable; an unknown one is kept as a problem."""
        if name not in self.variables:
            self.problems.add(self.file.problem(place, "unknown_name", name=name, nearest=""))
        return name


def _target(shape: schema.TargetShape, reader: ConditionReader, index: int) -> Target:
    place: Place = ("targets", index)
    tolerance = shape.tolerance or schema.ToleranceShape()
    return Target(
        id=shape.id,
        quantity=shape.quantity,
        unit=shape.unit,
        value=shape.value,
        low=shape.low,
        high=shape.high,
        year=str(shape.year),
        source=shape.source,
        status=shape.status,
        use=shape.use,
        because=shape.because,
        explanation=shape.explanation,
        measure=None if shape.measure is None else _measure(shape.measure, reader, (*place, "measure")),
        relative=tolerance.relative,
        absolute=tolerance.absolute,
        line=reader.file.line_of(place),
    )


def _measure(shape: schema.Measure, reader: ConditionReader, place: Place) -> Measure:
    match shape:
        case schema.ShareMeasure():
            return share_measure(shape, reader, place)
        case schema.TotalMeasure(total=total, of=of):
            return Total(reader.read(total, place), of and reader.variable(of, place))
        case schema.RatioMeasure(ratio=over, to=under):
            return OneOverOther(_side(over, reader, place), _side(under, reader, place))
        case schema.SpreadMeasure(spread=groups, of=share):
            return Spread(reader.variable(groups, place), reader.read(share, place))


def share_measure(shape: schema.ShareMeasure, reader: ConditionReader, place: Place) -> Share:
    """Return the measure of a share."""
    against = None if shape.against is None else reader.read(shape.against, place)
    of = None if shape.of is None else reader.variable(shape.of, place)
    return Share(reader.read(shape.share, place), reader.read(shape.among, place), against, of)


def _side(shape: schema.PartOfRatio, reader: ConditionReader, place: Place) -> Total:
    of = None if shape.of is None else reader.variable(shape.of, place)
    return Total(reader.read(shape.where, place), of)


def compared(targets: Sequence[Target], cases: Cases, persons: int, seed: int) -> Iterator[Comparison]:
    """Yield each target beside what cases show, with the standard error of drawing them."""
    for target in targets:
        if target.measure is None:
            yield Comparison(target, seed, None, None, "shown")
            continue
        simulated = measured(target.measure, cases, persons)
        error = sampling_error(target.measure, cases, persons)
        verdict = "shown"
        if target.use in COUNTED_USES:
            verdict = "within" if target.allows(simulated) else "outside"
        yield Comparison(target, seed, simulated, error, verdict)
