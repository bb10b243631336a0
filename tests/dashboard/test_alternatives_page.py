"""The page that compares alternatives: the same measures for all, and every choice in the address."""

from dataclasses import replace

import pytest

from tests.extras import needed

needed("streamlit")

from lawmodel.dashboard.results import compared  # noqa: E402
from lawmodel.phrases.catalogue import LANGUAGES, phrase  # noqa: E402
from lawmodel.phrases.numbers import decimal, percent  # noqa: E402
from tests.dashboard.page_shown import page_shown, words_on  # noqa: E402


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("version", ["2025-04", "sou-2024-63", "2025-12", "today"])
def test_every_version_has_its_column_with_the_figures_of_the_data(
    monkeypatch: pytest.MonkeyPatch, language: str, version: str
) -> None:
    app = page_shown(monkeypatch, "alternatives", language, **{"version-c": version})
    assert not app.exception
    assert app.title[0].value == phrase(language, "alternatives.title")
    view, shown = app.session_state["_view"], words_on(app)
    data = compared(view.opened, view.request(view.before, version))
    change = next(one for one in data["changes"] if one["to_version"] == version)["weighted"]
    assert decimal(language, change["ratio"]) in shown
    share = data["practice"]["gap"][-1]["share_of_allowed_disclosed"]
    assert percent(language, share, 2).replace("\u00a0", " ") in shown
    assert f"C. {view.opened.book.manifests[version].title[language]}" in shown


def test_the_first_column_is_what_all_are_held_against(monkeypatch: pytest.MonkeyPatch) -> None:
    app = page_shown(monkeypatch, "alternatives", **{"version-d": "2025-04", "practice-d": "partnership"})
    view, shown = app.session_state["_view"], words_on(app)
    first = compared(view.opened, view.request(view.before))
    last = compared(view.opened, replace(view.request(view.before, "2025-04"), practice="partnership"))
    levels = [data["versions"][-1]["weighted"]["disclosures"]["at_central_values"] for data in (first, last)]
    assert f"<td>{decimal('sv', levels[1] / levels[0])}<span" in shown


def test_every_choice_is_in_the_address_and_holds_in_the_other_language(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    address = {"version-c": "2025-12", "practice-c": "partnership", "lever-c": "training~protocol"}
    app = page_shown(monkeypatch, "alternatives", **address)
    app.radio(key="lang").set_value("en").run()
    assert not app.exception
    assert {name: app.query_params[name] for name in address} == address
    assert "--practice partnership" in app.code[0].value
    assert app.code[0].value.count("lawmodel compare") == 3
    assert "--lever training --lever protocol" in app.code[0].value


def test_columns_follow_the_choices_beside_until_they_have_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    app = page_shown(monkeypatch, "alternatives")
    app.selectbox(key="to").set_value("2025-04").run()
    assert "compare pre-2025 2025-04 " in app.code[0].value
    app.selectbox(key="version-b").set_value("2025-12").run()
    assert "compare pre-2025 2025-12 " in app.code[0].value


def test_what_does_not_exist_is_named_and_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    app = page_shown(monkeypatch, "alternatives", **{"version-c": "1809", "practice-b": "perfect"})
    assert not app.exception
    (warning,) = app.warning
    assert "version-c=1809" in warning.value
    assert "practice-b=perfect" in warning.value


def test_two_versions_that_answer_every_case_alike_are_said_to_do_so(monkeypatch: pytest.MonkeyPatch) -> None:
    app = page_shown(monkeypatch, "alternatives", **{"version-c": "today"})
    (said,) = (info.value for info in app.info)
    assert "samma svar i varje fall" in said
    assert "B, ”December 2025”, och C, ”" in said


def test_columns_of_one_version_are_not_taken_for_two(monkeypatch: pytest.MonkeyPatch) -> None:
    app = page_shown(monkeypatch, "alternatives", "en", **{"version-c": "2025-12"})
    assert [info.value for info in app.info] == [
        phrase("en", "alternatives.same_version", one="B", other="C")
    ]


def test_different_columns_are_not_said_to_be_equal(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not page_shown(monkeypatch, "alternatives", **{"version-c": "2025-04"}).info


def test_the_ratio_of_disclosures_has_its_interval_where_practice_is_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    app = page_shown(monkeypatch, "alternatives", **{"version-c": "2025-12", "practice-c": "partnership"})
    view, shown = app.session_state["_view"], words_on(app)
    shift = compared(view.opened, view.request())["changes"][0]["weighted"]["disclosures"]
    ratio, low, high = (decimal("sv", shift[end]) for end in ("ratio", "low", "high"))
    row = shown.partition(phrase("sv", "alternatives.measure.disclosed_ratio"))[2].partition("</tr>")[0]
    assert f"{ratio} ({low}–{high})" in row
    assert row.count("–") == 1


def test_four_alternatives_of_one_version_with_different_levers(monkeypatch: pytest.MonkeyPatch) -> None:
    same = {f"version-{letter}": "2025-12" for letter in "abcd"}
    app = page_shown(monkeypatch, "alternatives", **same, **{"lever-b": "training", "practice-d": "law-only"})
    assert not app.exception
    assert "D. December 2025 + " in words_on(app)
