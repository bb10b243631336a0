"""Every believed thing of a book together, and every number that is missing among them."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from lawmodel.assumptions.entry import Entry
from lawmodel.assumptions.from_bridges import bridge_entries
from lawmodel.assumptions.from_practice import practice_entries
from lawmodel.assumptions.from_readings import reading_entries
from lawmodel.assumptions.from_recipe import attributes_in, recipe_entries
from lawmodel.assumptions.from_targets import dependence_entries, target_entries
from lawmodel.assumptions.moves import move_entries
from lawmodel.assumptions.vanishing import vanishing_entries
from lawmodel.concepts.problem import FaultyFiles, Problem
from lawmodel.concepts.vocabulary import Vocabulary
from lawmodel.population.recipe_from_files import recipe_ids
from lawmodel.statutebook.from_files import read_named
from lawmodel.statutebook.yaml_file import Place, YamlFile

ASSUMPTIONS = "assumptions"
NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")


def register_of(root: Path, vocabulary: Vocabulary) -> tuple[Entry, ...]:
    """Return every believed thing of the book in a folder, in the order of ids.

    Raises FaultyFiles if a file is faulty, or two entries have one id.
    """
    entries = [*move_entries(root), *vanishing_entries(root)]
    variables = dict(vocabulary.facts)
    for recipe_id in recipe_ids(root):
        variables |= attributes_in(root, recipe_id)
    entries += [*reading_entries(root), *bridge_entries(root), *practice_entries(root, variables)]
    for recipe_id in recipe_ids(root):
        entries += recipe_entries(root, recipe_id, vocabulary)
        entries += target_entries(root, recipe_id)
        entries += dependence_entries(root, recipe_id)
    by_id: dict[str, Entry] = {}
    for entry in entries:
        if entry.id in by_id:
            raise FaultyFiles([Problem(entry.file, entry.line, "name_twice", {"name": entry.id})])
        by_id[entry.id] = entry
    return tuple(by_id[name] for name in sorted(by_id))


def problems_of_register(root: Path, vocabulary: Vocabulary) -> list[Problem]:
    """Return every number that has no entry, and every entry that says nothing of where it comes from."""
    try:
        register = register_of(root, vocabulary)
        return [*unregistered(root, register), *unsourced(register)]
    except FaultyFiles as faulty:
        return list(faulty.problems)


def unsourced(register: Sequence[Entry]) -> Iterator[Problem]:
    """Yield a problem for every entry whose source is empty; that there is a status, the shapes see to."""
    for entry in register:
        if not all(words.strip() for words in entry.source.values()):
            yield Problem(entry.file, entry.line, "missing_key", {"key": "source"})


def unregistered(root: Path, register: Sequence[Entry]) -> Iterator[Problem]:
    """Yield a problem for every number under assumptions/ that no entry of the register stands for.

    Raises FaultyFiles if a file is no YAML.
    """
    known = {(entry.file, place) for entry in register for place in entry.places}
    for path in sorted((root / ASSUMPTIONS).rglob("*.yaml")):
        file = read_named(root, path)
        for place in numbers_in(file):
            if (file.name, place) not in known:
                key = " ".join(map(str, place))
                yield file.problem(place, "number_without_entry", key=key)


def numbers_in(file: YamlFile) -> Iterator[Place]:
    """Yield the place of every value in a file that is a number and nothing else."""
    yield from _numbers(file.data, ())


def _numbers(data: object, place: Place) -> Iterator[Place]:
    match data:
        case dict():
            for key, value in data.items():
                yield from _numbers(value, (*place, key))
        case list():
            for index, value in enumerate(data):
                yield from _numbers(value, (*place, index))
        case bool() | None:
            return
        case _:
            if NUMBER.fullmatch(str(data)):
                yield place
