"""The factors of practice as they are written: their parameters, traits and effects, with every problem."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path

from lawmodel.concepts.condition import Condition
from lawmodel.concepts.problem import FaultyFiles
from lawmodel.concepts.vocabulary import Fact
from lawmodel.practice.model import Act, Answer, Effect, Keeper, Parameter, Trait
from lawmodel.practice.schema import (
    ABOVE_ZERO,
    FITTING,
    HIGHEST,
    ConsequencesFile,
    FactorsFile,
    FactorShape,
    PracticeFile,
    RangeShape,
)
from lawmodel.statutebook.collecting import Problems
from lawmodel.statutebook.condition_text import Names
from lawmodel.statutebook.from_files import read_named
from lawmodel.statutebook.shaped import shaped
from lawmodel.statutebook.yaml_file import Place, YamlFile

PRACTICE = "assumptions/practice"
CONSEQUENCES = f"{PRACTICE}/consequences.yaml"

Rows = Sequence[tuple[Condition | None, str]]


def read_factors(root: Path, variables: Mapping[str, Fact]) -> "Factors":
    """Return the frame and all factors of a book, parameters checked.

    Raises FaultyFiles if a file has not the right shape, with what else is wrong; else problems are kept.
    """
    frame_file = read_named(root, root / PRACTICE / "practice.yaml")
    factors = Factors(variables, frame_file, shaped(frame_file, PracticeFile))
    misshapen = Problems()
    for path in sorted((root / PRACTICE / "factors").glob("*.yaml")):
        with misshapen.kept():
            file = read_named(root, path)
            factors.add(file, shaped(file, FactorsFile).factors)
    if (root / CONSEQUENCES).is_file():
        with misshapen.kept():
            file = read_named(root, root / CONSEQUENCES)
            factors.add(file, shaped(file, ConsequencesFile).factors)
    if misshapen.met:
        raise FaultyFiles([*misshapen.met, *factors.problems.met])
    factors.keep_unknown_horizon()
    return factors


@dataclass
class Written:
    """A factor as written, and where."""

    file: YamlFile
    shape: FactorShape


@dataclass
class Factors:
    """All factors by id, in the order of the files, and the problems met on the way."""

    facts: Mapping[str, Fact]
    frame_file: YamlFile
    frame: PracticeFile
    problems: Problems = field(default_factory=Problems)
    written: dict[str, Written] = field(default_factory=dict)
    parameters: dict[str, Parameter] = field(default_factory=dict)

    def add(self, file: YamlFile, shapes: Mapping[str, FactorShape]) -> None:
        """Keep the factors of a file, and their parameters."""
        for name, shape in shapes.items():
            if name in self.written:
                self.problems.add(file.problem(("factors", name), "name_twice", name=name))
            self.written[name] = Written(file, shape)
            for key, one in shape.parameters.items():
                place = ("factors", name, "parameters", key)
                self.check_range(file, place, one, one.unit)
                self.parameters[f"{name}.{key}"] = Parameter(
                    id=f"{name}.{key}",
                    low=one.low,
                    central=one.central,
                    high=one.high,
                    unit=one.unit,
                    text=one.of,
                    status=shape.status,
                    source=shape.source,
                    stands_in=f"{file.name}:{file.line_of(place)}",
                    because=one.because,
                    lives_in=one.lives_in,
                )

    def check_range(self, file: YamlFile, place: Place, shape: RangeShape, unit: str) -> None:
        """Keep as a problem a range out of order, or a value that its unit does not allow."""
        if not shape.low <= shape.central <= shape.high:
            self.problems.add(file.problem(place, "range_out_of_order"))
        highest = HIGHEST.get(unit)
        if (highest is not None and shape.high > highest) or (unit in ABOVE_ZERO and shape.low == 0):
            kind = "value_not_above_zero" if shape.low == 0 and unit in ABOVE_ZERO else "value_too_high"
            self.problems.add(file.problem(place, kind, unit=unit, highest=highest))

    def keep_unknown_horizon(self) -> None:
        """Keep as a problem a horizon that is no parameter, or none in months."""
        if self.frame.horizon is not None:
            self.keep_unknown_parameter(self.frame_file, ("horizon",), self.frame.horizon, "horizon")

    @cached_property
    def fact_names(self) -> Names:
        """Return what a condition on cases alone may ask."""
        return Names(self.facts, {})

    @cached_property
    def names(self) -> Names:
        """Return what conditions may ask: facts and attributes, traits, what the law answers."""
        own = {str(name): _yes_or_no(str(name)) for name in (*self.trait_owners(), *Answer)}
        return Names({**self.facts, **own}, {})

    def trait_owners(self) -> dict[str, str]:
        """Return the factor of every trait."""
        found: dict[str, str] = {}
        for factor, written in self.written.items():
            for name in written.shape.traits:
                if name in found or name in self.facts or name in set(Answer):
                    place = ("factors", factor, "traits", name)
                    self.problems.add(written.file.problem(place, "name_twice", name=name))
                found[name] = factor
        return found

    def trait(self, factor: str, name: str) -> Trait:
        """Return a trait of a factor."""
        written = self.written[factor]
        shape = written.shape.traits[name]
        place: Place = ("factors", factor, "traits", name, "share")
        if isinstance(shape.share, str):
            share = self._parameter(written, place, factor, shape.share, "share")
            return Trait(name, Keeper(shape.of), ((None, share),))
        rows = tuple(
            (
                self.condition_on_case(written.file, (*place, k, "when"), row.when),
                self._parameter(written, (*place, k, "share"), factor, row.share, "share"),
            )
            for k, row in enumerate(shape.share)
        )
        self.keep_open_end(written.file, place, name, rows)
        return Trait(name, Keeper(shape.of), rows)

    def effects(self, factor: str) -> Iterable[Effect]:
        """Return the effects of a factor."""
        written = self.written[factor]
        for k, shape in enumerate(written.shape.effects):
            place: Place = ("factors", factor, "effects", k)
            when = self.condition(written.file, (*place, "when"), shape.when)
            ((act, named),) = shape.acts().items()
            parameter = fades = None
            if named is not None:
                parameter = self._parameter(written, (*place, act.value), factor, named, act.value)
            if shape.fades is not None:
                fades = self._parameter(written, (*place, "fades"), factor, shape.fades, "fades")
            if (fades is not None or act is Act.GROWS) and self.frame.horizon is None:
                self.problems.add(written.file.problem(place, "no_horizon"))
            yield Effect(factor, shape.stage, act, when, parameter, fades, Keeper(shape.per))

    def condition(self, file: YamlFile, place: Place, text: str | None) -> Condition | None:
        """Return the condition a text states; None for everywhere."""
        return None if text is None else self.problems.condition(file, place, text, self.names)

    def condition_on_case(self, file: YamlFile, place: Place, text: str | None) -> Condition | None:
        """Return a condition on facts and attributes only; None for everywhere."""
        return None if text is None else self.problems.condition(file, place, text, self.fact_names)

    def _parameter(self, written: Written, place: Place, factor: str, named: str, use: str) -> str:
        """Return the id of a parameter, which its own factor may name without the id of the factor."""
        name = named if "." in named else f"{factor}.{named}"
        self.keep_unknown_parameter(written.file, place, name, use)
        return name

    def keep_unknown_parameter(self, file: YamlFile, place: Place, name: str, use: str) -> None:
        """Keep as a problem a name that is no parameter, or one in a unit that its use does not take."""
        known = self.parameters.get(name)
        if known is None:
            self.unknown(file, place, name, self.parameters)
        elif known.unit not in FITTING[use]:
            details = {"name": name, "unit": known.unit, "use": use, "fitting": ", ".join(FITTING[use])}
            self.problems.add(file.problem(place, "unit_does_not_fit", **details))

    def keep_open_end(self, file: YamlFile, place: Place, name: str, rows: Rows) -> None:
        """Keep as a problem that no row holds for some cases."""
        if not rows or rows[-1][0] is not None:
            self.problems.add(file.problem(place, "no_row_for_some_cases", name=name))

    def unknown(self, file: YamlFile, place: Place, name: str, known: Iterable[str]) -> None:
        """Keep as a problem the name of a parameter, trait, factor or model that is not there."""
        nearest = next(iter(get_close_matches(name, list(known), n=1)), "")
        self.problems.add(file.problem(place, "unknown_in_practice", name=name, nearest=nearest))

    def unknown_fact(self, file: YamlFile, place: Place, name: str) -> None:
        """Keep as a problem the name of a fact or an attribute that is not there."""
        details = {"name": name, "nearest": self.fact_names.nearest(name)}
        self.problems.add(file.problem(place, "unknown_name", **details))


def _yes_or_no(name: str) -> Fact:
    return Fact(name, "boolean", "fact", {}, {}, {}, "never")
