"""One case, explained: why, why not, what still matters, what would turn it, what the wording changed."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from lawmodel.concepts.finding import Finding
from lawmodel.concepts.problem import FaultyFiles, Problem
from lawmodel.concepts.statute_book import Vignette
from lawmodel.concepts.vocabulary import CaseFacts, Text
from lawmodel.explanation.answers import StatedCase, read_versions
from lawmodel.explanation.explained import Explained, explained
from lawmodel.outcomes.answers_apart import codes_known
from lawmodel.outcomes.diagrams import NO
from lawmodel.outcomes.reference import condition_finding
from lawmodel.outcomes.rival_readings import read_law
from lawmodel.outcomes.symbolic import symbolic
from lawmodel.pipeline.assessing import facts_from
from lawmodel.pipeline.opening import (
    DEFAULT_SEED,
    OpenBook,
    UnknownName,
    checked_readings,
    law_named,
    recipe_named,
)
from lawmodel.population.cases import Cases
from lawmodel.population.from_recipe import draw_cases
from lawmodel.statutebook.from_files import read_named
from lawmodel.statutebook.vocabulary_from_file import UNSETTLED_WORD

COMMON_CASES = 2_000
"""Drawn cases that show how common answers are."""


def case_from(opened: OpenBook, path: Path) -> StatedCase:
    """Return one case from a flat file: `fact: unsettled` says that somebody asked in vain.

    Raises FaultyFiles, also for facts that no case can show together.
    """
    facts = facts_from(opened, path)
    file = read_named(opened.root, path)
    if not can_be(opened, facts):
        raise FaultyFiles([Problem(file.name, 1, "no_such_case")])
    return StatedCase(facts, frozenset(name for name, one in file.data.items() if one == UNSETTLED_WORD))


def can_be(opened: OpenBook, facts: CaseFacts) -> bool:
    """Say whether some case can show these facts together."""
    allowed = symbolic([], opened.book.vocabulary)
    return allowed.diagrams.given(allowed.possible, codes_known(allowed.apart, facts)) != NO


def contradictions(opened: OpenBook, facts: CaseFacts) -> tuple[Text, ...]:
    """Return why stated facts cannot stand together, as far as one rule of the vocabulary says it."""
    rules = opened.book.vocabulary.impossible
    return tuple(one.because for one in rules if condition_finding(one.when, facts, {}) is Finding.MET)


def vignette_named(opened: OpenBook, vignette_id: str) -> Vignette:
    """Return a worked case of the book.

    Raises UnknownName.
    """
    by_id = {vignette.id: vignette for vignette in opened.book.vignettes}
    if vignette_id not in by_id:
        raise UnknownName("vignette", vignette_id, by_id)
    return by_id[vignette_id]


def explanations(
    opened: OpenBook, case: StatedCase, versions: Sequence[str], readings: Mapping[str, str]
) -> tuple[Explained, ...]:
    """Return one case explained under each version, each contrasted with the one before it.

    Raises UnknownName.
    """
    chosen = checked_readings(opened, readings)
    reads = [read_law(law_named(opened, version), opened.book, chosen) for version in versions]
    return explained(read_versions(reads, opened.book.vocabulary), case, opened.book, common_cases(opened))


def common_cases(opened: OpenBook) -> Cases | None:
    """Return cases of the book's own core stream, which show how common answers are; None if it has none."""
    try:
        recipe = recipe_named(opened, None)
    except UnknownName:
        return None
    vocabulary = opened.book.vocabulary
    return draw_cases(recipe, recipe.core, vocabulary, seed=DEFAULT_SEED, first=0, size=COMMON_CASES)
