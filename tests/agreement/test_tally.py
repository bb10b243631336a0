"""The table of profiles says what the reference says, case by case: contested, groups and assessments too."""

from collections import Counter
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lawmodel.comparison.tally import BlockTally, Profile, merged, plan_for, profiles_of, tally
from lawmodel.concepts.finding import Finding
from lawmodel.concepts.outcome import SETTLED, Outcome, Verdict
from lawmodel.concepts.statute_book import StatuteBook
from lawmodel.concepts.vocabulary import UNKNOWN, CaseFacts
from lawmodel.outcomes.reference import verdict
from lawmodel.outcomes.rival_readings import ReadLaw, assess, completions_of, read_law
from lawmodel.population.cases import Cases
from lawmodel.rulegraph.rule_graph import RuleGraph
from tests.agreement.random_cases import in_blocks, random_cases
from tests.agreement.random_law import RandomBook, random_books
from tests.agreement.random_pairs import SAME_EVERY_RUN

Compared = tuple[RandomBook, tuple[ReadLaw, ...], Cases]
Counted = Counter[tuple[tuple[Profile, ...], tuple[int, ...]]]
"""Cases by their profiles and by the codes of what they are split by."""


@st.composite
def compared(draw: st.DrawFn) -> Compared:
    """Two laws under all their readings, and cases of which somebody may know little."""
    one = draw(random_books(versions=2))
    laws = tuple(read_law(law, one.book, {}) for law in one.laws)
    return one, laws, draw(random_cases(one.book.vocabulary))


def counted(tallied: BlockTally, laws: tuple[ReadLaw, ...]) -> Counted:
    found: Counted = Counter()
    for row, cases in tallied.profiles.items():
        profiles, split = profiles_of(row, laws)
        found[tuple(replace(one, grounds=tuple(sorted(one.grounds))) for one in profiles), split] += cases
    return found


def profile(read: ReadLaw, facts: CaseFacts) -> Profile:
    one = verdict(read.chosen, facts)
    settled = {verdict(graph, facts).outcome for graph in read.rivals}.intersection(SETTLED)
    return Profile(one.outcome, len(settled) > 1, tuple(sorted(one.grounds)), judgements(read.chosen, one))


def judgements(graph: RuleGraph, one: Verdict) -> int:
    """How many different judgements are put to somebody: those of grounds with everything checkable met."""
    put = set()
    for ground in graph.grounds.values():
        needs = {address: Finding.MET for address in ground.needs}
        excludes = {address: Finding.NOT_MET for address in ground.unless}
        checkable = [
            one.findings[address] is wanted
            for part in (needs, excludes)
            for address, wanted in part.items()
            if not graph.elements[address].is_assessment
        ]
        if all(checkable):
            judged = [graph.elements[address] for address in (*needs, *excludes)]
            put |= {element.condition for element in judged if element.is_assessment}
    return len(put)


def test_every_case_is_counted_under_the_profile_that_the_reference_gives_it() -> None:
    seen: Counter[str] = Counter()

    @settings(SAME_EVERY_RUN, max_examples=80)
    @given(compared())
    def profiles_agree(drawn: Compared) -> None:
        _, laws, cases = drawn
        profiles = [tuple(profile(read, cases.facts_of(k)) for read in laws) for k in range(cases.size)]
        assert counted(tally(laws, plan_for(laws), cases), laws) == Counter((one, ()) for one in profiles)
        flat = [one for along in profiles for one in along]
        seen["contested"] += sum(one.contested for one in flat)
        seen["judged"] += sum(one.assessments > 1 for one in flat)
        seen["cases"] += len(flat)

    profiles_agree()
    assert seen["contested"] > seen["cases"] / 100
    assert seen["judged"] > seen["cases"] / 100


@settings(SAME_EVERY_RUN, max_examples=40)
@given(compared())
def test_a_case_is_contested_exactly_where_its_assessment_says_so(drawn: Compared) -> None:
    one, laws, drawn_cases = drawn
    cases = all_known(drawn_cases, one.book)
    for read in laws:
        completions = completions_of(read, one.book)
        said = [assess(read, cases.facts_of(k), one.book, completions).outcome for k in range(cases.size)]
        found = counted(tally((read,), plan_for((read,)), cases), (read,))
        contested = sum(number for ((only,), _), number in found.items() if only.contested)
        assert contested == said.count(Outcome.CONTESTED)


def all_known(cases: Cases, book: StatuteBook) -> Cases:
    """The same cases with an answer to every question: an assessment settles what a trace leaves open."""
    columns = {}
    for name, fact in book.vocabulary.facts.items():
        column = cases.columns.get(name, np.full(cases.size, UNKNOWN, dtype=np.int16))
        columns[name] = np.where(column == UNKNOWN, fact.codes()[0], column).astype(np.int16)
    return replace(cases, columns=columns)


def split_by(laws: tuple[ReadLaw, ...], cases: Cases, *names: str) -> Counted:
    expected: Counted = Counter()
    for index in range(cases.size):
        facts = cases.facts_of(index)
        codes = tuple(facts.get(name, UNKNOWN) for name in names)
        expected[tuple(profile(read, facts) for read in laws), codes] += 1
    return expected


@settings(SAME_EVERY_RUN, max_examples=40)
@given(compared(), st.data())
def test_each_group_holds_the_cases_that_show_its_value(drawn: Compared, data: st.DataObject) -> None:
    _, laws, cases = drawn
    if not cases.columns:
        return
    fact = data.draw(st.sampled_from(sorted(cases.columns)))
    assert counted(tally(laws, plan_for(laws), cases, fact), laws) == split_by(laws, cases, fact)


@settings(SAME_EVERY_RUN, max_examples=40)
@given(compared(), st.data())
def test_cases_of_a_group_are_told_apart_by_their_stratum(drawn: Compared, data: st.DataObject) -> None:
    _, laws, cases = drawn
    if not cases.columns:
        return
    group, stratum = (data.draw(st.sampled_from(sorted(cases.columns))) for _ in range(2))
    found = tally(laws, plan_for(laws), cases, group, stratum)
    assert counted(found, laws) == split_by(laws, cases, group, stratum)


@settings(SAME_EVERY_RUN, max_examples=40)
@given(compared())
def test_a_reading_beside_the_chosen_ones_counts_the_cases_it_allows(drawn: Compared) -> None:
    _, laws, cases = drawn
    allowed: Counter[tuple[int, str, str, int]] = Counter()
    for place, read in enumerate(laws):
        for (question, reading), graph in read.beside.items():
            outcomes = [verdict(graph, cases.facts_of(k)).outcome for k in range(cases.size)]
            number = outcomes.count(Outcome.PERMITTED) + outcomes.count(Outcome.REQUIRED)
            allowed[place, question, reading, 0] = number
    assert tally(laws, plan_for(laws), cases).beside == allowed


@settings(SAME_EVERY_RUN, max_examples=40)
@given(compared(), st.data())
def test_what_a_reading_beside_allows_adds_up_over_the_strata(drawn: Compared, data: st.DataObject) -> None:
    _, laws, cases = drawn
    if not cases.columns:
        return
    stratum = data.draw(st.sampled_from(sorted(cases.columns)))
    plan = plan_for(laws)
    added: Counter[tuple[int, str, str, int]] = Counter()
    for (place, question, reading, _), number in tally(laws, plan, cases, None, stratum).beside.items():
        added[place, question, reading, 0] += number
    assert added == tally(laws, plan, cases).beside


@pytest.mark.parametrize("size", [1, 7, 8, 100])
@settings(SAME_EVERY_RUN, max_examples=12)
@given(compared())
def test_cases_add_up_to_the_same_in_blocks_of_any_size(size: int, drawn: Compared) -> None:
    _, laws, cases = drawn
    plan = plan_for(laws)
    blocks = [tally(laws, plan, block) for block in in_blocks(cases, size)]
    assert merged({"random": blocks}) == {"random": tally(laws, plan, cases)}
