"""The lighthouse law as explanations see it, read once."""

import random
from collections.abc import Mapping
from functools import cache

from lawmodel.concepts.outcome import Outcome
from lawmodel.concepts.statute_book import StatuteBook
from lawmodel.concepts.vocabulary import NONE, CaseFacts
from lawmodel.explanation.answers import ReadVersion, StatedCase, read_versions
from lawmodel.explanation.explained import Explained, explained
from lawmodel.outcomes.reference import verdict
from lawmodel.outcomes.rival_readings import read_law
from lawmodel.pipeline import OpenBook, open_book
from lawmodel.pipeline.opening import recipe_named
from lawmodel.population.cases import Cases
from lawmodel.population.from_recipe import draw_cases
from lawmodel.statutebook.law_version_from_book import cut_version
from tests.command_line import LIGHTHOUSE

VERSIONS = ("first", "reformed", "green-paper")


@cache
def opened() -> OpenBook:
    return open_book(LIGHTHOUSE)


def book() -> StatuteBook:
    return opened().book


@cache
def versions() -> dict[str, ReadVersion]:
    reads = [read_law(cut_version(book(), version), book(), {}) for version in VERSIONS]
    return dict(zip(VERSIONS, read_versions(reads, book().vocabulary), strict=True))


def case(**answers: object) -> CaseFacts:
    """A case in which every question that is not named has its default answer; None leaves it unknown."""
    vocabulary = book().vocabulary
    known = {name: vocabulary[name].encoded(one) for name, one in answers.items() if one is not None}
    return {
        name: code
        for name, code in {**vocabulary.defaults(), **known}.items()
        if answers.get(name, 1) is not None
    }


def cases_of(stream: str, number: int) -> Cases:
    """Drawn cases of a stream of the lighthouse's own recipe."""
    return draw_cases(recipe_named(opened(), None), stream, book().vocabulary, seed=1, first=0, size=number)


def explain(*named: str, unsettled: frozenset[str] = frozenset(), **answers: object) -> tuple[Explained, ...]:
    """What versions make of a case, explained."""
    stated = StatedCase(case(**answers), unsettled)
    return explained([versions()[version] for version in named], stated, book())


def says(version: str, facts: CaseFacts) -> Outcome:
    """What the reference makes of a case under the chosen readings."""
    return verdict(versions()[version].chosen.graph, facts).outcome


def random_cases(number: int, seed: int) -> list[dict[str, int]]:
    """Cases that can be: every fact known, numbers near where the law cuts them."""
    chance = random.Random(seed)
    near: Mapping[str, list[int]] = {"entry_years": [1, 4, 5, 60], "captain_age": [NONE, 15, 16, 17, 18, 50]}
    found: list[dict[str, int]] = []
    while len(found) < number:
        facts = {
            name: chance.choice(near.get(name, list(fact.codes())))
            for name, fact in book().vocabulary.facts.items()
        }
        if can_be(facts):
            found.append(facts)
    return found


def can_be(facts: CaseFacts) -> bool:
    """Whether a case breaks none of the two things that the lighthouse rules out."""
    vocabulary = book().vocabulary
    weather, sunk = vocabulary["entry"].encoded("weather"), vocabulary["ship"].encoded("sunk")
    return not (facts["entry"] == weather and facts["ship"] == sunk) and not (
        facts["captain_agrees"] == 1 and facts["captain_age"] == NONE
    )
