"""The folder of a recipe to a Recipe, whole or a variant of another, with every problem found."""

from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path

from lawmodel.concepts.vocabulary import Fact, Text, Vocabulary
from lawmodel.population.independent import without_dependences
from lawmodel.population.raking import CannotRake, raked_stream
from lawmodel.population.recipe import Recipe, Stream
from lawmodel.population.schema import AttributeShape, DependencesFile, RecipeFile, ReplacementShape
from lawmodel.population.stream_from_files import POPULATIONS, StreamFiles, stream_from_files
from lawmodel.statutebook.collecting import Problems
from lawmodel.statutebook.from_files import digest_of, read_named
from lawmodel.statutebook.shaped import shaped
from lawmodel.statutebook.yaml_file import YamlFile


def read_recipe(root: Path, recipe_id: str, vocabulary: Vocabulary) -> Recipe:
    """Return a recipe of the book in a folder, its shares raked to their margins.

    Raises FaultyFiles with every problem, or LookupError if there is no such recipe.
    """
    problems = Problems()
    file, shape = _recipe_file(root, recipe_id)
    base_id = shape.base or recipe_id
    if base_id not in recipe_ids(root):
        problems.add(
            file.problem(("base",), "unknown_population", name=base_id, known=_known(root), nearest="")
        )
        problems.raise_if_any()
    base_file, base = (file, shape) if base_id == recipe_id else _recipe_file(root, base_id)
    if base.base is not None:
        problems.add(file.problem(("base",), "variant_of_a_variant", name=base_id, base=base.base))
        problems.raise_if_any()
    _keep_names_unknown(root, base_file, base, problems)
    own = StreamFiles(root, base_id, vocabulary, attributes_of(base), shape.replaces, file, problems)
    recipe = _whole(root, base_id, base, own)
    _keep_replaced_unknown(file, shape.replaces, recipe, problems)
    problems.raise_if_any()
    if shape.independent:
        recipe = without_dependences(recipe, _cut(root, base_id), vocabulary)
    folders = [f"{POPULATIONS}/{name}" for name in dict.fromkeys([base_id, recipe_id])]
    if base.borrows is not None:
        folders.append(f"{POPULATIONS}/{base.borrows.recipe}")
    digest = digest_of(root, folders)
    branch = base_id if shape.independent else recipe_id
    whole = replace(recipe, id=recipe_id, title=shape.title, digest=digest, base=shape.base, branch=branch)
    return replace(whole, portrait=tuple(base.portrait))


def recipe_ids(root: Path) -> list[str]:
    """Return the recipes that a book has."""
    return sorted(path.parent.name for path in (root / POPULATIONS).glob("*/recipe.yaml"))


def recipe_titles(root: Path) -> dict[str, Text]:
    """Return the title of every recipe that a book has.

    Raises FaultyFiles.
    """
    return {name: _recipe_file(root, name)[1].title for name in recipe_ids(root)}


def attributes_of_all(root: Path) -> dict[str, Fact]:
    """Return the attributes that any recipe of a book has.

    Raises FaultyFiles.
    """
    found: dict[str, Fact] = {}
    for recipe_id in recipe_ids(root):
        found = attributes_of(_recipe_file(root, recipe_id)[1]) | found
    return found


def _known(root: Path) -> str:
    return ", ".join(recipe_ids(root))


def _recipe_file(root: Path, recipe_id: str) -> tuple[YamlFile, RecipeFile]:
    path = root / POPULATIONS / recipe_id / "recipe.yaml"
    if not path.is_file():
        raise LookupError(recipe_id)
    file = read_named(root, path)
    return file, shaped(file, RecipeFile)


def _whole(root: Path, recipe_id: str, shape: RecipeFile, own: StreamFiles) -> Recipe:
    """Return a recipe of its own with what a variant draws differently in place."""
    attributes = own.attributes
    streams = {name: _stream(own, name) for name in shape.streams}
    persons = _stream(own, shape.persons) if shape.persons else None
    if shape.borrows is not None and shape.borrows.recipe in recipe_ids(root):
        _, lender = _recipe_file(root, shape.borrows.recipe)
        lent = attributes_of(lender)
        files = replace(own, recipe=shape.borrows.recipe, attributes=lent, replaces=ReplacementShape())
        streams |= {name: _stream(files, name) for name in shape.borrows.streams}
        attributes = attributes | {name: fact for name, fact in lent.items() if name not in attributes}
    whole = {name: stream for name, stream in streams.items() if stream is not None}
    return Recipe(recipe_id, shape.title, attributes, whole, str(shape.core), "", persons)


def _stream(files: StreamFiles, stream_id: str) -> Stream | None:
    """Return a stream raked to its margins; None where problems were met, which are kept."""
    found: list[Stream] = []
    known = len(files.problems.met)
    with files.problems.kept():
        found.append(stream_from_files(files, stream_id))
    if not found or len(files.problems.met) > known:
        return None
    try:
        return raked_stream(found[0], files.vocabulary)
    except CannotRake as error:
        variable = error.args[0]
        file, place = files.margin_of(stream_id, variable)
        files.problems.add(file.problem(place, "margin_out_of_reach", name=variable))
        return None


def _keep_names_unknown(root: Path, file: YamlFile, shape: RecipeFile, problems: Problems) -> None:
    """Keep as problems a core that is no stream, and a lender that is no recipe."""
    if shape.core is None:
        problems.add(file.problem((), "missing_key", key="core"))
    elif shape.core not in shape.streams:
        known = ", ".join(shape.streams)
        problems.add(file.problem(("core",), "unknown_stream", name=shape.core, known=known))
    if shape.borrows is not None and shape.borrows.recipe not in recipe_ids(root):
        place = ("borrows", "recipe")
        details = {"name": shape.borrows.recipe, "known": _known(root), "nearest": ""}
        problems.add(file.problem(place, "unknown_population", **details))


def _keep_replaced_unknown(
    file: YamlFile, replaces: ReplacementShape, recipe: Recipe, problems: Problems
) -> None:
    """Keep as problems what a variant replaces although no stream has it."""
    if problems.met:
        return
    streams = {stream.drawn_as.partition("/")[2]: stream for stream in _own_streams(recipe)}
    drawn = {step.variable for stream in streams.values() for step in stream.steps}
    for name in sorted(replaces.draws.keys() - drawn):
        nearest = next(iter(get_close_matches(name, drawn, n=1)), "")
        problems.add(file.problem(("replaces", "draws", name), "unknown_name", name=name, nearest=nearest))
    for name in sorted(replaces.strata_draw.keys() - streams):
        place = ("replaces", "strata_draw", name)
        problems.add(file.problem(place, "unknown_stream", name=name, known=", ".join(streams)))


def _own_streams(recipe: Recipe) -> list[Stream]:
    everything = [*recipe.streams.values(), *([recipe.persons] if recipe.persons else [])]
    return [stream for stream in everything if stream.drawn_as.startswith(f"{recipe.id}/")]


def attributes_of(shape: RecipeFile) -> dict[str, Fact]:
    """Return what cases of a recipe carry beside the facts of the law."""
    return {name: _attribute(name, one) for name, one in shape.attributes.items()}


def _attribute(name: str, shape: AttributeShape) -> Fact:
    values = tuple(shape.values)
    kind = shape.kind or ("boolean" if set(values) == {"true", "false"} else "category")
    if shape.range is not None:
        kind = "integer"
    low, high = shape.range or (0, 0)
    labels = tuple(shape.values.values())
    named = () if kind == "boolean" else values
    return Fact(name, kind, "fact", shape.label, {}, {}, "never", named, labels, lowest=low, highest=high)


def _cut(root: Path, recipe_id: str) -> frozenset[str]:
    """Return the variables that the recipe's list of dependences says hang on others."""
    path = root / POPULATIONS / recipe_id / "dependences.yaml"
    listed = shaped(read_named(root, path), DependencesFile).dependences
    return frozenset(one.to for one in listed)
