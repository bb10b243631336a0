"""Where the numbers of a population are written: file, key by key, and the id each has in the register."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from lawmodel.population.recipe import Recipe
from lawmodel.population.schema import PartShape, RecipeFile, StepShape, StreamFile
from lawmodel.population.stream_from_files import POPULATIONS
from lawmodel.statutebook.from_files import read_named
from lawmodel.statutebook.shaped import shaped
from lawmodel.statutebook.yaml_file import Place, YamlFile

RECIPE = "recipe.yaml"


@dataclass(frozen=True)
class WrittenStep:
    """A variable as a file draws it: the id it begins with, its file and place, its shape."""

    id: str
    file: YamlFile
    place: Place
    shape: StepShape

    def share(self, row: int, answer: str) -> str:
        """Return the id of a share; rows are counted from 1."""
        return f"{self.id}/{row + 1}/{answer}"

    def margin(self, answer: str) -> str:
        """Return the id of the share that an answer has in the whole stream."""
        return f"{self.id}/margin/{answer}"

    def link(self, other: str) -> str:
        """Return the id of how far this variable moves with another."""
        return f"{self.id}/moves_with/{other}"


@dataclass(frozen=True)
class WrittenPart:
    """A stratum as a file states it."""

    id: str
    file: YamlFile
    place: Place
    shape: PartShape

    @property
    def persons(self) -> str:
        """Return the id of how many persons it stands for."""
        return f"{self.id}/persons"

    @property
    def draw(self) -> str:
        """Return the id of how many of a thousand cases are drawn in it."""
        return f"{self.id}/draw"


@dataclass(frozen=True)
class WrittenStream:
    """What a stream draws, wherever that is written: its own file, one it includes, or a variant."""

    steps: Mapping[str, WrittenStep]
    parts: Mapping[str, WrittenPart]


def stem_of(file: YamlFile) -> str:
    """Return how ids of a file of a population begin: its folder and its name."""
    return file.name.removeprefix(f"{POPULATIONS}/").removesuffix(".yaml")


def steps_of(file: YamlFile, draws: Mapping[str, StepShape], place: Place) -> dict[str, WrittenStep]:
    """Return the variables that a file draws at a place."""
    stem = stem_of(file)
    return {name: WrittenStep(f"{stem}/{name}", file, (*place, name), shape) for name, shape in draws.items()}


def parts_of(file: YamlFile, parts: Mapping[str, PartShape], place: Place) -> dict[str, WrittenPart]:
    """Return the strata that a file states at a place."""
    stem = stem_of(file)
    return {
        name: WrittenPart(f"{stem}/strata/{name}", file, (*place, name), shape)
        for name, shape in parts.items()
    }


def written_core(root: Path, recipe: Recipe) -> WrittenStream:
    """Return what the core stream of a recipe draws, and where it is written.

    Raises FaultyFiles.
    """
    folder = root / POPULATIONS / (recipe.base or recipe.id)
    own = read_named(root, folder / f"{recipe.core}.yaml")
    names = [*shaped(own, StreamFile).includes, f"{recipe.core}.yaml"]
    steps: dict[str, WrittenStep] = {}
    parts: dict[str, WrittenPart] = {}
    for file in (read_named(root, folder / name) for name in names):
        shape = shaped(file, StreamFile)
        steps |= steps_of(file, shape.draws, ("draws",))
        if shape.strata is not None:
            parts |= parts_of(file, shape.strata.parts, ("strata", "parts"))
    if recipe.base is not None:
        variant = read_named(root, root / POPULATIONS / recipe.id / RECIPE)
        replaces = shaped(variant, RecipeFile).replaces
        replaced = steps_of(variant, replaces.draws, ("replaces", "draws"))
        steps |= {name: step for name, step in replaced.items() if name in steps}
        parts |= parts_of(variant, replaces.strata, ("replaces", "strata"))
    return WrittenStream(steps, parts)
