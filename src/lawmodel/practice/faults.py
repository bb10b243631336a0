"""Everything wrong with the practice files of a book, in one list: the frame, every model, every lever."""

from collections.abc import Collection, Mapping
from difflib import get_close_matches
from pathlib import Path

from lawmodel.concepts.problem import Problem
from lawmodel.concepts.vocabulary import Fact
from lawmodel.practice.consequences import read_consequences
from lawmodel.practice.factors_from_files import PRACTICE
from lawmodel.practice.from_files import lever_paths, model_paths, read_practice
from lawmodel.practice.schema import LeverFile, ModelFile, PracticeFile
from lawmodel.statutebook.collecting import Problems, set_of
from lawmodel.statutebook.from_files import read_named
from lawmodel.statutebook.shaped import shaped


def practice_faults(root: Path, variables: Mapping[str, Fact], citations: Collection[str]) -> list[Problem]:
    """Return every problem in the practice files of a book; none if it has no practice.

    `variables`: the facts and attributes that practice may ask; `citations`: those of the book.
    """
    frame = root / PRACTICE / "practice.yaml"
    if not frame.is_file():
        return []
    problems = Problems()
    models, levers = model_paths(root), lever_paths(root)
    with problems.kept():
        _keep_faults_of_frame(root, frame, models, citations, problems)
    for lever in levers.values():
        with problems.kept():
            shaped(read_named(root, lever), LeverFile)
    for model in models.values():
        with problems.kept():
            shaped(read_named(root, model), ModelFile)
        with problems.kept():
            read_practice(root, model, variables)
    for model in list(models.values())[:1]:
        for lever in levers.values():
            with problems.kept():
                read_practice(root, model, variables, [lever])
    with problems.kept():
        read_consequences(root, variables)
    return set_of(problems.met)


def _keep_faults_of_frame(
    root: Path, path: Path, models: Collection[str], citations: Collection[str], problems: Problems
) -> None:
    """Keep as problems a model of choice and grounds of consent that are not there."""
    file = read_named(root, path)
    shape = shaped(file, PracticeFile)
    if shape.model not in models:
        details = {"name": shape.model, "nearest": _nearest(shape.model, models)}
        problems.add(file.problem(("model",), "unknown_in_practice", **details))
    for name in shape.consent_grounds:
        if name not in citations:
            details = {"name": name, "nearest": _nearest(name, citations)}
            problems.add(file.problem(("consent_grounds",), "reference_to_nothing", **details))


def _nearest(name: str, known: Collection[str]) -> str:
    return next(iter(get_close_matches(name, sorted(known), n=1)), "")
