"""The page on outcomes says who is touched and how, with the figures of the command line."""

import json
from typing import Any

import pytest

from tests.command_line import lawmodel
from tests.extras import needed

needed("streamlit")

from streamlit.testing.v1 import AppTest  # noqa: E402

from lawmodel import pipeline  # noqa: E402
from lawmodel.phrases.catalogue import LANGUAGES, phrase  # noqa: E402
from lawmodel.phrases.numbers import decimal, percent  # noqa: E402
from tests.dashboard.page_shown import ROOT, page_shown, words_on  # noqa: E402

VERSIONS = tuple(pipeline.open_book(ROOT).book.manifests)
TITLES = ("moves", "cases", "groups", "grounds", "assessments", "path", "streams")


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> Any:
    def show(language: str = "sv", **address: str) -> AppTest:
        return page_shown(monkeypatch, "outcomes", language, **address)

    return show


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_part_of_the_page_is_there_in_both_languages(shown: Any, language: str) -> None:
    app = shown(language)
    assert not app.exception
    assert app.title[0].value == phrase(language, "outcomes.title")
    for part in TITLES:
        assert phrase(language, f"outcomes.{part}_title") in words_on(app)


@pytest.mark.parametrize("version", VERSIONS)
def test_every_version_can_be_compared_with_the_first(shown: Any, version: str) -> None:
    app = shown(to=version)
    assert not app.exception
    told_of_no_change = phrase("sv", "dashboard.no_change") in [info.value for info in app.info]
    assert told_of_no_change == (version == VERSIONS[0])
    # A version compared with itself has no matrix: its data holds no moves.
    assert (phrase("sv", "outcomes.moves_title") in words_on(app)) != told_of_no_change


def test_figures_are_those_of_the_command_line(shown: Any) -> None:
    arguments = ["compare", "pre-2025", "2025-12", "--cases", "1000", "--by", "age_band", "--json"]
    data = json.loads(lawmodel(*arguments, "--book", ROOT).out)
    words = words_on(shown("en", by="age_band", **{"from": "pre-2025", "to": "2025-12"}))
    for stream in data["streams"].values():
        change = next(one for one in stream["changes"] if one["to_version"] == "2025-12")
        change = change.get("weighted", change)
        ends = f"({decimal('en', change['low'])}–{decimal('en', change['high'])})"
        assert f"{decimal('en', change['ratio'])} {ends}" in words
    for group in data["groups"].values():
        if group["versions"][0]["cases"] >= 30:
            version = group["versions"][0]["weighted"]
            assert percent("en", version["allowed"] / version["cases"]) in words
    for move in data["transitions"]:
        assert move["weighted"] == 0 or f"<td>{round(move['weighted']):,}</td>" in words


def test_a_group_of_few_cases_is_said_to_be_too_small(shown: Any) -> None:
    assert phrase("en", "outcomes.too_few") in words_on(shown("en", by="care"))


def test_the_address_restores_grouping_and_the_pair_of_outcomes_in_either_language(shown: Any) -> None:
    app = shown("sv", lang="en", by="care", was="prohibited", became="required")
    assert not app.warning
    assert app.selectbox(key="by").value == "care"
    assert app.selectbox(key="became").value == "required"
    assert app.query_params["became"] == "required"
    assert "--by care" in app.code[0].value


def test_what_cannot_be_grouped_by_is_named_and_not_used(shown: Any) -> None:
    app = shown(by="no-such-fact")
    assert "by=no-such-fact" in app.warning[0].value


def test_a_pair_without_cases_says_so(shown: Any) -> None:
    app = shown(was="required", became="prohibited", to="pre-2025", **{"from": "pre-2025"})
    assert phrase("sv", "outcomes.no_cases") in [info.value for info in app.info]


def test_cases_behind_a_field_go_from_the_one_outcome_to_the_other() -> None:
    """The first five cases of the table are assessed one by one by the definition of the law."""
    from lawmodel.concepts.outcome import Outcome

    opened = pipeline.open_book(ROOT)
    request = pipeline.Request(("pre-2025", "2025-12"), cases=1000)
    moved = pipeline.moved_cases(opened, request, Outcome.PROHIBITED, Outcome.PERMITTED, most=5)
    assert len(moved.cases) == 5
    facts = opened.book.vocabulary.facts
    cases = {
        str(one.number): {name: code for name, code in one.codes.items() if name in facts and code != -2}
        for one in moved.cases
    }
    found = {
        (answer.id, answer.assessment.version): answer.assessment
        for answer in pipeline.answers(opened, cases, ["pre-2025", "2025-12"], {})
    }
    for one in moved.cases:
        assert found[str(one.number), "pre-2025"].chosen.outcome is Outcome.PROHIBITED
        assert found[str(one.number), "2025-12"].chosen.outcome is Outcome.PERMITTED
        assert found[str(one.number), "2025-12"].chosen.grounds == one.after
