"""The population reaches the law: deleting an element moves at least thirty of its best stream's cases."""

from collections.abc import Sequence
from dataclasses import dataclass

import pytest

from lawmodel.rulegraph.from_law_version import under_readings
from tests.law.book import STANDARD, book, structure
from tests.law.mutants import Mutant, can_matter, mutants_of, mutated, single_readings
from tests.law.population import concluded, differing

CASES = 100_000
ENOUGH = 30


@dataclass(frozen=True)
class Reach:
    """How many cases of a stream a deletion moves."""

    mutant: Mutant
    stream: str
    cases: int

    def __str__(self) -> str:
        citation, element = self.mutant.citation, self.mutant.part
        return f"{citation:22} {element:28} {self.mutant.deleted:11} {self.stream:26} {self.cases:6}"


def reaches(mutants: Sequence[Mutant], version: str, readings: dict[str, str]) -> dict[Mutant, Reach]:
    """The stream of which each deletion moves most cases, under a choice of readings."""
    law = structure(version)
    laws = [law, *(mutated(law, mutant) for mutant in mutants)]
    best: dict[Mutant, Reach] = {}
    by_stream = concluded([under_readings(one, readings) for one in laws], CASES)
    for stream, (before, *others) in by_stream.items():
        for mutant, after in zip(mutants, others, strict=True):
            reach = Reach(mutant, stream, differing(before, after, CASES))
            best[mutant] = max(best.get(mutant, reach), reach, key=lambda one: one.cases)
    return best


def best_reaches(mutants: Sequence[Mutant], version: str) -> list[Reach]:
    """The best stream under the default readings; where that is too little, under the others one by one."""
    best: dict[Mutant, Reach] = {}
    for readings in single_readings(book()):
        touched = [
            mutant
            for mutant in mutants
            if (mutant not in best or best[mutant].cases < ENOUGH)
            and all(mutant.citation in book().questions[question].concerns for question in readings)
        ]
        for mutant, reach in reaches(touched, version, readings).items() if touched else ():
            best[mutant] = max(best.get(mutant, reach), reach, key=lambda one: one.cases)
    return list(best.values())


def could_decide(mutant: Mutant, version: str) -> bool:
    """Whether any possible case could show the deletion, in this population or another."""
    law = structure(version)
    return can_matter(law, mutated(law, mutant), mutant.citation)


NOT_DECISIVE = {
    ("Lag (2025:170) 7", "unasked"): (
        "what a principal must say unasked the principal must also say when the police ask: the same duty"
    ),
    ("OSL 26:3", "confided"): (
        "the secrecy of family counselling is absolute, so the population draws nothing there as not secret"
    ),
    ("OSL 26:1", "domain"): (
        "what is secret under another rule is bound by that rule already, and nothing asks which one did"
    ),
}


@pytest.mark.parametrize("version", STANDARD)
def test_each_element_decides_cases_of_the_population(version: str) -> None:
    law = structure(version).law
    deletions = [
        mutant
        for wording in law.wordings.values()
        for mutant in mutants_of(wording)
        if mutant.part in wording.elements and (mutant.citation, mutant.part) not in NOT_DECISIVE
    ]
    few = [reach for reach in best_reaches(deletions, version) if reach.cases < ENOUGH]
    short = [str(reach) for reach in few if could_decide(reach.mutant, version)]
    assert not short, "\n".join(["too few cases in the best stream:", *short])
