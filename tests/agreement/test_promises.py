"""What must hold for every law, whoever writes it."""

from collections import Counter
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from lawmodel.comparison.estimates import Ratio
from lawmodel.comparison.figures import StreamFigures, stream_figures
from lawmodel.comparison.tally import plan_for, tally
from lawmodel.concepts.condition import Constant
from lawmodel.concepts.finding import Finding
from lawmodel.concepts.law_version import LawVersion
from lawmodel.concepts.outcome import SETTLED, Outcome
from lawmodel.concepts.vocabulary import CaseFacts
from lawmodel.concepts.wording import Effect, Element, Ground
from lawmodel.outcomes.reference import verdict
from lawmodel.outcomes.rival_readings import ReadLaw, read_law
from lawmodel.population.cases import Cases
from lawmodel.rulegraph.from_law_version import compile_law
from tests.agreement.random_cases import random_cases
from tests.agreement.random_law import (
    WORDS,
    RandomBook,
    answers,
    conditions,
    random_books,
    wording,
)
from tests.agreement.random_pairs import SAME_EVERY_RUN, Drawn, laws_and_cases

Figured = tuple[RandomBook, tuple[ReadLaw, ...], Cases]
LAWFUL = {Outcome.PERMITTED, Outcome.REQUIRED}


def figures(laws: tuple[ReadLaw, ...], cases: Cases) -> StreamFigures:
    whole, _ = stream_figures(tally(laws, plan_for(laws), cases), laws, None, grouped=False)
    return whole


@st.composite
def all_known(draw: st.DrawFn) -> Figured:
    """Two laws, and cases in which every fact is known, as a population draws them."""
    one = draw(random_books(versions=2))
    laws = tuple(read_law(law, one.book, {}) for law in one.laws)
    return one, laws, draw(random_cases(one.book.vocabulary, all_known=True))


# --- The law of one case ---


@st.composite
def one_more_permission(draw: st.DrawFn) -> tuple[RandomBook, LawVersion, Cases]:
    one = draw(random_books())
    condition = draw(conditions(one.book.vocabulary, (), may_ask_bound=True, with_terms=False))
    asked = Element("asked", None, WORDS, "fact", condition, "", "verified")
    ground = Ground("new", WORDS, Effect.PERMITS, ("asked",))
    added = wording("Y 1", {"asked": asked}, {"new": ground}, {})
    law = replace(one.laws[0], wordings={**one.laws[0].wordings, "Y 1": added})
    return one, law, draw(random_cases(one.book.vocabulary))


@settings(SAME_EVERY_RUN, max_examples=40)
@given(one_more_permission())
def test_one_more_permission_never_takes_a_permission_away(
    drawn: tuple[RandomBook, LawVersion, Cases],
) -> None:
    one, more, cases = drawn
    before, after = compile_law(one.laws[0], one.book), compile_law(more, one.book)
    for index in range(cases.size):
        facts = cases.facts_of(index)
        if LAWFUL.issuperset(verdict(before, facts).possible):
            assert LAWFUL.issuperset(verdict(after, facts).possible)


@settings(SAME_EVERY_RUN, max_examples=30)
@given(one_more_permission())
def test_a_permission_that_always_holds_leaves_nothing_prohibited(
    drawn: tuple[RandomBook, LawVersion, Cases],
) -> None:
    one, more, cases = drawn
    added = more.wordings["Y 1"]
    asked = replace(added.elements["asked"], condition=Constant(True))
    always = replace(added, elements={"asked": asked})
    graph = compile_law(replace(more, wordings={**more.wordings, "Y 1": always}), one.book)
    for index in range(cases.size):
        assert Outcome.PROHIBITED not in verdict(graph, cases.facts_of(index)).possible


def answering(data: st.DataObject, one: RandomBook, facts: CaseFacts) -> CaseFacts:
    """The same case with some of its unknown facts answered, in whatever way."""
    unknown = [fact for name, fact in one.book.vocabulary.facts.items() if name not in facts]
    asked = data.draw(st.lists(st.sampled_from(unknown), min_size=1, unique_by=lambda fact: fact.name))
    return {**facts, **{fact.name: data.draw(st.sampled_from(answers(fact))) for fact in asked}}


def test_an_answer_never_reopens_or_contradicts_what_is_settled() -> None:
    learnt: Counter[str] = Counter()

    @settings(SAME_EVERY_RUN, max_examples=60)
    @given(laws_and_cases(), st.data())
    def answers_only_settle(drawn: Drawn, data: st.DataObject) -> None:
        one, graph, cases = drawn
        open_cases = [
            f for f in map(cases.facts_of, range(cases.size)) if len(f) < len(one.book.vocabulary.facts)
        ]
        for facts in open_cases[:5]:
            before, after = verdict(graph, facts), verdict(graph, answering(data, one, facts))
            for address, finding in before.findings.items():
                assert finding is Finding.OPEN or after.findings[address] is finding, address
                learnt["settled"] += after.findings[address] is not finding
            assert set(after.possible) <= set(before.possible)
            assert after.possible

    answers_only_settle()
    assert learnt["settled"] > 100


# --- The figures of many ---


@settings(SAME_EVERY_RUN, max_examples=40)
@given(all_known())
def test_where_every_fact_is_known_the_outcomes_add_up_to_the_cases(drawn: Figured) -> None:
    _, laws, cases = drawn
    for one in figures(laws, cases).versions:
        assert one.cases == cases.size
        assert sum(figure.count for figure in one.outcomes.values()) == cases.size
        lawful = one.outcomes[Outcome.PERMITTED].count + one.outcomes[Outcome.REQUIRED].count
        assert one.allowed.count == lawful


@settings(SAME_EVERY_RUN, max_examples=40)
@given(all_known())
def test_a_ground_carries_no_more_cases_alone_than_with_others(drawn: Figured) -> None:
    _, laws, cases = drawn
    for one in figures(laws, cases).versions:
        assert one.grounds_alone.keys() == one.grounds.keys()
        assert [c for c in one.grounds if one.grounds_alone[c].count > one.grounds[c].count] == []
        assert sum(figure.count for figure in one.grounds_alone.values()) <= cases.size
        assert sum(figure.count for figure in one.grounds.values()) >= cases.size


@settings(SAME_EVERY_RUN, max_examples=40)
@given(all_known())
def test_a_law_compared_with_itself_moves_nobody(drawn: Figured) -> None:
    _, (read, _), cases = drawn
    found = figures((read, read), cases)
    shift, allowed = found.shift(0, 1), found.versions[0].allowed.count
    assert [pair for pair, one in shift.transitions.items() if one.count and pair[0] is not pair[1]] == []
    assert [flow for flow, number in shift.ground_flows.items() if number and flow[0] != flow[1]] == []
    assert shift.moved.count == 0
    assert shift.ratio == (Ratio(1.0, (1.0, 1.0)) if allowed else None)


@settings(SAME_EVERY_RUN, max_examples=40)
@given(all_known())
def test_what_leaves_an_outcome_arrives_at_another(drawn: Figured) -> None:
    _, laws, cases = drawn
    found = figures(laws, cases)
    there, back = found.shift(0, 1), found.shift(1, 0)
    for old in SETTLED:
        leaving = sum(there.transitions[old, new].count for new in SETTLED)
        arriving = sum(there.transitions[new, old].count for new in SETTLED)
        assert leaving == found.versions[0].outcomes[old].count
        assert arriving == found.versions[1].outcomes[old].count
        assert [there.transitions[old, new] for new in SETTLED] == [
            back.transitions[new, old] for new in SETTLED
        ]
    assert sum(there.ground_flows.values()) == cases.size
