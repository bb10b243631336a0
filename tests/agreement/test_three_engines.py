"""The diagrams say what the reference and the columns say, on law that nobody wrote."""

from hypothesis import given, settings
from hypothesis import strategies as st

from lawmodel.concepts.finding import Finding
from lawmodel.concepts.outcome import SETTLED, Outcome
from lawmodel.outcomes.answers_apart import codes_known
from lawmodel.outcomes.diagrams import NO, YES
from lawmodel.outcomes.symbolic import symbolic
from lawmodel.rulegraph.from_law_version import compile_law
from tests.agreement.both_engines import agreed
from tests.agreement.random_cases import random_cases
from tests.agreement.random_law import random_books
from tests.agreement.random_pairs import MANY, SAME_EVERY_RUN, Drawn, laws_and_cases

LAWS = 150


@st.composite
def laws_and_known_cases(draw: st.DrawFn) -> Drawn:
    one = draw(random_books())
    graph = compile_law(one.laws[0], one.book)
    return one, graph, draw(random_cases(one.book.vocabulary, all_known=True, sizes=MANY))


def test_the_three_engines_agree_on_every_finding_of_known_cases() -> None:
    met = {True: 0, False: 0}

    @settings(SAME_EVERY_RUN, max_examples=LAWS)
    @given(laws_and_known_cases())
    def engines_agree(drawn: Drawn) -> None:
        one, graph, cases = drawn
        every = symbolic([graph], one.book.vocabulary)
        (law,) = every.laws
        for place, found in enumerate(agreed(graph, cases)):
            known = codes_known(every.apart, cases.facts_of(place))
            for address, finding in found.findings.items():
                left = every.diagrams.given(law.met(address), known)
                assert left == (YES if finding is Finding.MET else NO), address
                met[finding is Finding.MET] += 1
            assert every.outcomes(law, cases.facts_of(place)) == (found.outcome,)

    engines_agree()
    assert min(met.values()) > 1_000


def test_completions_have_no_outcome_that_the_trace_excludes() -> None:
    settled_by_completions = {Outcome.OPEN: 0, **dict.fromkeys(SETTLED, 0)}

    @settings(SAME_EVERY_RUN, max_examples=LAWS)
    @given(laws_and_cases())
    def trace_is_wider(drawn: Drawn) -> None:
        one, graph, cases = drawn
        every = symbolic([graph], one.book.vocabulary)
        for place, found in enumerate(agreed(graph, cases)):
            possible = every.outcomes(every.laws[0], cases.facts_of(place))
            assert possible
            assert set(possible) <= set(found.possible)
            if found.outcome is not Outcome.OPEN:
                assert possible == (found.outcome,)
            elif len(possible) == 1:
                settled_by_completions[possible[0]] += 1

    trace_is_wider()
    assert sum(settled_by_completions.values()) > 0, "the trace was as good as the completions every time"
