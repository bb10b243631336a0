"""assumptions/practice/ to a practice model: its factors, with what the model and its levers set."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from lawmodel.concepts.condition import Condition
from lawmodel.concepts.vocabulary import Fact, Text
from lawmodel.practice.factors_from_files import PRACTICE, Factors, read_factors
from lawmodel.practice.model import Effect, Factor, Parameter, PracticeModel, Trait
from lawmodel.practice.schema import (
    FactorShape,
    LeverFile,
    ModelFile,
    OnlyShape,
    PracticeFile,
    PullShape,
    SharePullShape,
    ShareSettingShape,
    WithoutShape,
)
from lawmodel.statutebook.from_files import digest_of, digest_of_file, read_named
from lawmodel.statutebook.shaped import shaped
from lawmodel.statutebook.yaml_file import Place, YamlFile

MOST_EFFECTS = 18
"""Effects on one stage at most: the chance is worked out once for each combination of them."""


def model_paths(root: Path) -> dict[str, Path]:
    """Return the practice models that a book has, by id."""
    return {path.stem: path for path in sorted((root / PRACTICE / "models").glob("*.yaml"))}


def lever_paths(root: Path) -> dict[str, Path]:
    """Return the levers that a book has, by id."""
    return {path.stem: path for path in sorted((root / PRACTICE / "levers").glob("*.yaml"))}


def default_model(root: Path) -> str | None:
    """Return the model the book chooses; None if it has no practice files.

    Raises FaultyFiles.
    """
    path = root / PRACTICE / "practice.yaml"
    return shaped(read_named(root, path), PracticeFile).model if path.is_file() else None


def model_titles(root: Path, beside: Iterable[Path] = ()) -> dict[str, Text]:
    """Return the title of every practice model that a book has, and of those in files beside it.

    Raises FaultyFiles.
    """
    paths = (*model_paths(root).values(), *beside)
    return {path.stem: shaped(read_named(root, path), ModelFile).title for path in paths}


def lever_titles(root: Path, beside: Iterable[Path] = ()) -> dict[str, Text]:
    """Return the title of every lever that a book has, and of those in files beside it.

    Raises FaultyFiles.
    """
    paths = (*lever_paths(root).values(), *beside)
    return {path.stem: shaped(read_named(root, path), LeverFile).title for path in paths}


def read_practice(
    root: Path, path: Path, variables: Mapping[str, Fact], levers: Sequence[Path] = ()
) -> PracticeModel:
    """Return the model in a file, with levers added; `variables` are the facts and attributes it may ask.

    Raises FaultyFiles with every problem.
    """
    factors = read_factors(root, variables)
    file = read_named(root, path)
    shape = shaped(file, ModelFile)
    pulled = [(one, shaped(one, LeverFile)) for one in (read_named(root, lever) for lever in levers)]
    owners = factors.trait_owners()
    traits = {name: factors.trait(factor, name) for name, factor in owners.items()}
    effects = [effect for name in factors.written for effect in factors.effects(name)]
    _set_parameters(factors, file, shape)
    traits |= _reshared(factors, file, shape, traits)
    for way in ("up", "down"):
        for lever_file, lever in pulled:
            _pull(factors, lever_file, lever, traits, way)
    active = _active(factors, file, shape)
    acting = tuple(effect for effect in effects if effect.factor in active)
    _keep_crowded(factors, acting)
    factors.problems.raise_if_any()
    return PracticeModel(
        id=path.stem,
        title=shape.title,
        description=shape.description,
        factors={name: _factor(name, one.shape) for name, one in factors.written.items()},
        parameters=factors.parameters,
        traits={name: trait for name, trait in traits.items() if owners[name] in active},
        effects=acting,
        consent_grounds=frozenset(factors.frame.consent_grounds),
        horizon=factors.frame.horizon,
        months_shown=tuple(factors.frame.months_shown),
        places=(factors.frame.municipalities.attribute, factors.frame.municipalities.number),
        digest=digest_of(root, [PRACTICE], [digest_of_file(one) for one in (path, *levers)]),
        levers=tuple(lever.stem for lever in levers),
        lever_titles=tuple(lever.title for _, lever in pulled),
    )


def _active(factors: Factors, file: YamlFile, shape: ModelFile) -> frozenset[str]:
    """Return the factors that act in a model."""
    match shape.factors:
        case "all":
            return frozenset(factors.written)
        case "none":
            return frozenset()
        case OnlyShape(only=listed):
            return _known_factors(factors, file, listed)
        case WithoutShape(without=listed):
            return frozenset(factors.written) - _known_factors(factors, file, listed)


def _known_factors(factors: Factors, file: YamlFile, listed: Sequence[str]) -> frozenset[str]:
    for name in listed:
        if name not in factors.written:
            factors.unknown(file, ("factors",), name, factors.written)
    return frozenset(listed)


def _set_parameters(factors: Factors, file: YamlFile, shape: ModelFile) -> None:
    """Give parameters the ranges that a model sets."""
    for name, one in shape.settings.items():
        place: Place = ("settings", name)
        known = factors.parameters.get(name)
        if known is None:
            factors.unknown(file, place, name, factors.parameters)
            continue
        factors.check_range(file, place, one, known.unit)
        factors.parameters[name] = replace(
            known,
            low=one.low,
            central=one.central,
            high=one.high,
            status=one.status,
            source=one.source,
            stands_in=f"{file.name}:{file.line_of(place)}",
            because=None,
        )


def _reshared(
    factors: Factors, file: YamlFile, shape: ModelFile, traits: Mapping[str, Trait]
) -> dict[str, Trait]:
    """Return the traits whose shares a model sets."""
    changed = {}
    for name, rows in shape.traits.items():
        place: Place = ("traits", name)
        if name not in traits:
            factors.unknown(file, place, name, traits)
            continue
        conditions = [_row(factors, file, (*place, k), traits[name], row) for k, row in enumerate(rows)]
        factors.keep_open_end(file, place, name, conditions)
        changed[name] = replace(traits[name], rows=tuple(conditions))
    return changed


def _row(
    factors: Factors, file: YamlFile, place: Place, trait: Trait, row: ShareSettingShape
) -> tuple[Condition | None, str]:
    factors.check_range(file, place, row, "share")
    name = f"{trait.name}/{row.name}"
    factors.parameters[name] = Parameter(
        id=name,
        low=row.low,
        central=row.central,
        high=row.high,
        unit="share",
        text=factors.written[factors.trait_owners()[trait.name]].shape.title,
        status=row.status,
        source=row.source,
        stands_in=f"{file.name}:{file.line_of(place)}",
    )
    return factors.condition_on_case(file, (*place, "when"), row.when), name


def _pull(factors: Factors, file: YamlFile, shape: LeverFile, traits: Mapping[str, Trait], way: str) -> None:
    """Bring parameters to at least (up) or at most (down) what a lever says; what is beyond it stays.

    So a lever never undoes what a model or another lever has, and their order does not matter.
    """
    for name, one in shape.settings.items():
        place: Place = ("settings", name)
        if name not in factors.parameters:
            factors.unknown(file, place, name, factors.parameters)
        elif one.moves == way:
            _bring(factors, file, place, name, one)
    for name, rows in shape.traits.items():
        if name not in traits:
            factors.unknown(file, ("traits", name), name, traits)
            continue
        for k, row in enumerate(rows):
            for _, parameter in traits[name].rows:
                if row.moves == way:
                    _bring(factors, file, ("traits", name, k), parameter, row)


def _bring(
    factors: Factors, file: YamlFile, place: Place, name: str, one: PullShape | SharePullShape
) -> None:
    known = factors.parameters[name]
    factors.check_range(file, place, one, known.unit)
    further = max if one.moves == "up" else min
    low, high = further(known.low, one.low), further(known.high, one.high)
    central = further(known.central, one.central)
    if (low, central, high) != (known.low, known.central, known.high):
        stands_in = f"{file.name}:{file.line_of(place)}"
        changed = replace(known, low=low, central=central, high=high, stands_in=stands_in, because=None)
        factors.parameters[name] = replace(changed, status=one.status, source=one.source)


def _keep_crowded(factors: Factors, effects: Sequence[Effect]) -> None:
    for stage in sorted({effect.stage for effect in effects}):
        number = sum(effect.stage is stage for effect in effects)
        if number > MOST_EFFECTS:
            details = {"stage": stage.value, "number": number, "most": MOST_EFFECTS}
            factors.problems.add(factors.frame_file.problem((), "too_many_effects", **details))


def _factor(name: str, shape: FactorShape) -> Factor:
    return Factor(
        id=name,
        title=shape.title,
        text=shape.text,
        stage=str(shape.stage),
        direction=shape.direction,
        status=shape.status,
        source=shape.source,
        parameters=tuple(f"{name}.{key}" for key in shape.parameters),
        alias_of=tuple(shape.alias_of),
        variables=tuple(shape.variables),
    )
