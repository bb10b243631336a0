"""The practice models, levers and consequences of a book by name, and what may be taken as known in them."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from lawmodel.concepts.vocabulary import Fact, Text
from lawmodel.pipeline.opening import OpenBook, UnknownName, recipe_named
from lawmodel.population.recipe import Recipe
from lawmodel.population.recipe_from_files import attributes_of_all
from lawmodel.practice.consequences import Consequences, read_consequences
from lawmodel.practice.from_files import (
    default_model,
    lever_paths,
    lever_titles,
    model_paths,
    model_titles,
    read_practice,
)
from lawmodel.practice.model import Parameter, PracticeModel, assuming


class Inert(ValueError):
    """Raised for a parameter taken as known that changes nothing: its name, the model, why."""

    def __init__(self, parameter: str, model: str, why: str) -> None:
        super().__init__(parameter)
        self.parameter = parameter
        self.model = model
        self.why = why


def practice_named(
    opened: OpenBook,
    name: str | None,
    recipe: Recipe,
    levers: Sequence[str] = (),
    assumed: Mapping[str, float] | None = None,
) -> PracticeModel:
    """Return a practice model by its id or file, with levers added; the book's own choice without a name.

    `assumed`: parameters whose value is taken as known. Raises UnknownName, NotInUnit for such a value that
    does not fit, or FaultyFiles with every problem in the files.
    """
    known = model_paths(opened.root)
    wanted = name or default_model(opened.root)
    path = Path(wanted) if wanted is not None and Path(wanted).is_file() else known.get(wanted or "")
    if path is None:
        raise UnknownName("practice", wanted or "", known)
    added = lever_paths(opened.root)
    for lever in levers:
        if lever not in added and not Path(lever).is_file():
            raise UnknownName("lever", lever, added)
    files = [Path(lever) if Path(lever).is_file() else added[lever] for lever in levers]
    model = read_practice(opened.root, path, variables_of(opened, recipe), files)
    for parameter in assumed or {}:
        if parameter not in model.parameters:
            raise UnknownName("parameter", parameter, model.parameters)
    return assuming(model, assumed or {})


def refuse_inert(opened: OpenBook, model: PracticeModel, recipe: Recipe) -> None:
    """Refuse what is taken as known and changes nothing.

    Raises Inert for a parameter that the population holds, or that no active factor and no cost asks.
    """
    consequences = read_consequences(opened.root, variables_of(opened, recipe))
    costs = {one.id for actor in consequences.actors for one in (actor.hours, actor.cost)}
    for name in sorted(model.assumed.keys() - costs - set(model.asked())):
        in_population = model.parameters[name].lives_in == "population"
        raise Inert(name, model.id, "population" if in_population else "asked_by_nobody")


def default_practice(opened: OpenBook) -> str:
    """Return the practice model the book chooses.

    Raises UnknownName if it has none.
    """
    chosen = default_model(opened.root)
    if chosen is None:
        raise UnknownName("practice", "", ())
    return chosen


def practice_titles(opened: OpenBook, beside: Sequence[str] = ()) -> dict[str, Text]:
    """Return the title of every practice model of the book, its own choice first, and of files beside it.

    Raises FaultyFiles.
    """
    titles = model_titles(opened.root, map(Path, beside))
    first = default_practice(opened)
    return {first: titles[first], **titles}


def lever_names(opened: OpenBook, beside: Sequence[str] = ()) -> dict[str, Text]:
    """Return the title of every lever of the book, and of files beside it.

    Raises FaultyFiles.
    """
    return lever_titles(opened.root, map(Path, beside))


def consequences_of(opened: OpenBook, recipe: Recipe) -> Consequences:
    """Return the actors, ways of striking wrongly and groups that the book wants to be told of.

    Raises FaultyFiles.
    """
    return read_consequences(opened.root, variables_of(opened, recipe))


def parameters_asked(opened: OpenBook, practice: str, population: str | None) -> dict[str, Parameter]:
    """Return the numbers that a practice model asks for over a population, by id.

    Raises UnknownName, or FaultyFiles.
    """
    model = practice_named(opened, practice, recipe_named(opened, population))
    return {name: model.parameters[name] for name in model.asked()}


def months_looked_at(opened: OpenBook, practice: str, population: str | None) -> float | None:
    """Return how many months after a law began to apply a practice model looks; None if it never changes.

    Raises UnknownName, or FaultyFiles.
    """
    model = practice_named(opened, practice, recipe_named(opened, population))
    return model.parameters[str(model.horizon)].central if model.horizon in model.asked() else None


def variables_of(opened: OpenBook, recipe: Recipe) -> Mapping[str, Fact]:
    """Return what practice may ask of a case: facts, the recipe's attributes, and those of other recipes.

    What only another recipe has is nowhere the case in this one.
    """
    return {**attributes_of_all(opened.root), **opened.book.vocabulary.facts, **recipe.attributes}
