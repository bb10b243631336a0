"""Published figures and listed dependences to entries: what a population is held against, and how closely."""

from collections.abc import Iterator
from pathlib import Path

from lawmodel.assumptions.entry import OWN_CHOICE, Entry, Kind, Unit
from lawmodel.assumptions.in_words import said, same
from lawmodel.concepts.vocabulary import Text
from lawmodel.population.schema import DependencesFile, DependenceShape, TargetsFile, TargetShape
from lawmodel.population.stream_from_files import POPULATIONS
from lawmodel.statutebook.from_files import read_named
from lawmodel.statutebook.shaped import shaped
from lawmodel.statutebook.yaml_file import Place, YamlFile

FIGURES = ("value", "low", "high")


def target_entries(root: Path, recipe_id: str) -> Iterator[Entry]:
    """Yield two entries for every published figure of a population: the figure, and how far off one may be.

    Raises FaultyFiles if the file of targets is faulty.
    """
    path = root / POPULATIONS / recipe_id / "targets.yaml"
    if path.is_file():
        file = read_named(root, path)
        for index, shape in enumerate(shaped(file, TargetsFile).targets):
            yield from _target(file, index, shape, recipe_id)


def dependence_entries(root: Path, recipe_id: str) -> Iterator[Entry]:
    """Yield two entries for every dependence of a population: its strength, and how far off it may be.

    Raises FaultyFiles if the list of dependences is faulty.
    """
    path = root / POPULATIONS / recipe_id / "dependences.yaml"
    if path.is_file():
        file = read_named(root, path)
        for index, shape in enumerate(shaped(file, DependencesFile).dependences):
            yield from _dependence(file, index, shape, recipe_id)


def _target(file: YamlFile, index: int, shape: TargetShape, recipe_id: str) -> Iterator[Entry]:
    place: Place = ("targets", index)
    entry_id = f"{recipe_id}/targets/{shape.id}"
    figures = [getattr(shape, name) for name in FIGURES]
    year = same(str(shape.year))
    yield Entry(
        id=entry_id,
        kind=Kind.TARGET,
        text=said("text.target", quantity=shape.quantity, unit=shape.unit, year=year),
        values=() if shape.value is None else (shape.value,),
        unit=Unit.FIGURE,
        status=shape.status,
        source=same(shape.source),
        file=file.name,
        line=file.line_of(place),
        places=_stated(place, (*FIGURES, "year"), (*figures, shape.year)),
        used=(recipe_id,),
        low=shape.low,
        high=shape.high,
    )
    if shape.tolerance is not None:
        limits = (shape.tolerance.relative, shape.tolerance.absolute)
        places = _stated((*place, "tolerance"), ("relative", "absolute"), limits)
        yield _tolerance(file, f"{entry_id}/tolerance", shape.quantity, limits, places, (recipe_id,))


def _dependence(file: YamlFile, index: int, shape: DependenceShape, recipe_id: str) -> Iterator[Entry]:
    place: Place = ("dependences", index)
    entry_id = f"{recipe_id}/dependences/{shape.id}"
    yield Entry(
        id=entry_id,
        kind=Kind.TARGET,
        text=said("text.dependence", text=shape.text),
        values=(shape.target,),
        unit=Unit.FIGURE,
        status=shape.status,
        source=same(shape.source),
        file=file.name,
        line=file.line_of(place),
        places=((*place, "target"),),
        used=(recipe_id,),
    )
    places = ((*place, "tolerance"),)
    yield _tolerance(file, f"{entry_id}/tolerance", shape.text, (shape.tolerance,), places, (recipe_id,))


def _stated(place: Place, names: tuple[str, ...], values: tuple[object, ...]) -> tuple[Place, ...]:
    return tuple((*place, name) for name, value in zip(names, values, strict=True) if value is not None)


def _tolerance(
    file: YamlFile,
    entry_id: str,
    quantity: Text,
    limits: tuple[float | None, ...],
    places: tuple[Place, ...],
    used: tuple[str, ...],
) -> Entry:
    return Entry(
        id=entry_id,
        kind=Kind.TOLERANCE,
        text=said("text.tolerance", quantity=quantity),
        values=tuple(limit for limit in limits if limit is not None),
        unit=Unit.TOLERANCE,
        status=OWN_CHOICE,
        source=said("own.tolerance"),
        file=file.name,
        line=file.line_of(places[0]),
        places=places,
        used=used,
    )
