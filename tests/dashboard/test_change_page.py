"""The change: its verdict, its provisions and its classes, as the command line has them."""

import json
from typing import Any

import pytest

from tests.command_line import lawmodel
from tests.extras import needed

needed("streamlit")

from lawmodel import pipeline  # noqa: E402
from lawmodel.dashboard import results  # noqa: E402
from lawmodel.phrases.catalogue import LANGUAGES, phrase  # noqa: E402
from tests.dashboard.page_shown import FEW, ROOT, page_shown, words_on  # noqa: E402

SIDES = {"from": "2025-04", "to": "2025-12"}


def told(*versions: str) -> dict[str, Any]:
    """What the command line says of a change."""
    data: dict[str, Any] = json.loads(
        lawmodel("change", *versions, "--cases", FEW, "--json", "--book", ROOT).out
    )
    return data


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_says_what_the_change_comes_to(monkeypatch: pytest.MonkeyPatch, language: str) -> None:
    app = page_shown(monkeypatch, "change", language, **SIDES)
    assert not app.exception
    assert app.title[0].value == phrase(language, "change.title")
    shown, data = words_on(app), told(*SIDES.values())
    names = {"before": "", "after": ""}
    direction = data["verdicts"]["may_or_must"]["direction"]
    sentence = phrase(language, f"change_page.verdict.may_or_must.{direction}", **names)
    assert sentence.split("“”")[0].split("””")[0][:20] in shown
    for provision in data["provisions"]:
        assert provision["citations"][-1] in shown
    assert phrase(language, "change_page.became.added") in shown


@pytest.mark.parametrize("before", ["pre-2025", "2025-04", "sou-2024-63", "2025-12"])
def test_every_version_can_be_set_against_the_law_today(monkeypatch: pytest.MonkeyPatch, before: str) -> None:
    app = page_shown(monkeypatch, "change", **{"from": before, "to": "today"})
    assert not app.exception
    assert phrase("sv", "change.lawyer") in [one.value for one in app.header]


def test_what_the_page_is_fed_with_is_what_the_command_line_prints() -> None:
    opened = results.opened_book(ROOT)
    request = pipeline.Request(tuple(SIDES.values()), cases=int(FEW))
    assert json.loads(json.dumps(results.changed(opened, request))) == told(*SIDES.values())


def test_classes_stand_with_their_share_and_number(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = words_on(page_shown(monkeypatch, "change", **SIDES))
    [one] = told(*SIDES.values())["classes"]["opened"]
    assert one["sentence"]["sv"] in shown
    drawn = str(one["turned"]["cases"])
    assert f"{drawn} ({round(one['turned']['weighted'])} viktat) av 1 000 dragna fall" in shown


def test_a_wording_is_chosen_in_the_address_and_stands_in_two_columns(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    app = page_shown(monkeypatch, "change", lydelse="OSL 10:21", **SIDES)
    assert not app.exception
    assert app.selectbox(key="lydelse").value == "OSL 10:21"
    shown = words_on(app)
    assert phrase("sv", "change_page.column.earlier") in shown
    assert phrase("sv", "change_page.unseen") in shown


def test_a_wording_that_is_not_changed_is_named_and_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    app = page_shown(monkeypatch, "change", lydelse="OSL 99:99", **SIDES)
    assert "lydelse=OSL 99:99" in app.warning[0].value


def test_a_version_against_itself_is_said_to_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    app = page_shown(monkeypatch, "change", **{"from": "2025-12", "to": "2025-12"})
    assert not app.exception
    assert [one.value for one in app.info] == [phrase("sv", "dashboard.no_change")]
