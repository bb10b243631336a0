"""The overview answers at once, in both languages, and its address restores what one saw."""

import re
import runpy
import sys
from math import isclose
from pathlib import Path
from typing import Any

import pytest

from tests.extras import needed

needed("streamlit")

from streamlit.testing.v1 import AppTest  # noqa: E402

from lawmodel.dashboard import main  # noqa: E402
from lawmodel.dashboard.overview_page import OF_WHOM  # noqa: E402
from lawmodel.dashboard.results import (  # noqa: E402
    affected,
    attributed,
    compared,
    law_only,
    sensed_beforehand,
)
from lawmodel.dashboard.uncertainty_page import sensitivity_request  # noqa: E402
from lawmodel.phrases.catalogue import LANGUAGES, phrase  # noqa: E402
from lawmodel.phrases.numbers import decimal, whole  # noqa: E402
from lawmodel.pipeline import months_looked_at  # noqa: E402
from lawmodel.report.page_overview import Parts  # noqa: E402
from lawmodel.report.page_uncertainty import Sensitivity  # noqa: E402
from lawmodel.uncertainty.tornado import Moved  # noqa: E402

ROOT = Path(__file__).resolve().parents[2]
ENTRY = ROOT / "src" / "lawmodel" / "dashboard" / "main.py"
FEW = "1000"


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Start the dashboard with an address; the language is that of the command line unless it names one."""

    def start(language: str = "sv", root: Path = ROOT, **address: str | list[str]) -> AppTest:
        monkeypatch.setattr(sys, "argv", ["main.py", str(root), language])
        app = AppTest.from_file(str(ENTRY), default_timeout=60)
        for name, value in {"cases": FEW, **address}.items():
            app.query_params[name] = value
        return app.run()

    return start


def words(app: AppTest) -> str:
    """Everything on the page, as one text."""
    shown = [*app.title, *app.header, *app.markdown, *app.code, *app.get("html")]
    return "\n".join(str(getattr(one, "value", None) or one.proto.body) for one in shown)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_opens_with_an_answer_and_its_interval(started: Any, language: str) -> None:
    app = started(language)
    assert not app.exception
    assert app.title[0].value == phrase(language, "overview.title")
    assert {"sv": "95 % intervall", "en": "95% interval"}[language] in words(app).replace("\u00a0", " ")


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_says_that_levels_are_not_calibrated_and_that_it_is_no_legal_advice(
    started: Any, language: str
) -> None:
    shown = words(started(language))
    assert phrase(language, "overview.levels") in shown
    assert {"sv": "Inte juridisk rådgivning", "en": "Not legal advice"}[language] in shown


def test_there_is_a_chart_with_words_for_those_who_do_not_see_it(started: Any) -> None:
    charts = started().get("vega_lite_chart")
    assert len(charts) == 5
    assert all(chart.proto.alt for chart in charts)
    assert "December 2025" in charts[-1].proto.alt


def test_the_language_can_be_changed_without_losing_the_view(started: Any) -> None:
    app = started("sv", **{"from": "2025-04"})
    app.radio(key="lang").set_value("en").run()
    assert app.title[0].value == phrase("en", "overview.title")
    assert app.query_params["from"] == "2025-04"
    assert "compare 2025-04 2025-12" in app.code[0].value


def test_the_address_restores_versions_readings_and_seed_in_either_language(started: Any) -> None:
    app = started(
        "sv", **{"lang": "en", "from": "2025-04", "to": "today", "q-konkreta": "lower", "seed": "7"}
    )
    command = app.code[0].value
    assert app.title[0].value == phrase("en", "overview.title")
    assert "compare 2025-04 today" in command
    assert "--seed 7" in command
    assert "--reading konkreta=lower" in command


def test_the_link_beside_the_page_has_every_choice_that_is_not_silence(started: Any) -> None:
    app = started("sv", **{"from": "2025-04", "seed": "7"})
    (link,) = [code.value for code in app.sidebar.code]
    assert link.endswith("?lang=sv&from=2025-04&cases=1000&seed=7")


def test_what_is_wrong_in_the_address_is_named_and_the_rest_is_used(started: Any) -> None:
    app = started("sv", **{"to": "no-such-version", "from": "2025-04"})
    assert not app.exception
    assert "to=no-such-version" in app.warning[0].value
    assert "compare 2025-04 2025-12" in app.code[0].value


def test_what_stands_twice_in_the_address_is_named_and_the_last_is_used(started: Any) -> None:
    app = started("sv", seed=["3", "7"], jmf=["a", "b"])
    assert not app.exception
    assert "seed=3" in app.warning[0].value
    assert "jmf=a" in app.warning[0].value
    assert "--seed 7" in app.code[0].value
    assert app.query_params["seed"] == "7"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_that_does_not_exist_is_named_and_the_first_is_shown(
    started: Any, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    address = property(lambda _: "http://127.0.0.1:8501/no-such-page?lang=sv")
    monkeypatch.setattr("streamlit.runtime.context.ContextProxy.url", address)
    app = started(language)
    assert not app.exception
    assert "/no-such-page" in app.warning[0].value
    assert app.title[0].value == phrase(language, "overview.title")


@pytest.mark.parametrize("seed", ["-1", "x", "99999999999999", "²"])
def test_a_seed_that_is_no_number_is_not_used(started: Any, seed: str) -> None:
    app = started("sv", seed=seed)
    assert not app.exception
    assert "--seed 1" in app.code[0].value


def test_a_version_compared_with_itself_changes_nothing(started: Any) -> None:
    app = started("sv", **{"from": "2025-12", "to": "2025-12"})
    assert not app.exception
    assert [one.value for one in app.info] == [phrase("sv", "dashboard.no_change")]
    assert not app.get("vega_lite_chart")


def test_how_far_open_questions_of_the_law_move_the_ratios_stands_below_the_answer(started: Any) -> None:
    shown = words(started("sv"))
    assert "Läses en öppen fråga i lagen på ett annat sätt" in shown
    assert "Frågan om lagens tolkning som betyder mest" in shown


def test_a_reading_that_is_chosen_stands_in_the_line_that_says_what_is_looked_at(started: Any) -> None:
    app = started("sv", **{"q-konkreta": "higher"})
    line = next(one.value for one in app.markdown if " · " in one.value and "frö" in one.value)
    assert "konkreta är en högre tröskel" in line
    assert "konkreta är en högre tröskel" not in "".join(
        one.value for one in started("sv").markdown if "frö" in one.value
    )


def test_only_questions_that_count_can_be_settled(started: Any) -> None:
    app = started()
    asked = {radio.key for radio in app.sidebar.radio if radio.key.startswith("q-")}
    assert asked == {"q-10-23", "q-170-8", "q-konkreta"}


def test_it_says_which_questions_can_be_settled_beside_the_page_and_where_the_others_are(
    started: Any,
) -> None:
    shown = words(started("en"))
    assert "3 of 10 open questions are settled here" in shown
    assert "page “Uncertainty”" in shown


def test_headings_begin_with_that_of_the_page(started: Any) -> None:
    app = started()
    assert [*app.sidebar.title, *app.sidebar.header, *app.sidebar.subheader] == []
    headings = [one for one in app.main if one.type in ("title", "header", "subheader")]
    assert headings[0].type == "title"


def test_a_settled_reading_contests_fewer_cases(started: Any) -> None:
    """The figure of contested cases falls to none where every counted question is settled."""
    settled = {"q-10-23": "parallel", "q-170-8": "in-the-case", "q-konkreta": "same"}
    assert "0,0\u00a0%" in words(started("sv", **settled))


def test_a_folder_without_a_book_is_explained(started: Any, tmp_path: Path) -> None:
    app = started("sv", root=tmp_path)
    assert not app.exception
    assert app.error[0].value == phrase("sv", "dashboard.faulty")
    assert "statutes/facts.yaml" in app.code[0].value


def test_the_top_level_entry_shows_the_page_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["app.py", str(ROOT), "sv"])
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    app.query_params["cases"] = FEW
    app.run()
    assert not app.exception
    assert app.title[0].value == phrase("sv", "overview.title")


def test_the_top_level_entry_lists_the_same_pages_as_the_installed_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    listed: list[main.Page] = []
    monkeypatch.setattr(main, "show", listed.extend)
    runpy.run_path(str(ROOT / "app.py"))
    assert tuple(listed) == main.PAGES


def shown_and_counted(app: AppTest) -> tuple[str, dict[str, Any]]:
    """The words of the page, and the data of the comparison behind it."""
    view = app.session_state["_view"]
    return words(app).replace("&quot;", '"'), compared(view.opened, view.request())


@pytest.mark.parametrize("version", ["2025-04", "sou-2024-63", "2025-12", "today"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_version_has_its_figures_as_the_command_line_has_them(
    started: Any, language: str, version: str
) -> None:
    app = started(language, to=version)
    assert not app.exception
    shown, data = shown_and_counted(app)
    change = next(one for one in data["changes"] if one["to_version"] == version)["weighted"]
    assert f"{decimal(language, change['ratio'])} \u00d7" in shown
    assert f"{decimal(language, change['disclosures']['ratio'])} \u00d7" in shown


def test_the_answer_says_law_and_practice_in_one_sentence(started: Any) -> None:
    shown, _ = shown_and_counted(started())
    (answer,) = re.findall(r'<p class="answer">(.*?)</p>', shown)
    assert "får eller ska uppgiften lämnas" in answer
    assert "när antagandena om praxis dras" in answer
    assert answer.count(".") == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_note_under_the_answer_says_what_a_case_is_and_when_practice_is_looked_at(
    started: Any, language: str
) -> None:
    app = started(language)
    view = app.session_state["_view"]
    months = whole(language, months_looked_at(view.opened, view.practice, view.population))
    shown = words(app)
    assert phrase(language, "overview.a_case") in shown
    assert phrase(language, "overview.months", months=months) in shown


def test_a_practice_that_never_changes_is_looked_at_in_no_month(started: Any) -> None:
    view = started().session_state["_view"]
    assert months_looked_at(view.opened, "law-only", view.population) is None
    assert "månader efter" not in words(started(practice="law-only"))


def test_whom_the_change_concerns_is_told_by_sender_age_and_provision(started: Any) -> None:
    app = started()
    view, shown = app.session_state["_view"], words(app)
    moved = affected(view.opened, law_only(view.request()), OF_WHOM)
    change = compared(view.opened, law_only(view.request()))["changes"][0]["weighted"]
    assert all(isclose(sum(cases.values()), change["moved"], abs_tol=0.5) for cases in moved.values())
    assert "<dt>Avsändare</dt><dd>socialtjänsten (100\u00a0%)</dd>" in shown
    assert "<dt>Åldersgrupp</dt>" in shown
    assert "<dd>OSL 10:15a" in shown


@pytest.mark.parametrize("population", ["first", "calibrated-2025"])
def test_every_population_has_an_answer_of_law_and_practice(started: Any, population: str) -> None:
    app = started(population=population)
    assert not app.exception
    assert "<dt>Åldersgrupp</dt>" in words(app)
    assert phrase("sv", "overview.figure.disclosed") in words(app)


def test_what_is_most_in_doubt_is_a_reading_and_a_number_of_practice_with_their_ratios(started: Any) -> None:
    app = started("sv", cases="100000")
    view, shown = app.session_state["_view"], words(app)
    found = Sensitivity(sensed_beforehand(view.opened, sensitivity_request(view)), view.opened.book, "sv")
    reading, number = found.bars(Moved.READING)[0], found.bars(Moved.PRACTICE)[0]
    assert f"kvoten för utlämnanden {decimal('sv', reading['at_high'])}" in shown
    for ratio in (number["at_low"], number["at_high"]):
        assert decimal("sv", ratio) in shown
    assert number["text"]["sv"] in shown


def test_where_moving_every_number_would_take_time_the_page_that_does_it_is_named(started: Any) -> None:
    shown = words(started("en"))
    assert "in nine of ten outcomes. Each of them stands on the page “Uncertainty”" in shown
    assert "The assumption of practice that matters most" not in shown


def test_the_parts_of_the_waterfall_add_up_to_the_change(started: Any) -> None:
    view = started().session_state["_view"]
    parts = Parts(attributed(view.opened, view.request()), "sv")
    assert isclose(sum(value for _, value in parts.parts()), parts.figures["total"] * parts.scale)


def test_a_practice_without_ranges_has_no_dots_and_says_why(started: Any) -> None:
    app = started(practice="law-only")
    assert not app.exception
    assert phrase("sv", "overview.dots_missing") in words(app)


@pytest.mark.parametrize("language", LANGUAGES)
def test_equal_answers_say_that_they_rest_on_texts_that_were_not_seen(started: Any, language: str) -> None:
    shown = words(started(language, **{"from": "sou-2024-63", "to": "2025-12"}))
    told = phrase(language, "overview.as_encoded", provisions="OSL 10:15a")
    before, after = told.split("OSL 10:15a")
    assert before.strip().removesuffix(".") in shown
    assert after.strip() in shown
    assert "OSL 10:15a" in shown
    assert phrase(language, "overview.dots_equal") in shown
    assert after.strip() not in words(started(language))


def test_what_amendments_do_to_the_law_and_to_disclosures_is_never_called_the_same(started: Any) -> None:
    tables = "\n".join(str(one.proto.body) for one in started("sv").get("html"))
    for measure in ("Fall som får eller ska lämnas, där", "Utlämnanden, där"):
        assert tables.count(f"<caption>{measure}") == 1
