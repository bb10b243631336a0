"""What "and", "or" and "not" conclude when some questions have no answer."""

from itertools import product

import pytest

from lawmodel.concepts.finding import Finding, all_of, any_of, opposite, settled

NOT_MET, OPEN, MET = Finding.NOT_MET, Finding.OPEN, Finding.MET
ANSWERS = {NOT_MET: (False,), OPEN: (False, True), MET: (True,)}
"""What a finding may turn out to be once everything is known."""


def finding_of(possible: set[bool]) -> Finding:
    return OPEN if len(possible) > 1 else settled(possible.pop())


@pytest.mark.parametrize(("one", "other"), list(product(Finding, repeat=2)))
def test_and_concludes_what_every_answer_would(one: Finding, other: Finding) -> None:
    assert all_of([one, other]) is finding_of({a and b for a in ANSWERS[one] for b in ANSWERS[other]})


@pytest.mark.parametrize(("one", "other"), list(product(Finding, repeat=2)))
def test_or_concludes_what_every_answer_would(one: Finding, other: Finding) -> None:
    assert any_of([one, other]) is finding_of({a or b for a in ANSWERS[one] for b in ANSWERS[other]})


@pytest.mark.parametrize("finding", list(Finding))
def test_not_concludes_what_every_answer_would(finding: Finding) -> None:
    assert opposite(finding) is finding_of({not answer for answer in ANSWERS[finding]})


def test_where_nothing_is_asked_the_requirements_are_met() -> None:
    assert all_of([]) is MET


def test_where_nothing_is_offered_no_alternative_is_met() -> None:
    assert any_of([]) is NOT_MET


def test_one_failed_requirement_outweighs_every_open_one() -> None:
    assert all_of([OPEN, NOT_MET, MET]) is NOT_MET


def test_one_met_alternative_outweighs_every_open_one() -> None:
    assert any_of([OPEN, MET, NOT_MET]) is MET
