"""The page on uncertainty: kinds of doubt apart, and what makes the change vanish, as the data has it."""

from dataclasses import replace

import pytest

from tests.extras import needed

needed("streamlit")

from lawmodel.dashboard.results import compared, sensed  # noqa: E402
from lawmodel.phrases.catalogue import LANGUAGES, phrase  # noqa: E402
from lawmodel.phrases.numbers import decimal  # noqa: E402
from lawmodel.report.page_uncertainty import axis_form  # noqa: E402
from lawmodel.report.row_chart import Row  # noqa: E402
from lawmodel.report.sensitivity_tornado import SEEN  # noqa: E402
from lawmodel.uncertainty.tornado import Moved  # noqa: E402
from tests.dashboard.page_shown import page_shown, words_on  # noqa: E402

KINDS_OF_DOUBT = 4
PLACES_OF_DOUBT = 2
"""What the law allows, and what is disclosed."""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("version", ["2025-04", "sou-2024-63", "2025-12", "today"])
def test_the_doubts_and_the_widest_bars_are_those_of_the_data(
    monkeypatch: pytest.MonkeyPatch, language: str, version: str
) -> None:
    app = page_shown(monkeypatch, "uncertainty", language, to=version)
    assert not app.exception
    assert app.title[0].value == phrase(language, "uncertainty.title")
    view, shown = app.session_state["_view"], words_on(app)
    data = compared(view.opened, view.request())
    shift = next(one for one in data["changes"] if one["to_version"] == version)["weighted"]["disclosures"]
    for ends in (shift, shift["sampling"]):
        assert f"{decimal(language, ends['low'])}\u2013{decimal(language, ends['high'])}" in shown
    found = sensed(view.opened, replace(view.request(), draws=0), 0)
    for widest in (one for one in found["tornado"] if one["rank"] == 1 and one["width"] >= SEEN):
        assert decimal(language, widest["at_low"], 3) in shown
        assert decimal(language, widest["at_high"], 3) in shown
    assert found["threshold"]["statement"][language] in shown.replace("&quot;", '"')


def test_doubts_stand_in_a_chart_each_and_every_chart_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    app = page_shown(monkeypatch, "uncertainty")
    charts = app.get("vega_lite_chart")
    assert len(charts) == PLACES_OF_DOUBT + len(Moved)
    assert all(chart.proto.alt for chart in charts)
    disclosed = charts[1].proto.alt
    assert disclosed.startswith(phrase("sv", "uncertainty.disclosed_described"))
    assert disclosed.count(";") == KINDS_OF_DOUBT - 1


def test_the_command_makes_the_same_figures_and_shares_are_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    app = page_shown(monkeypatch, "uncertainty")
    assert "lawmodel sensitivity pre-2025 2025-12 --cases 1000" in app.code[0].value
    assert app.code[0].value.endswith("--no-sobol --lang sv")
    assert app.button(key="ask-for-spread").label == phrase("sv", "uncertainty.spread_ask")


def test_shares_of_the_spread_are_in_the_address_once_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    needed("scipy")
    app = page_shown(monkeypatch, "uncertainty", practice="partnership")
    app.button(key="ask-for-spread").click().run(timeout=180)
    assert not app.exception
    assert app.query_params["spread"] == "shown"
    assert phrase("sv", "sensitivity.by_itself") in words_on(app)
    assert "--samples 64" in app.code[0].value


def test_a_version_compared_with_itself_has_nothing_to_be_unsure_of(monkeypatch: pytest.MonkeyPatch) -> None:
    app = page_shown(monkeypatch, "uncertainty", **{"from": "2025-12", "to": "2025-12"})
    assert not app.exception
    assert phrase("sv", "dashboard.no_change") in words_on(app)
    assert not app.get("vega_lite_chart")


def test_a_practice_without_numbers_has_doubts_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    app = page_shown(monkeypatch, "uncertainty", practice="law-only")
    assert not app.exception
    assert phrase("sv", "uncertainty.threshold_title") in words_on(app)


def test_marks_of_a_narrow_axis_are_told_apart_by_another_decimal() -> None:
    narrow, wide = Row("", 0.98, 1.02, ""), Row("", 1.0, 1.9, "")
    assert axis_form([narrow]) == ".2f"
    assert axis_form([narrow, wide]) == ".1f"
