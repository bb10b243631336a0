"""Elements that worked cases leave unexercised, pairs that would exercise them, and quotes in the text."""

import pytest

from lawmodel.concepts.finding import Finding
from lawmodel.explanation.coverage import element_coverage, pairs
from lawmodel.explanation.text_coverage import text_coverage
from lawmodel.outcomes.reference import verdict
from lawmodel.rulegraph.rule_graph import held
from tests.explanation.lighthouse import VERSIONS, book, versions

TEXT = """4. Entries may be shown to the harbour master,
where clear signs of danger are at hand, and in winter."""


def test_an_element_is_covered_where_a_worked_case_meets_it_and_another_does_not() -> None:
    covers = {one.address: one for one in element_coverage(versions()["first"], book())}
    assert covers["LKA 4#season"].both_ways
    assert (covers["LKA 6#of_age"].met, covers["LKA 6#of_age"].not_met) == (True, False)
    assert covers["LKA 4#season"].pair is None
    pair = covers["LKA 6#of_age"].pair
    assert pair is not None
    assert set(pair.changes) == {"captain_age"}


@pytest.mark.parametrize("version", VERSIONS)
def test_in_a_pair_the_ground_turns_and_no_element_but_one(version: str) -> None:
    read = versions()[version]
    graph = read.chosen.graph
    shown = 0
    for ground in graph.grounds.values():
        for element in (*ground.needs, *ground.unless):
            for pair in pairs(read, ground, element, book()):
                shown += 1
                before = verdict(graph, pair.holds).findings
                after = verdict(graph, {**pair.holds, **pair.changes}).findings
                assert (before[held(ground.address)], after[held(ground.address)]) == (
                    Finding.MET,
                    Finding.NOT_MET,
                )
                turned = [part for part in (*ground.needs, *ground.unless) if before[part] is not after[part]]
                assert turned == [element]
    assert shown > 8


def test_quotes_are_found_word_for_word_and_the_rest_is_listed() -> None:
    wording = versions()["first"].read.law.wordings["LKA 4"]
    found = text_coverage(wording, TEXT)
    assert found.not_verbatim == ()
    assert found.not_encoded == ("4. Entries", "and")
    assert (found.words, found.encoded) == (20, 17)


def test_a_quote_that_the_text_does_not_have_is_named() -> None:
    wording = versions()["first"].read.law.wordings["LKA 4"]
    found = text_coverage(wording, TEXT.replace("winter", "the dark"))
    assert found.not_verbatim == ("season",)
    assert "and in the dark" in found.not_encoded
