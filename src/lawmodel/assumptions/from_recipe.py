"""The folder of a population to entries: every share, margin, link, stratum, fixed answer and range in it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from lawmodel.assumptions.entry import OWN_CHOICE, Entry, Kind, Unit
from lawmodel.assumptions.in_words import condition_words, said, same, written_words
from lawmodel.assumptions.written import RECIPE, WrittenPart, WrittenStep, parts_of, stem_of, steps_of
from lawmodel.concepts.vocabulary import Fact, Text, Vocabulary
from lawmodel.population.recipe_from_files import attributes_of
from lawmodel.population.schema import RecipeFile, RowShape, StreamFile
from lawmodel.population.stream_from_files import POPULATIONS
from lawmodel.statutebook.collecting import Problems
from lawmodel.statutebook.condition_text import Names
from lawmodel.statutebook.from_files import read_named
from lawmodel.statutebook.shaped import shaped
from lawmodel.statutebook.yaml_file import Place, YamlFile

NO_STREAMS = (RECIPE, "targets.yaml", "dependences.yaml")


@dataclass(frozen=True)
class _File:
    """One file of a population, what its conditions may ask, and the streams that read it."""

    file: YamlFile
    variables: Mapping[str, Fact]
    used: tuple[str, ...]
    problems: Problems

    def entry(
        self,
        entry_id: str,
        kind: Kind,
        text: Text,
        value: float | str,
        unit: Unit,
        place: Place,
        origin: tuple[str, Text],
        places: tuple[Place, ...] | None = None,
    ) -> Entry:
        status, source = origin
        return Entry(
            id=entry_id,
            kind=kind,
            text=text,
            values=(value,),
            unit=unit,
            status=status,
            source=source,
            file=self.file.name,
            line=self.file.line_of(place),
            places=(place,) if places is None else places,
            used=self.used,
        )

    def label(self, name: str) -> Text:
        return self.variables[name].label if name in self.variables else same(name)

    def answer(self, name: str, written: str) -> Text:
        return written_words(self.variables[name], written) if name in self.variables else same(written)


def recipe_entries(root: Path, recipe_id: str, vocabulary: Vocabulary) -> Iterator[Entry]:
    """Yield an entry for everything believed in the folder of a population, but for targets and dependences.

    Raises FaultyFiles if a file is faulty.
    """
    problems = Problems()
    file, shape = _recipe_file(root, recipe_id)
    described = shape if shape.base is None else _recipe_file(root, shape.base)[1]
    variables = {**vocabulary.facts, **attributes_of(described)}
    read_by = _read_by(root, recipe_id, shape)
    whole = tuple(dict.fromkeys(name for names in read_by.values() for name in names))
    yield from _declared(_File(file, variables, whole, problems), shape)
    for path in sorted((root / POPULATIONS / recipe_id).glob("*.yaml")):
        if path.name not in NO_STREAMS:
            part = _File(read_named(root, path), variables, read_by.get(path.name, ()), problems)
            yield from _stream_entries(part, shaped(part.file, StreamFile))
    problems.raise_if_any()


def attributes_in(root: Path, recipe_id: str) -> Mapping[str, Fact]:
    """Return what a population tells of its cases beside the facts; a variant tells it in its base."""
    return attributes_of(_recipe_file(root, recipe_id)[1])


def _recipe_file(root: Path, recipe_id: str) -> tuple[YamlFile, RecipeFile]:
    file = read_named(root, root / POPULATIONS / recipe_id / RECIPE)
    return file, shaped(file, RecipeFile)


def _read_by(root: Path, recipe_id: str, shape: RecipeFile) -> dict[str, tuple[str, ...]]:
    """Return the streams that read each file of a folder, as population/stream."""
    streams = [*shape.streams, *([shape.persons] if shape.persons else [])]
    found: dict[str, list[str]] = {}
    for stream in streams:
        path = root / POPULATIONS / recipe_id / f"{stream}.yaml"
        includes = shaped(read_named(root, path), StreamFile).includes if path.is_file() else []
        for name in (*includes, path.name):
            found.setdefault(name, []).append(f"{recipe_id}/{stream}")
    if shape.base is not None:
        found[RECIPE] = [recipe_id]
    return {name: tuple(streams) for name, streams in found.items()}


def _declared(part: _File, shape: RecipeFile) -> Iterator[Entry]:
    """Yield what recipe.yaml itself states: a year, ranges of numbers, what a variant replaces."""
    stem = stem_of(part.file)
    chosen = (OWN_CHOICE, said("own.range"))
    if shape.reference_year is not None:
        text = said("text.reference_year")
        year, place_of_year = float(shape.reference_year), ("reference_year",)
        yield part.entry(
            f"{stem}/reference_year", Kind.DESIGN, text, year, Unit.FIGURE, place_of_year, chosen
        )
    for name, attribute in shape.attributes.items():
        for index, end in enumerate(attribute.range or ()):
            place_of_end: Place = ("attributes", name, "range", index)
            text = said(f"text.{'highest' if index else 'lowest'}", variable=attribute.label)
            entry_id = f"{stem}/attributes/{name}/range/{index + 1}"
            yield part.entry(entry_id, Kind.DESIGN, text, float(end), Unit.FIGURE, place_of_end, chosen)
    replaces = shape.replaces
    for one in parts_of(part.file, replaces.strata, ("replaces", "strata")).values():
        yield from _part_entries(part, one, "")
    for step in steps_of(part.file, replaces.draws, ("replaces", "draws")).values():
        yield from _step_entries(part, step)
    for stream, counts in replaces.strata_draw.items():
        place: Place = ("replaces", "strata_draw", stream)
        yield from _draw_entries(part, f"{stem}/strata_draw/{stream}", place, counts)


def _stream_entries(part: _File, shape: StreamFile) -> Iterator[Entry]:
    stem = stem_of(part.file)
    if shape.strata is not None:
        for one in parts_of(part.file, shape.strata.parts, ("strata", "parts")).values():
            yield from _part_entries(part, one, shape.strata.variable)
    yield from _draw_entries(part, f"{stem}/strata_draw", ("strata_draw",), shape.strata_draw)
    for name, value in shape.always.items():
        words = {"variable": part.label(name), "value": part.answer(name, _written(value))}
        text, chosen = said("text.always", **words), (OWN_CHOICE, said("own.always"))
        place = ("always", name)
        yield part.entry(
            f"{stem}/always/{name}", Kind.DESIGN, text, _written(value), Unit.ANSWER, place, chosen
        )
    for step in steps_of(part.file, shape.draws, ("draws",)).values():
        yield from _step_entries(part, step)


def _part_entries(part: _File, one: WrittenPart, variable: str) -> Iterator[Entry]:
    stratum = one.place[-1]
    names = [variable] if variable else [n for n, v in part.variables.items() if stratum in v.values]
    words = part.answer(names[0], str(stratum)) if names else same(str(stratum))
    origin = (one.shape.status, same(one.shape.source))
    text, persons = said("text.persons", stratum=words), float(one.shape.persons)
    place = (*one.place, "persons")
    yield part.entry(one.persons, Kind.POPULATION, text, persons, Unit.PERSONS, place, origin)
    if one.shape.draw is not None:
        chosen, draw = (OWN_CHOICE, said("own.draw")), float(one.shape.draw)
        text, place = said("text.draw", stratum=words), (*one.place, "draw")
        yield part.entry(one.draw, Kind.DESIGN, text, draw, Unit.PER_THOUSAND, place, chosen)


def _draw_entries(part: _File, stem: str, place: Place, counts: Mapping[str, int]) -> Iterator[Entry]:
    for stratum, count in counts.items():
        names = [name for name, fact in part.variables.items() if stratum in fact.values]
        words = part.answer(names[0], stratum) if names else same(stratum)
        text, chosen = said("text.draw", stratum=words), (OWN_CHOICE, said("own.draw"))
        at = (*place, stratum)
        yield part.entry(f"{stem}/{stratum}", Kind.DESIGN, text, float(count), Unit.PER_THOUSAND, at, chosen)


def _step_entries(part: _File, step: WrittenStep) -> Iterator[Entry]:
    shape, name = step.shape, str(step.place[-1])
    origin = (shape.status, same(shape.source))
    label = part.label(name)
    for index, row in enumerate(shape.rows):
        where = _where(part, step, index, row)
        kind = Kind.LOGIC if row.fixed else Kind.POPULATION
        for answer, share in row.shares.items():
            text = _share_text(part, name, answer, where)
            place = (*step.place, "rows", index, "shares", answer)
            yield part.entry(step.share(index, answer), kind, text, share, Unit.SHARE, place, origin)
    for answer, share in shape.margin.items():
        text = _share_text(part, name, answer, said("where.all"))
        place = (*step.place, "margin", answer)
        yield part.entry(step.margin(answer), Kind.POPULATION, text, share, Unit.SHARE, place, origin)
    for other, link in shape.moves_with.items():
        text = said("text.link", variable=label, other=part.label(other))
        place = (*step.place, "moves_with", other)
        yield part.entry(step.link(other), Kind.POPULATION, text, link, Unit.LINK, place, origin)
    for answer, value in shape.values.items():
        source = str(shape.follows)
        words = {"value": part.answer(name, _written(value)), "other": part.label(source)}
        text = said("text.follows", variable=label, answer=part.answer(source, answer), **words)
        place = (*step.place, "values", answer)
        entry_id = f"{step.id}/values/{answer}"
        yield part.entry(entry_id, Kind.LOGIC, text, _written(value), Unit.ANSWER, place, origin)


def _share_text(part: _File, name: str, answer: str, where: Text) -> Text:
    """Return what a share is the share of; that there is none of something is said so."""
    label = part.label(name)
    fact = part.variables.get(name)
    if answer == "none" and fact is not None and fact.none_means is None and not _asks(label):
        small = {language: words[:1].lower() + words[1:] for language, words in label.items()}
        return said("text.share_without", variable=small, where=where)
    return said("text.share", value=part.answer(name, answer), variable=label, where=where)


def _asks(label: Text) -> bool:
    """Return whether a label is a question, such as who reported: one is never without it."""
    return any(
        words.split()[0].lower() in said("asking")[language].split() for language, words in label.items()
    )


def _where(part: _File, step: WrittenStep, index: int, row: RowShape) -> Text:
    if row.when is None:
        return said("where.otherwise") if index else said("where.all")
    place = (*step.place, "rows", index, "when")
    condition = part.problems.condition(part.file, place, row.when, Names(part.variables, {}))
    return said("where.condition", condition=condition_words(condition, part.variables))


def _written(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
