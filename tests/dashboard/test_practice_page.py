"""The page on practice: law and practice apart, levers in the address, every figure the data's own."""

from dataclasses import replace

import pytest

from tests.extras import needed

needed("streamlit")

from lawmodel import pipeline  # noqa: E402
from lawmodel.dashboard.results import compared  # noqa: E402
from lawmodel.phrases.catalogue import LANGUAGES, phrase  # noqa: E402
from lawmodel.phrases.numbers import decimal, percent  # noqa: E402
from tests.dashboard.page_shown import page_shown as visit  # noqa: E402
from tests.dashboard.page_shown import words_on as words  # noqa: E402

VERSIONS = ["2025-04", "sou-2024-63", "2025-12", "today"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("version", VERSIONS)
def test_the_gap_and_the_levers_are_those_of_the_data(
    monkeypatch: pytest.MonkeyPatch, language: str, version: str
) -> None:
    app = visit(monkeypatch, "practice", language, to=version)
    assert not app.exception
    assert app.title[0].value == phrase(language, "practice_page.title")
    view = app.session_state["_view"]
    data, shown = compared(view.opened, view.request()), words(app)
    for one in data["practice"]["gap"]:
        assert percent(language, one["share_of_allowed_disclosed"], 2).replace("\u00a0", " ") in shown
    for lever in data["practice"]["levers_beside"]:
        for one in lever["against_first_version"]:
            assert decimal(language, one["ratio"]) in shown


def test_every_chart_says_in_words_what_it_shows(monkeypatch: pytest.MonkeyPatch) -> None:
    charts = visit(monkeypatch, "practice").get("vega_lite_chart")
    assert len(charts) == 7
    assert all(chart.proto.alt for chart in charts)


def test_a_lever_in_the_address_is_added_and_survives_another_language(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    app = visit(monkeypatch, "practice", lever="training~protocol")
    assert app.multiselect(key="lever").value == ["training", "protocol"]
    assert "--lever training --lever protocol" in app.code[0].value
    app.radio(key="lang").set_value("en").run()
    assert app.query_params["lever"] == "training~protocol"
    view = app.session_state["_view"]
    data = compared(view.opened, replace(view.request(), levers=("training", "protocol")))
    alone = {one["lever"] for one in data["practice"]["levers_beside"]}
    assert alone == set(pipeline.lever_names(view.opened)), "each stands alone beside those chosen"


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_says_that_a_lever_holds_on_this_page_only(monkeypatch: pytest.MonkeyPatch, language: str) -> None:
    assert phrase(language, "dashboard.this_page_only") in words(visit(monkeypatch, "practice", language))


def test_a_lever_that_does_not_exist_is_named_and_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    app = visit(monkeypatch, "practice", lever="goodwill", nonsense="1")
    assert not app.exception
    (warning,) = app.warning
    assert "lever=goodwill" in warning.value
    assert "nonsense" in warning.value
    assert app.multiselect(key="lever").value == []


def test_a_chosen_group_is_in_the_address(monkeypatch: pytest.MonkeyPatch) -> None:
    app = visit(monkeypatch, "practice")
    app.selectbox(key="practice-group").set_value("sex").run()
    assert app.query_params["practice-group"] == "sex"
    assert {"kvinna", "flicka", "kön"} & set(words(app).lower().replace("<", " ").replace(">", " ").split())


def test_groups_with_few_cases_are_said_to_be_too_few(monkeypatch: pytest.MonkeyPatch) -> None:
    app = visit(monkeypatch, "practice", **{"practice-group": "forum"})
    assert phrase("sv", "practice_page.too_few") in words(app)


@pytest.mark.parametrize("practice", ["law-only", "partnership", "restrictive-directives"])
def test_every_model_has_its_page(monkeypatch: pytest.MonkeyPatch, practice: str) -> None:
    app = visit(monkeypatch, "practice", practice=practice)
    assert not app.exception


def test_a_version_compared_with_itself_is_said_to_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    app = visit(monkeypatch, "practice", **{"from": "2025-12", "to": "2025-12"})
    assert not app.exception
    assert phrase("sv", "dashboard.no_change") in words(app)
