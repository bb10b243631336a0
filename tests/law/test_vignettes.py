"""The worked cases of the book: what each version of the law says about them, and how certain that is."""

import pytest

from lawmodel.concepts.finding import Finding
from lawmodel.outcomes.case_answer import CaseAnswer
from lawmodel.outcomes.reference import condition_finding
from tests.law.book import STANDARD, book, says, vignette

EXPECTATIONS = [(v.id, version) for v in book().vignettes for version in v.expected]


def answer(vignette_id: str, version: str) -> CaseAnswer:
    case = vignette(vignette_id)
    return CaseAnswer(vignette_id, says(version, case.facts), case.expected[version])


def test_there_are_forty_one_worked_cases_under_four_versions() -> None:
    assert len(book().vignettes) == 41
    assert {tuple(v.expected) for v in book().vignettes} == {STANDARD}


@pytest.mark.parametrize(("vignette_id", "version"), EXPECTATIONS)
def test_the_law_says_what_the_worked_case_expects(vignette_id: str, version: str) -> None:
    found = answer(vignette_id, version)
    assert found.is_as_expected, (found.expected, found.assessment.outcome, found.assessment.grounds)


@pytest.mark.parametrize(("vignette_id", "version"), EXPECTATIONS)
def test_an_outcome_rests_on_seen_text_where_the_worked_case_says_so(vignette_id: str, version: str) -> None:
    assessment = answer(vignette_id, version).assessment
    unseen = {flag.citation for flag in assessment.flags if flag.kind == "text_not_seen"}
    assert (not unseen and assessment.outcome != "contested") == vignette(vignette_id).text_seen[version], (
        unseen
    )


@pytest.mark.parametrize("vignette_id", [v.id for v in book().vignettes])
def test_a_worked_case_could_happen(vignette_id: str) -> None:
    facts = vignette(vignette_id).facts
    ruled_out = [
        one.because["en"]
        for one in book().vocabulary.impossible
        if condition_finding(one.when, facts, {}) is Finding.MET
    ]
    assert ruled_out == []
