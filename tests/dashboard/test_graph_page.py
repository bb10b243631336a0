"""The rule graph: what changes, any node's words and cases, and the same figures as elsewhere."""

import json
from typing import Any

import pytest

from tests.command_line import lawmodel
from tests.extras import needed

needed("streamlit")

from lawmodel.phrases.catalogue import LANGUAGES, phrase  # noqa: E402
from lawmodel.phrases.numbers import whole  # noqa: E402
from lawmodel.pipeline import graph_of, open_book  # noqa: E402
from lawmodel.report.page_graph import listed  # noqa: E402
from tests.dashboard.page_shown import FEW, ROOT, page_shown, words_on  # noqa: E402

SIDES = {"from": "2025-04", "to": "2025-12"}
PROVISION = "OSL 10:15a"


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_begins_with_what_changes(monkeypatch: pytest.MonkeyPatch, language: str) -> None:
    app = page_shown(monkeypatch, "graph", language, **SIDES)
    assert not app.exception
    assert app.title[0].value == phrase(language, "graph.title")
    assert [one.value for one in app.header] == [phrase(language, "graph.changes_title")]
    assert f"+ {PROVISION}" in words_on(app)


@pytest.mark.parametrize("version", ["pre-2025", "2025-04", "sou-2024-63", "2025-12", "today"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_version_has_a_picture_with_words(
    monkeypatch: pytest.MonkeyPatch, language: str, version: str
) -> None:
    before = "2025-12" if version == "pre-2025" else "pre-2025"
    app = page_shown(monkeypatch, "graph", language, **{"from": before, "to": version})
    assert not app.exception
    pictures = app.get("vega_lite_chart")
    assert len(pictures) == 1
    assert phrase(language, "graph.described", kinds="", changes="")[:30] in (pictures[0].proto.alt)


def test_a_chosen_node_shows_its_words_and_what_it_hangs_on(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = words_on(page_shown(monkeypatch, "graph", nod=f"{PROVISION}#balance", **SIDES))
    assert phrase("sv", "graph.tip.quote") in shown
    assert phrase("sv", "graph.up_title") in shown
    assert phrase("sv", "graph.arrow.asks") in shown
    assert phrase("sv", "graph.outcome.permits") in shown


def test_a_provision_has_the_cases_that_the_comparison_gives_it(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = words_on(page_shown(monkeypatch, "graph", nod=PROVISION, **SIDES))
    answer = lawmodel("compare", *SIDES.values(), "--cases", FEW, "--json", "--book", ROOT)
    found: dict[str, Any] = json.loads(answer.out)["versions"][1]
    found |= found.get("weighted", {})
    low, high = (whole("sv", end) for end in found["intervals"]["grounds"][PROVISION])
    told = f"<td>{whole('sv', found['grounds'][PROVISION])}</td><td>{low}\u2013{high}</td>"
    assert told.replace("\u00a0", " ") in shown


def test_a_question_has_no_number_of_cases(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = words_on(page_shown(monkeypatch, "graph", nod="fact:subject_age", **SIDES))
    assert phrase("sv", "graph.cases.question") in shown


def test_a_version_against_itself_is_said_to_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    app = page_shown(monkeypatch, "graph", **{"from": "2025-12", "to": "2025-12"})
    assert not app.exception
    assert [one.value for one in app.info] == [phrase("sv", "graph.nothing_drawn")]


def test_a_node_that_is_not_there_is_named_and_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    app = page_shown(monkeypatch, "graph", nod="OSL 99:99", **SIDES)
    assert not app.exception
    assert "nod=OSL 99:99" in app.warning[0].value
    assert app.selectbox(key="nod").value == "none"


@pytest.mark.parametrize("reach", ["1", "2", "3", "all"])
def test_more_or_less_can_be_shown(monkeypatch: pytest.MonkeyPatch, reach: str) -> None:
    app = page_shown(monkeypatch, "graph", reach=reach, **SIDES)
    assert not app.exception
    assert len(app.get("vega_lite_chart")) == 1


def test_a_search_shows_what_it_found(monkeypatch: pytest.MonkeyPatch) -> None:
    app = page_shown(monkeypatch, "graph", **SIDES)
    app.selectbox(key="nod").select("OSL 8:1").run()
    assert not app.exception
    assert app.selectbox(key="reach").value == "chosen"


def test_a_search_finds_provisions_then_elements_and_facts_last() -> None:
    drawn = graph_of(open_book(ROOT), SIDES["to"], SIDES["from"])
    kinds = [drawn.graph.nodes[name].kind.value for name in listed(drawn)]
    assert len(kinds) == len(drawn.graph.nodes)
    assert list(dict.fromkeys(kinds))[:2] == ["provision", "element"]
    assert kinds.index("fact") >= len(kinds) - kinds[::-1].index("ground")


def test_the_test_of_an_element_is_told_in_the_labels_of_facts(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = words_on(page_shown(monkeypatch, "graph", nod=f"{PROVISION}#needed", **SIDES))
    assert "”Behövs hos mottagaren” är ”ja”" in shown
    assert "needed_by_receiver" not in shown
