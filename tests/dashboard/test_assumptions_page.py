"""The page on assumptions shows the register, lets a number be moved, and says what the model cannot do."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.command_line import lawmodel
from tests.extras import needed

needed("streamlit")

from streamlit.testing.v1 import AppTest  # noqa: E402

from lawmodel.phrases.catalogue import LANGUAGES, phrase  # noqa: E402
from lawmodel.phrases.numbers import decimal, whole  # noqa: E402
from lawmodel.pipeline import open_book, parameters_asked, practice_titles  # noqa: E402
from lawmodel.report import page_assumptions as report  # noqa: E402
from lawmodel.report.assumptions_data import assumptions_csv  # noqa: E402
from tests.dashboard.page_shown import ROOT, page_shown, words_on  # noqa: E402

PARTS = ("register", "one", "validation", "sources", "limits", "accessibility", "terms", "changelog")
MOVED = "A01.horizon"


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> Any:
    def show(language: str = "sv", **address: str) -> AppTest:
        return page_shown(monkeypatch, "assumptions", language, **address)

    return show


@pytest.fixture(scope="module")
def register() -> Any:
    """The register as the command line gives it."""
    return json.loads(lawmodel("assumptions", "--json", "--book", ROOT).out)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_part_of_the_page_is_there_in_both_languages(shown: Any, language: str) -> None:
    app = shown(language)
    assert not app.exception
    assert app.title[0].value == phrase(language, "assumptions.title")
    for part in PARTS:
        assert phrase(language, f"basis.{part}_title") in words_on(app)
    for part in report.LISTS:
        for line in report.lines(language, part):
            assert line in words_on(app)


def test_what_moves_the_headline_most_comes_first_with_the_command_line_s_effect(
    shown: Any, register: Any
) -> None:
    words = words_on(shown("en"))
    assert decimal("en", register["headline"]["ratio"]) in words
    for entry in register["entries"][:5]:
        assert f"<td>{decimal('en', entry['effect']['change'], 3)}</td>" in words


def test_the_register_can_be_narrowed_and_a_link_restores_it(shown: Any, register: Any) -> None:
    app = shown(lang="en", kind="reading", status="our reading", find="konkreta")
    assert not app.warning
    found = report.chosen_entries(
        register["entries"], "en", kind="reading", status="our reading", find="konkreta"
    )
    assert 0 < len(found) < 17
    words = words_on(app)
    assert phrase("en", "basis.register_caption", shown=len(found), all=len(found)) in words
    assert app.query_params["find"] == "konkreta"


@pytest.mark.parametrize(
    ("language", "said"), [("sv", "gäller bara här på sidan"), ("en", "holds here only")]
)
def test_it_says_that_a_changed_value_holds_on_this_page_only(shown: Any, language: str, said: str) -> None:
    assert said in words_on(shown(language))


def test_a_search_that_finds_nothing_says_so(shown: Any) -> None:
    app = shown(find="no-such-words-anywhere")
    assert phrase("sv", "basis.nothing_found") in [info.value for info in app.info]


def test_the_file_is_the_one_that_the_command_line_writes(register: Any, tmp_path: Path) -> None:
    path = tmp_path / "register.csv"
    lawmodel("assumptions", "--csv", path, "--lang", "en", "--book", ROOT)
    assert assumptions_csv(register["entries"], "en") == path.read_text("utf-8")


def test_a_number_of_practice_can_be_moved_and_the_headline_moves_with_it(shown: Any) -> None:
    command = ["compare", "pre-2025", "2025-12", "--cases", "1000", "--stream", "young-people", "--json"]
    command += ["--draws", "0", "--book", str(ROOT), "--assume", f"{MOVED}=12"]
    change = json.loads(lawmodel(*command).out)["changes"][0]["weighted"]
    app = shown("en", assume=MOVED, **{f"assume-{MOVED}": "12"})
    assert not app.exception
    words = words_on(app)
    assert f"{decimal('en', change['disclosures']['at_central_values'], 3)} (" in words
    assert phrase("en", "basis.as_central") not in words
    assert f"{MOVED}=12" in "\n".join(code.value for code in app.code)


def test_the_value_that_stands_changes_nothing(shown: Any) -> None:
    assert phrase("en", "basis.as_central") in words_on(shown("en", assume=MOVED))


def test_a_value_that_does_not_fit_its_unit_is_explained(shown: Any) -> None:
    app = shown(assume="A01.absorbed", **{"assume-A01.absorbed": "1.5"})
    assert not app.exception
    assert app.error[0].value == phrase("sv", "basis.not_in_unit")


def test_every_number_of_every_model_has_a_unit_in_both_languages() -> None:
    opened = open_book(ROOT)
    for practice in practice_titles(opened):
        for parameter in parameters_asked(opened, practice, None).values():
            assert all(report.unit_word(parameter.unit, language) for language in LANGUAGES)


def test_entries_are_counted_by_kind_and_status(register: Any) -> None:
    table = report.status_table(register["entries"], "en")
    counted = sum(int(cell.replace(",", "")) for row in table.rows for cell in row[1:])
    assert counted == len(register["entries"])
    assert whole("en", counted) in table.caption
