"""What the pages are fed with is, figure for figure, what the command line prints for the same scenario."""

import json
from typing import Any

import pytest

from tests.command_line import lawmodel
from tests.dashboard.page_shown import FEW, ROOT
from tests.extras import needed

needed("streamlit")

from lawmodel import pipeline  # noqa: E402
from lawmodel.dashboard import results  # noqa: E402
from lawmodel.dashboard.choices import DRAWS  # noqa: E402

VERSIONS = ("2025-04", "2025-12")
SCENARIOS: dict[str, dict[str, Any]] = {
    "as it opens": {},
    "another seed": {"seed": 7},
    "a settled reading": {"readings": {"konkreta": "lower"}},
    "a group": {"by": "sender"},
    "a practice": {"practice": True},
}


@pytest.fixture(scope="module")
def opened() -> pipeline.OpenBook:
    return results.opened_book(ROOT)


def words_of(request: pipeline.Request) -> list[str]:
    """The request as one would type it."""
    words = ["--cases", request.cases, "--seed", request.seed, "--population", request.population]
    words += ["--stream", request.stream]
    for question, reading in (request.readings or {}).items():
        words += ["--reading", f"{question}={reading}"]
    for name in ("by", "practice"):
        if getattr(request, name) is not None:
            words += [f"--{name}", getattr(request, name)]
    if request.practice is not None:
        words += ["--draws", request.draws]
    return [str(word) for word in words]


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_a_comparison_is_the_same(opened: pipeline.OpenBook, scenario: str) -> None:
    asked = dict(SCENARIOS[scenario])
    if asked.pop("practice", False):
        asked |= {"practice": pipeline.default_practice(opened), "draws": DRAWS}
    request = pipeline.Request(
        versions=VERSIONS,
        cases=int(FEW),
        population=opened.book.population,
        stream=pipeline.recipe_named(opened, None).core,
        **asked,
    )
    answer = lawmodel("compare", *VERSIONS, *words_of(request), "--json", "--book", ROOT)
    assert answer.code == 0, answer.err
    assert as_printed(results.compared(opened, request)) == json.loads(answer.out)


def test_two_views_that_differ_in_one_choice_are_not_taken_for_each_other(opened: pipeline.OpenBook) -> None:
    request = pipeline.Request(versions=VERSIONS, cases=int(FEW))
    other = pipeline.Request(versions=VERSIONS, cases=int(FEW), readings={"konkreta": "lower"})
    assert results.compared(opened, request) != results.compared(opened, other)


def as_printed(data: Any) -> Any:
    """Data after a way through JSON, which knows lists only."""
    return json.loads(json.dumps(data))
