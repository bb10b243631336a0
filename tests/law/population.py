"""The population under laws side by side: what they conclude about the same cases, and where they differ."""

from collections.abc import Sequence
from functools import cache, reduce

import numpy as np

from lawmodel.concepts.outcome import SETTLED
from lawmodel.outcomes.bits import Bits, count
from lawmodel.outcomes.columnar import BlockOutcomes, carrying_grounds, evaluate
from lawmodel.outcomes.plan import plan_of
from lawmodel.population.cases import Cases
from lawmodel.population.from_recipe import draw_cases
from lawmodel.rulegraph.rule_graph import RuleGraph
from tests.law.book import book, recipe

Conclusions = dict[str, Bits]
"""The cases of each outcome, and those that each citation carries."""


@cache
def cases_of(stream: str, size: int) -> Cases:
    """The first cases of a stream under seed 1."""
    return draw_cases(recipe(), stream, book().vocabulary, seed=1, first=0, size=size)


def concluded(graphs: Sequence[RuleGraph], size: int) -> dict[str, list[Conclusions]]:
    """Per stream, what each law concludes about the same cases."""
    plan = plan_of(graphs)
    return {
        stream: [_conclusions(outcomes) for outcomes in evaluate(plan, cases_of(stream, size))]
        for stream in recipe().streams
    }


def _conclusions(outcomes: BlockOutcomes) -> Conclusions:
    settled = {outcome.value: outcomes.settled_as(outcome) for outcome in SETTLED}
    return {**settled, **carrying_grounds(outcomes)}


def differing(before: Conclusions, after: Conclusions, size: int) -> int:
    """The number of cases with another outcome or other grounds."""
    nobody = np.zeros((size + 7) // 8, dtype=np.uint8)
    named = before.keys() | after.keys()
    return count(reduce(np.bitwise_or, (before.get(n, nobody) ^ after.get(n, nobody) for n in named)), size)
