"""One case: what each version says of it, as the command line does, and answers kept in the address."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.command_line import lawmodel
from tests.extras import needed

needed("streamlit")

from lawmodel import pipeline  # noqa: E402
from lawmodel.dashboard import results  # noqa: E402
from lawmodel.phrases.catalogue import LANGUAGES, phrase  # noqa: E402
from lawmodel.report import page_case  # noqa: E402
from tests.dashboard.page_shown import ROOT, page_shown, words_on  # noqa: E402

SIDES = {"from": "2025-04", "to": "2025-12"}
VERSIONS = tuple(word for version in SIDES.values() for word in ("--version", version))


def told(*words: object) -> dict[str, Any]:
    """What the command line says of a case."""
    data: dict[str, Any] = json.loads(lawmodel("explain", *words, "--json", "--book", ROOT).out)
    return data


def explained(case_id: str, case: pipeline.StatedCase) -> Any:
    """What the page is fed with, after a way through JSON."""
    request = pipeline.Request(tuple(SIDES.values()))
    found = results.explained(results.opened_book(ROOT), request, case_id, case)
    return json.loads(json.dumps(found["data"]))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_worked_case_is_answered_before_and_after(monkeypatch: pytest.MonkeyPatch, language: str) -> None:
    app = page_shown(monkeypatch, "case", language, v="v04", **SIDES)
    assert not app.exception
    assert app.title[0].value == phrase(language, "case.title")
    shown = words_on(app)
    for version in told("--vignette", "v04", *VERSIONS)["versions"]:
        assert f'<p class="settled">{version["sentence"][language]}</p>' in shown
    assert phrase(language, "explain.flips") in shown
    assert phrase(language, "explain.why_not") in shown


@pytest.mark.parametrize("version", ["pre-2025", "2025-04", "sou-2024-63", "2025-12"])
@pytest.mark.parametrize("case", ["v04", "own"])
def test_every_version_answers(monkeypatch: pytest.MonkeyPatch, case: str, version: str) -> None:
    app = page_shown(monkeypatch, "case", v=case, **{"from": version, "to": "today"})
    assert not app.exception
    assert phrase("sv", "case.answer_title") in [one.value for one in app.header]


def test_what_the_page_is_fed_with_is_what_the_command_line_prints() -> None:
    opened = results.opened_book(ROOT)
    vignette = pipeline.vignette_named(opened, "v04")
    assert explained("v04", pipeline.StatedCase(vignette.facts)) == told("--vignette", "v04", *VERSIONS)


@pytest.mark.parametrize(
    "changed", [{"subject_age": "17"}, {"risk_basis": "unsettled"}, {"secret": "unknown"}]
)
def test_changed_answers_are_the_same_case_in_a_file(tmp_path: Path, changed: dict[str, str]) -> None:
    vocabulary = results.opened_book(ROOT).book.vocabulary
    vignette = pipeline.vignette_named(results.opened_book(ROOT), "v04")
    answers = page_case.words_of(vocabulary, vignette) | changed
    file = tmp_path / "case.yaml"
    file.write_text(page_case.case_file(answers), encoding="utf-8")
    case = pipeline.StatedCase(*page_case.stated(vocabulary, answers))
    assert explained("case", case) == told("--facts", file, *VERSIONS)


def test_an_answer_in_the_address_changes_the_case(monkeypatch: pytest.MonkeyPatch) -> None:
    app = page_shown(monkeypatch, "case", v="v04", **{"f-subject_age": "17"}, **SIDES)
    assert not app.exception
    assert app.selectbox(key="f-subject_age").value == "17"
    vocabulary = results.opened_book(ROOT).book.vocabulary
    label = vocabulary["subject_age"].label["sv"]
    assert phrase("sv", "case.changed", facts=f"{label}: 17") in words_on(app)


def test_only_answers_that_are_changed_stand_in_the_address(monkeypatch: pytest.MonkeyPatch) -> None:
    app = page_shown(monkeypatch, "case", v="v08", **SIDES)
    app.selectbox(key="f-subject_age").set_value("12").run()
    assert [name for name in app.query_params if name.startswith("f-")] == ["f-subject_age"]
    app.selectbox(key="v").set_value("v04").run()
    assert not app.exception
    assert app.selectbox(key="f-subject_age").value == "21"
    assert [name for name in app.query_params if name.startswith("f-")] == []


def test_the_question_to_ask_next_can_be_answered_where_it_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    app = page_shown(monkeypatch, "case", v="own", **SIDES)
    [first, *_] = [one for one in app.selectbox if str(one.key).startswith("next-")]
    fact = str(first.key).rpartition("-")[2]
    answer = results.opened_book(ROOT).book.vocabulary[fact].values[-1]
    first.set_value(answer).run()
    assert not app.exception
    assert app.selectbox(key=f"f-{fact}").value == answer


def test_answers_that_cannot_stand_together_are_said_to_be_so(monkeypatch: pytest.MonkeyPatch) -> None:
    app = page_shown(monkeypatch, "case", v="own", **{"f-terrorist_crime": "true", "f-crime_chapter": "none"})
    assert not app.exception
    opened = results.opened_book(ROOT)
    stated = {"terrorist_crime": "true", "crime_chapter": "none"}
    facts, _ = page_case.stated(opened.book.vocabulary, stated)
    [because] = pipeline.contradictions(opened, facts)
    assert because["sv"] in app.info[0].value


def test_an_answer_that_is_none_is_named_and_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    app = page_shown(monkeypatch, "case", v="v04", **{"f-subject_age": "200"}, **SIDES)
    assert "f-subject_age=200" in app.warning[0].value
    assert app.selectbox(key="f-subject_age").value == "21"


def test_a_version_against_itself_is_said_to_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    app = page_shown(monkeypatch, "case", **{"from": "2025-12", "to": "2025-12"})
    assert not app.exception
    assert [one.value for one in app.info] == [phrase("sv", "dashboard.no_change")]
