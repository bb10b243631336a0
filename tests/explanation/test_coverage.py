"""Elements that worked cases leave unexercised, pairs that would exercise them, and quotes in the text."""

import pytest

from lawmodel.concepts.finding import Finding
from lawmodel.concepts.outcome import Outcome
from lawmodel.explanation.coverage import Pair, element_coverage, pairs
from lawmodel.explanation.decisive import deciding, each_way, seldom_deciding
from lawmodel.explanation.text_coverage import text_coverage
from lawmodel.outcomes.reference import verdict
from lawmodel.pipeline.opening import recipe_named
from lawmodel.rulegraph.rule_graph import RuleGraph
from tests.explanation.lighthouse import VERSIONS, book, cases_of, opened, versions

TEXT = """4. Entries may be shown to the harbour master,
where clear signs of danger are at hand, and in winter."""


def graph(version: str) -> RuleGraph:
    return versions()[version].chosen.graph


def test_an_element_is_covered_where_a_worked_case_meets_it_and_another_does_not() -> None:
    covers = {one.address: one for one in element_coverage(graph("first"), book())}
    assert set(covers) == set(graph("first").elements)
    assert covers["LKA 4#season"].both_ways
    assert (covers["LKA 6#of_age"].met, covers["LKA 6#of_age"].not_met) == (True, False)
    assert covers["LKA 4#season"].pair is None
    pair = covers["LKA 6#of_age"].pair
    assert pair is not None
    assert set(pair.changes) == {"captain_age"}
    assert (pair.outcome_met, pair.outcome_unmet) == (Outcome.PERMITTED, Outcome.PROHIBITED)


@pytest.mark.parametrize("version", VERSIONS)
def test_in_a_pair_the_outcome_turns_with_the_element_and_with_it_alone(version: str) -> None:
    law = graph(version)
    shown = list(pairs(law, list(law.elements), book()))
    assert len(shown) > 8
    for pair in shown:
        unmet = {**pair.met, **pair.changes}
        assert verdict(law, pair.met).findings[pair.element] is Finding.MET
        assert verdict(law, unmet).findings[pair.element] is Finding.NOT_MET
        for law_if, outcome in zip(each_way(law, [pair.element]), outcomes_of(pair), strict=True):
            assert verdict(law_if, pair.met).outcome is verdict(law_if, unmet).outcome is outcome
        assert (verdict(law, pair.met).outcome, verdict(law, unmet).outcome) == outcomes_of(pair)


def outcomes_of(pair: Pair) -> tuple[Outcome, Outcome]:
    return pair.outcome_met, pair.outcome_unmet


@pytest.mark.parametrize("version", VERSIONS)
def test_an_element_decides_the_drawn_cases_that_the_reference_would_settle_otherwise(version: str) -> None:
    law = graph(version)
    drawn = {stream: cases_of(stream, 60) for stream in recipe_named(opened(), None).streams}
    found = {one.address: one.cases for one in deciding(law, drawn.items())}
    assert set(found) == set(law.elements)
    for address in law.elements:
        met, unmet = each_way(law, [address])
        for stream, cases in drawn.items():
            turned = [
                (verdict(met, facts).outcome, verdict(unmet, facts).outcome)
                for facts in map(cases.facts_of, range(cases.size))
            ]
            settled = [one for one in turned if Outcome.OPEN not in one]
            assert found[address][stream] == sum(one != other for one, other in settled), address
    assert any(cases[stream] for cases in found.values() for stream in drawn)


def test_blocks_of_a_stream_add_up_and_the_seldom_come_first() -> None:
    law, cases = graph("first"), cases_of(recipe_named(opened(), None).core, 40)
    once = deciding(law, [("core", cases)])
    twice = deciding(law, [("core", cases), ("core", cases)])
    assert [2 * one.in_all for one in once] == [one.in_all for one in twice]
    numbers = [one.in_all for one in seldom_deciding(once, 41)]
    assert numbers == sorted(one.in_all for one in once)
    assert all(one.in_all < 3 for one in seldom_deciding(once, 3))


def test_quotes_are_found_word_for_word_and_the_rest_is_listed() -> None:
    wording = versions()["first"].read.law.wordings["LKA 4"]
    found = text_coverage(wording, TEXT)
    assert found.not_verbatim == {}
    assert found.not_encoded == ("4. Entries", "and")
    assert (found.words, found.encoded) == (20, 17)


def test_a_quote_that_the_text_does_not_have_is_named() -> None:
    wording = versions()["first"].read.law.wordings["LKA 4"]
    found = text_coverage(wording, TEXT.replace("winter", "the dark"))
    assert list(found.not_verbatim) == ["season"]
    assert "and in the dark" in found.not_encoded
