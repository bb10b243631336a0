"""The page that makes reports: the document of the command, and nothing before it is asked for."""

import json
from pathlib import Path

import pytest

from tests.command_line import lawmodel
from tests.extras import needed

needed("streamlit")
needed("docx")

from lawmodel import pipeline  # noqa: E402
from lawmodel.dashboard.choices import first_view  # noqa: E402
from lawmodel.dashboard.reports_page import MADE, view_as_scenario  # noqa: E402
from lawmodel.phrases.catalogue import LANGUAGES, phrase  # noqa: E402
from lawmodel.pipeline.scenario_file import scenario_text  # noqa: E402
from tests.dashboard.page_shown import page_shown, words_on  # noqa: E402

LIGHTHOUSE = Path(__file__).parents[1] / "lighthouse"
TITLE = {"sv": "Fyren", "en": "The lighthouse"}


def asked() -> pipeline.Request:
    return pipeline.Request(
        versions=("first", "reformed"),
        cases=2000,
        seed=7,
        population="watch",
        stream="nights",
        readings={"fog": "thin"},
        practice="windy-coast",
        levers=("lamp-school",),
        draws=12,
        assumed={"N1.share": 0.25},
    )


def test_a_scenario_that_is_written_down_asks_for_the_same(tmp_path: Path) -> None:
    opened = pipeline.open_book(LIGHTHOUSE)
    path = tmp_path / "mine.yaml"
    path.write_text(scenario_text(asked(), TITLE), encoding="utf-8")
    assert pipeline.scenario_from(opened, path) == asked()


def test_a_view_is_reported_as_its_pages_show_it() -> None:
    view = first_view(pipeline.open_book(LIGHTHOUSE))
    assert view_as_scenario(view).request == view.request()


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_made_before_it_is_asked_for(monkeypatch: pytest.MonkeyPatch, language: str) -> None:
    app = page_shown(monkeypatch, "reports", language, root=LIGHTHOUSE)
    assert not app.exception
    assert phrase(language, "reports.not_made") in words_on(app)
    assert MADE not in app.session_state


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_report_of_the_page_has_the_figures_of_the_command(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, language: str
) -> None:
    app = page_shown(monkeypatch, "reports", language, root=LIGHTHOUSE)
    app.button[0].click().run(timeout=300)
    assert not app.exception
    (made,) = app.session_state[MADE][1]
    path = tmp_path / f"{made.scenario.id}.yaml"
    path.write_text(made.scenario.text, encoding="utf-8")
    answer = lawmodel("run", path, "--book", LIGHTHOUSE)
    assert answer.err == ""
    told = json.loads(answer.out)
    assert json.loads(json.dumps(made.compared)) == told


def test_another_choice_asks_for_another_report(monkeypatch: pytest.MonkeyPatch) -> None:
    app = page_shown(monkeypatch, "reports", root=LIGHTHOUSE)
    app.button[0].click().run(timeout=300)
    app.selectbox(key="scenario").select("reform").run()
    assert phrase("sv", "reports.not_made") in words_on(app)
