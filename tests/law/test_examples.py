"""The small examples in the wordings: each states what one wording concludes about a few facts."""

import pytest

from lawmodel.outcomes.examples import example_problems
from tests.law.book import book, structure_of_wording, wording

EXAMPLES = [
    pytest.param(w.citation, w.id, place, id=f"{w.citation} {w.id}: {example.name}")
    for w in book().wordings()
    for place, example in enumerate(w.examples)
]


@pytest.mark.parametrize(("citation", "wording_id", "place"), EXAMPLES)
def test_a_wording_concludes_what_its_example_states(citation: str, wording_id: str, place: int) -> None:
    one = wording(citation, wording_id)
    problems = example_problems(one, one.examples[place], structure_of_wording(citation, wording_id))
    assert [problem.details for problem in problems] == []


@pytest.mark.parametrize("one", book().wordings(), ids=lambda w: f"{w.citation} {w.id}")
def test_a_wording_that_decides_something_gives_examples(one) -> None:  # type: ignore[no-untyped-def]
    assert one.examples or one.decides_nothing_because
