"""Every worked case of the real book explained: what is said of it is true when it is replayed."""

import re
from functools import cache

import pytest

from lawmodel.concepts.finding import Finding
from lawmodel.concepts.outcome import SETTLED, Outcome
from lawmodel.explanation.answers import ReadVersion, StatedCase, left_of, read_versions
from lawmodel.explanation.explained import Explained, explained
from lawmodel.explanation.trace_shape import ExplanationShape
from lawmodel.outcomes.reference import condition_finding, verdict
from lawmodel.report.explanation_data import explanation_data
from lawmodel.report.explanation_text import explanation_text
from lawmodel.rulegraph.rule_graph import held
from tests.law.book import STANDARD, book, read, says, vignette

CASES = [one.id for one in book().vignettes]


@cache
def versions() -> tuple[ReadVersion, ...]:
    return read_versions([read(version) for version in STANDARD], book().vocabulary)


@cache
def told(vignette_id: str) -> tuple[Explained, ...]:
    return explained(versions(), StatedCase(vignette(vignette_id).facts), book())


@pytest.mark.parametrize("case", CASES)
def test_the_outcome_is_the_one_expected_and_the_one_that_assess_gives(case: str) -> None:
    for one in told(case):
        assert one.answer.outcome == vignette(case).expected[one.id][0]
        assert one.answer.outcome is says(one.id, vignette(case).facts).outcome


@pytest.mark.parametrize("case", CASES)
def test_a_change_that_is_said_to_turn_the_outcome_turns_it(case: str) -> None:
    for one in told(case):
        facts, graph = vignette(case).facts, one.version.chosen.graph
        assert all(flip.changes for flip in one.flips)
        for flip in one.flips:
            for place in range(max(len(change.after) for change in flip.changes)):
                turned = {c.fact: c.after[place % len(c.after)] for c in flip.changes}
                after = {**facts, **turned}
                assert verdict(graph, after).outcome in flip.to
                impossible = (condition_finding(i.when, after, {}) for i in book().vocabulary.impossible)
                assert Finding.MET not in impossible
                assert all(book().vocabulary[name].changes != "never" for name in turned)


@pytest.mark.parametrize("case", CASES)
def test_a_reason_alone_forces_the_outcome(case: str) -> None:
    for one in told(case):
        if one.answer.under_chosen not in SETTLED:
            continue
        kept = {name: vignette(case).facts[name] for name in one.reason}
        left = left_of(one.version.symbolic, one.version.chosen, kept)
        assert left.possible == (one.answer.under_chosen,)


@pytest.mark.parametrize("case", CASES)
def test_ticks_and_stops_are_what_the_reference_finds(case: str) -> None:
    for one in told(case):
        found = verdict(one.version.chosen.graph, vignette(case).facts).findings
        for ground in one.grounds.holding:
            assert found[held(ground.address)] is Finding.MET
            assert not ground.stopped_by
            assert not ground.closed_by
        for ground in one.grounds.failed:
            assert found[held(ground.address)] is not Finding.MET
            stopped = ground.stopped_by or ground.closed_by
            assert stopped or found[held(ground.address)] is Finding.OPEN
        if one.answer.under_chosen in (Outcome.PROHIBITED, Outcome.REQUIRED):
            assert one.grounds.in_place or any(ground.carries for ground in one.grounds.holding)


@pytest.mark.parametrize("case", CASES)
def test_what_is_said_of_the_version_before_is_true_of_it(case: str) -> None:
    by_id = {one.id: one for one in told(case)}
    for one in told(case):
        for ground in () if one.contrast is None else one.contrast.grounds:
            holding, failing = by_id[ground.holds_under], by_id[ground.fails_under]
            there = {g.citation for g in holding.grounds.holding}
            assert ground.citation in there
            failed = verdict(failing.version.chosen.graph, vignette(case).facts).findings
            for part in ground.elements:
                assert failed[f"{ground.citation}#{part.id}"] is part.finding
        if one.contrast is not None and not one.contrast.same:
            assert one.contrast.grounds, "the outcome turned and nothing is said of why"


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("case", CASES)
def test_texts_are_whole_and_show_no_name_of_a_variable(case: str, language: str) -> None:
    title = vignette(case).title[language]
    text = explanation_text(title, told(case), book(), language, note="-", full=True)
    assert not re.search(r"\b[a-z]+_[a-z_]+\b|\bNone\b|\{|\}", text)
    for one in told(case):
        assert one.version.read.law.title[language] in text


@pytest.mark.parametrize("case", CASES)
def test_the_data_have_the_published_shape(case: str) -> None:
    ExplanationShape.model_validate(explanation_data(case, told(case), book()))


def test_customs_came_with_the_wording_of_2025() -> None:
    """The receiver is Customs: before April 2025 the list of receivers stopped it."""
    case = next(v.id for v in book().vignettes if v.facts["receiver"] == 2 and v.facts["subject_age"] < 21)
    after = told(case)[1]
    assert after.contrast is not None
    (ground,) = (one for one in after.contrast.grounds if one.citation == "OSL 10:18a")
    (part,) = ground.elements
    assert (part.id, part.is_reworded) == ("to_receiver", True)
    assert part.other is not None
    assert "Tullverket" in str(part.other.quote)
    assert "Tullverket" not in str(part.own.quote)
