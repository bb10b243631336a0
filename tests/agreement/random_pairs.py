"""Pairs of a law and a block of cases, drawn the same on every run."""

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st

from lawmodel.population.cases import Cases
from lawmodel.rulegraph.from_law_version import compile_law
from lawmodel.rulegraph.rule_graph import RuleGraph
from tests.agreement.random_cases import random_cases
from tests.agreement.random_law import RandomBook, random_books

MANY = [37, 41, 46, 47, 53, 61]
"""Sizes of blocks, none a multiple of 8, so that the last byte is never full."""

SAME_EVERY_RUN = settings(
    derandomize=True,
    database=None,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
"""A failure is reported as it was found: to look for the smallest law that fails, add `Phase.shrink`."""

Drawn = tuple[RandomBook, RuleGraph, Cases]


@st.composite
def laws_and_cases(draw: st.DrawFn) -> Drawn:
    one = draw(random_books())
    graph = compile_law(one.laws[0], one.book)
    return one, graph, draw(random_cases(one.book.vocabulary, sizes=MANY))
