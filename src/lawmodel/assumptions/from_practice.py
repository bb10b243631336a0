"""The practice files to entries: every parameter of a factor, every range that a model or a lever sets."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from pydantic import ConfigDict, Field

from lawmodel.assumptions.entry import OWN_CHOICE, Entry, Kind, Unit
from lawmodel.assumptions.in_words import Variables, condition_words, said, same
from lawmodel.concepts.vocabulary import Text
from lawmodel.practice.factors_from_files import PRACTICE
from lawmodel.practice.model import Parameter
from lawmodel.practice.schema import (
    FactorShape,
    LeverFile,
    ModelFile,
    NamedShareShape,
    PracticeFile,
    RangeShape,
)
from lawmodel.statutebook.condition_text import Names, parse_condition
from lawmodel.statutebook.from_files import read_named
from lawmodel.statutebook.schema import Shape
from lawmodel.statutebook.schema_words import StatusWord, Words
from lawmodel.statutebook.shaped import shaped
from lawmodel.statutebook.yaml_file import Place, YamlFile

ENDS = ("low", "central", "high")
OWN_TEXT = "text.practice"

Titles = Mapping[str, tuple[Text, str]]
"""Per parameter, as F01.share, what it is a number of, and its unit."""


class SortShape(Shape):
    """Disclosures that strike wrongly: where they are found, and who says so."""

    title: Words
    when: str
    status: StatusWord
    source: str


class FactorsAnywhere(Shape):
    """The factors of a file of practice, and the disclosures that strike wrongly; the rest is left."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    factors: dict[str, FactorShape] = Field(default_factory=dict)
    misdirected: dict[str, SortShape] = Field(default_factory=dict)


def practice_id(parameter: Parameter) -> str:
    """Return the id that a parameter of a practice model has in the register: by where it was last set."""
    return _id(parameter.stands_in.rpartition(":")[0], parameter.id)


def _id(file_name: str, name: str) -> str:
    stem = file_name.removeprefix(f"{PRACTICE}/").removesuffix(".yaml")
    return f"practice/{stem}/{name}"


def practice_entries(root: Path, variables: Variables) -> Iterator[Entry]:
    """Yield an entry for every number of practice; a book without practice has none.

    `variables` are what the conditions of models and levers ask.

    Raises FaultyFiles if a file is faulty.
    """
    folder = root / PRACTICE
    if not (folder / "practice.yaml").is_file():
        return
    frame = read_named(root, folder / "practice.yaml")
    yield _municipalities(frame)
    yield from _months_shown(frame)
    titles: dict[str, tuple[Text, str]] = {}
    traits: dict[str, Text] = {}
    for path in (*sorted((folder / "factors").glob("*.yaml")), folder / "consequences.yaml"):
        if path.is_file():
            file = read_named(root, path)
            shape = shaped(file, FactorsAnywhere)
            titles |= _titles(shape)
            traits |= _traits(shape)
            yield from _factor_entries(file, shape)
            yield from _sort_entries(file, shape)
    for path in sorted((folder / "models").glob("*.yaml")):
        file = read_named(root, path)
        model = shaped(file, ModelFile)
        yield from _setting_entries(file, model, titles)
        yield from _trait_entries(file, model, traits, variables)
    for path in sorted((folder / "levers").glob("*.yaml")):
        file = read_named(root, path)
        lever = shaped(file, LeverFile)
        yield from _setting_entries(file, lever, titles)
        yield from _trait_entries(file, lever, traits, variables)


def _municipalities(file: YamlFile) -> Entry:
    shape = shaped(file, PracticeFile).municipalities
    place: Place = ("municipalities", "number")
    return Entry(
        id=_id(file.name, "municipalities"),
        kind=Kind.PRACTICE,
        text=said("text.municipalities"),
        values=(float(shape.number),),
        unit=Unit.FIGURE,
        status=shape.status,
        source=same(shape.source),
        file=file.name,
        line=file.line_of(place),
        places=(place,),
        used=(shape.attribute,),
    )


def _months_shown(file: YamlFile) -> Iterator[Entry]:
    for index, months in enumerate(shaped(file, PracticeFile).months_shown):
        place: Place = ("months_shown", index)
        yield Entry(
            id=_id(file.name, f"months_shown/{index + 1}"),
            kind=Kind.DESIGN,
            text=said("text.months_shown"),
            values=(months,),
            unit=Unit.FIGURE,
            status=OWN_CHOICE,
            source=said("own.shown"),
            file=file.name,
            line=file.line_of(place),
            places=(place,),
        )


def _titles(shape: FactorsAnywhere) -> dict[str, tuple[Text, str]]:
    return {
        f"{factor}.{name}": (said(OWN_TEXT, title=one.title, of=parameter.of), parameter.unit)
        for factor, one in shape.factors.items()
        for name, parameter in one.parameters.items()
    }


def _traits(shape: FactorsAnywhere) -> dict[str, Text]:
    """Return, per trait that a parameter gives the share of, what the parameter is a number of."""
    return {
        trait: factor.parameters[one.share].of
        for factor in shape.factors.values()
        for trait, one in factor.traits.items()
        if isinstance(one.share, str) and one.share in factor.parameters
    }


def _factor_entries(file: YamlFile, shape: FactorsAnywhere) -> Iterator[Entry]:
    for factor, one in shape.factors.items():
        for name, parameter in one.parameters.items():
            yield _entry(
                file,
                ("factors", factor, "parameters", name),
                f"{factor}.{name}",
                said(OWN_TEXT, title=one.title, of=parameter.of),
                parameter,
                parameter.unit,
                (one.status, parameter.because or same(one.source)),
                (factor, str(one.stage), *one.variables),
            )


def _sort_entries(file: YamlFile, shape: FactorsAnywhere) -> Iterator[Entry]:
    for name, one in shape.misdirected.items():
        place: Place = ("misdirected", name)
        yield Entry(
            id=_id(file.name, f"misdirected/{name}"),
            kind=Kind.PRACTICE,
            text=one.title,
            values=(one.when,),
            unit=Unit.WORD,
            status=one.status,
            source=same(one.source),
            file=file.name,
            line=file.line_of(place),
            places=((*place, "when"),),
            used=("misdirected",),
        )


def _setting_entries(file: YamlFile, shape: ModelFile | LeverFile, titles: Titles) -> Iterator[Entry]:
    used = (Path(file.name).stem,)
    for name, one in shape.settings.items():
        text, unit = titles.get(name, (same(name), Unit.FIGURE))
        yield _entry(file, ("settings", name), name, text, one, unit, (one.status, same(one.source)), used)


def _trait_entries(
    file: YamlFile, shape: ModelFile | LeverFile, traits: Mapping[str, Text], variables: Variables
) -> Iterator[Entry]:
    used = (Path(file.name).stem,)
    for trait, shares in shape.traits.items():
        rows: Sequence[NamedShareShape] = shares
        for index, row in enumerate(rows):
            where = _where(getattr(row, "when", None), first=index == 0, variables=variables)
            of = said("text.trait", of=traits.get(trait, same(trait)), where=where)
            text = said(OWN_TEXT, title=shape.title, of=of)
            origin = (row.status, same(row.source))
            place = ("traits", trait, index)
            yield _entry(file, place, f"{trait}/{row.name}", text, row, Unit.SHARE, origin, used)


def _where(when: str | None, *, first: bool, variables: Variables) -> Text:
    if when is None:
        return said("where.all" if first else "where.otherwise")
    condition = parse_condition(when, Names(variables, {}))
    return said("where.condition", condition=condition_words(condition, variables))


def _entry(
    file: YamlFile,
    place: Place,
    name: str,
    text: Text,
    shape: RangeShape,
    unit: str,
    origin: tuple[str, Text],
    used: tuple[str, ...],
) -> Entry:
    status, source = origin
    return Entry(
        id=_id(file.name, name),
        kind=Kind.PRACTICE,
        text=text,
        values=(shape.central,),
        unit=unit,
        status=status,
        source=source,
        file=file.name,
        line=file.line_of(place),
        places=tuple((*place, end) for end in ENDS),
        used=used,
        low=shape.low,
        high=shape.high,
    )
