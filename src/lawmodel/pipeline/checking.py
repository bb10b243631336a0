"""Everything wrong with a book, in one list."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from lawmodel.assumptions.register import problems_of_register
from lawmodel.comparison.scenario_faults import scenario_faults
from lawmodel.concepts.problem import FaultyFiles, Problem
from lawmodel.concepts.statute_book import StatuteBook
from lawmodel.outcomes.examples import failing_examples
from lawmodel.pipeline.assessing import vignette_answers
from lawmodel.pipeline.examples_in_part import failing_examples_in_part
from lawmodel.pipeline.opening import DEFAULT_SEED, OpenBook
from lawmodel.population.inspection import missed
from lawmodel.population.recipe import Recipe
from lawmodel.population.recipe_from_files import attributes_of_all, read_recipe, recipe_ids
from lawmodel.population.soundness import impossible_cases
from lawmodel.practice.faults import practice_faults
from lawmodel.protocol.guidance_from_file import GUIDANCE, read_guidance
from lawmodel.rulegraph.soundness import unsound_versions
from lawmodel.statutebook.amendment_cover import uncovered_changes
from lawmodel.statutebook.collecting import set_of
from lawmodel.statutebook.consequences import follows_from_missing
from lawmodel.statutebook.from_files import located, read_as_far_as_possible


def problems_of(root: Path) -> list[Problem]:
    """Return everything wrong with a book: its files and laws, and what does not come out as stated."""
    try:
        read = read_as_far_as_possible(root)
    except FaultyFiles as faulty:
        return list(faulty.problems)
    problems = list(read.problems)
    if not problems:
        problems += [located(root, problem) for problem in unsound_versions(read.book)]
    if problems:
        problems += failing_examples_in_part(root, replace(read, problems=tuple(problems)))
    else:
        problems += [located(root, problem) for problem in uncovered_changes(read.book)]
        problems += failing_examples(read.book)
        problems += _failing_vignettes(OpenBook(root, read.book))
    recipes = _recipes(root, read.book, problems, drawn=not read.problems)
    for problem in (*scenario_faults(root, read.book, recipes), *_practice_faults(root, read.book)):
        if not follows_from_missing(problem, read.missing, read.book):
            problems.append(problem)
    problems += _guidance_faults(root, read.book)
    if not problems:
        problems += problems_of_register(root, read.book.vocabulary)
    return sorted(set_of(problems))


def _recipes(
    root: Path, book: StatuteBook, problems: list[Problem], *, drawn: bool
) -> dict[str, Recipe | None]:
    """Return every recipe of a book, None for one that cannot be read; add what is wrong with them.

    What shows only in drawn cases takes a while, so it waits until every file can be read.
    """
    recipes: dict[str, Recipe | None] = dict.fromkeys(recipe_ids(root))
    for recipe_id in recipes:
        try:
            recipes[recipe_id] = recipe = read_recipe(root, recipe_id, book.vocabulary)
            if drawn:
                problems += impossible_cases(recipe, book.vocabulary, seed=DEFAULT_SEED)
                problems += missed(root, recipe, book.vocabulary, seed=DEFAULT_SEED)
        except FaultyFiles as faulty:
            problems += faulty.problems
    return recipes


def _guidance_faults(root: Path, book: StatuteBook) -> tuple[Problem, ...]:
    """Return what is wrong with what protocols say beside the law; a book need not have any."""
    if not (root / GUIDANCE).is_file():
        return ()
    try:
        read_guidance(root, book.vocabulary)
    except FaultyFiles as faulty:
        return faulty.problems
    return ()


def _practice_faults(root: Path, book: StatuteBook) -> list[Problem]:
    """Return what is wrong with the practice files; nothing while attributes they may ask are unreadable."""
    try:
        attributes = attributes_of_all(root)
    except FaultyFiles:
        return []
    return practice_faults(root, {**attributes, **book.vocabulary.facts}, book.provisions)


def _failing_vignettes(opened: OpenBook) -> Iterator[Problem]:
    for answer in vignette_answers(opened, opened.book.vignettes, (), {}):
        if not answer.is_as_expected and answer.expected is not None:
            details = {
                "example": answer.id,
                "version": answer.assessment.version,
                "expected": ", ".join(answer.expected),
                "found": ", ".join([answer.assessment.outcome, *answer.assessment.grounds]),
            }
            place = ("cases", [one.id for one in opened.book.vignettes].index(answer.id))
            problem = Problem("statutes/vignettes.yaml", 1, "vignette_fails", {**details, "place": place})
            yield located(opened.root, problem)
