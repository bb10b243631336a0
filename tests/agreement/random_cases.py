"""Cases of every kind over a vocabulary: known answers, facts about nobody, facts that nobody knows."""

import numpy as np
from hypothesis import strategies as st

from lawmodel.concepts.vocabulary import UNKNOWN, CaseFacts, Vocabulary
from lawmodel.population.cases import Cases
from tests.agreement.random_law import answers

ODD_SIZES = [1, 3, 7, 8, 9, 13, 31, 45, 52, 61, 64, 67]


@st.composite
def random_cases(
    draw: st.DrawFn, vocabulary: Vocabulary, *, all_known: bool = False, sizes: list[int] = ODD_SIZES
) -> Cases:
    """Draw a block of cases: how often each fact is unknown, and a seed for every single answer."""
    size = draw(st.sampled_from(sizes))
    chance = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    columns = {}
    for name, fact in vocabulary.facts.items():
        column = chance.choice(np.array(answers(fact), dtype=np.int16), size)
        unknown = 0.0 if all_known else draw(st.sampled_from([0.0, 0.0, 0.1, 0.4, 1.0]))
        column[chance.random(size) < unknown] = UNKNOWN
        if unknown < 1.0:
            columns[name] = column
    return Cases("random", 0, size, columns)


def block_of(cases: Cases, first: int, size: int) -> Cases:
    """Return some of the cases as a block of their own."""
    columns = {name: column[first : first + size] for name, column in cases.columns.items()}
    return Cases(cases.stream, cases.first + first, len(range(cases.size)[first : first + size]), columns)


def in_blocks(cases: Cases, size: int) -> list[Cases]:
    """Return the cases cut into blocks of a size; the last takes what is left."""
    return [block_of(cases, first, size) for first in range(0, cases.size, size)]


def with_facts(facts: CaseFacts, vocabulary: Vocabulary) -> Cases:
    """Return one case as a block of its own; facts left out are unknown."""
    columns = {name: np.array([facts.get(name, UNKNOWN)], dtype=np.int16) for name in vocabulary.facts}
    return Cases("one", 0, 1, columns)
