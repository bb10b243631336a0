"""What a report must deliver: every heading, a figure of the model where there can be one, no choice made."""

import re

import pytest

from tests.extras import needed

needed("altair")
needed("vl_convert")

from lawmodel.documents.parts import Figure, Heading, Notice, Table, tables_of, text_of  # noqa: E402
from lawmodel.scenario_report.law import role_of  # noqa: E402
from lawmodel.scenario_report.report import MAY_BE_THE_AUTHORS, SECTIONS, report_of  # noqa: E402
from tests.scenario_report.lighthouse_report import (  # noqa: E402
    by_heading,
    figures_of_the_model,
    found,
    places_of_the_author,
    report,
)

LANGUAGES = ("sv", "en")


def test_there_are_twenty_headings_in_order_and_an_appendix() -> None:
    headings = [part for part in report().parts if isinstance(part, Heading) and part.level == 1]
    assert [heading.number for heading in headings] == [*(str(number) for number in range(20)), ""]


@pytest.mark.parametrize("name", [name for name in SECTIONS if name not in MAY_BE_THE_AUTHORS])
def test_every_heading_that_the_model_can_say_something_about_holds_a_figure_of_it(name: str) -> None:
    assert figures_of_the_model(by_heading(report())[name])


@pytest.mark.parametrize("name", SECTIONS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_heading_has_a_marked_place_for_the_author_with_guidance(name: str, language: str) -> None:
    (place,) = places_of_the_author(by_heading(report(language))[name])
    assert all(len(line.split()) > 3 for line in place.guidance)  # type: ignore[union-attr]


def test_no_alternative_is_preferred() -> None:
    assert figures_of_the_model(by_heading(report())["preferred"]) == []
    text = " ".join(cell for table in tables_of(report()) for cell in table.head).lower()
    assert not re.search(r"\b(better|worse|best|recommended|preferred)\b", text)


def test_it_says_on_the_first_page_what_must_always_be_said() -> None:
    (notice,) = [part for part in by_heading(report())["summary"] if isinstance(part, Notice)]
    told = " ".join(text_of(spans) for spans in notice.paragraphs)
    assert [
        words
        for words in ("synthetic", "not calibrated", "not legal advice", "off the record")
        if words not in told
    ] == []


def test_every_table_of_the_model_says_where_its_figures_come_from() -> None:
    tables = [table for table in tables_of(report()) if table.name not in ("inputs", "chosen_readings")]
    assert [table.caption for table in tables if "result" not in table.source] == []


def test_every_picture_is_told_in_words_with_its_figures_beside_it() -> None:
    pictures = [part for part in report().parts if isinstance(part, Figure)]
    assert pictures
    assert all(len(one.alt) > 30 for one in pictures)
    assert [
        one.caption for one in pictures if one.beside is None and "twenty" not in one.caption.lower()
    ] == []


def test_both_languages_have_the_same_parts() -> None:
    kinds = [[type(part) for part in report(language).parts] for language in LANGUAGES]
    assert kinds[0] == kinds[1]


def test_every_column_of_the_data_is_explained() -> None:
    *tables, dictionary = report().data
    explained = {(row[0], row[1]) for row in dictionary.rows}
    assert explained == {(table.name, column) for table in tables for column in table.head}
    assert all(str(row[2]).strip() for row in dictionary.rows)


def test_names_of_data_tables_are_their_own() -> None:
    names = [table.name for table in report().data]
    assert len(set(names)) == len(names)
    assert all(isinstance(table, Table) for table in report().data)


def test_several_scenarios_stand_against_the_same_zero_alternative() -> None:
    document = report_of(found(), "en", others=[found()])
    for name in ("scenarios", "scenarios_law", "scenarios_disclosed"):
        (table,) = [one for one in tables_of(document) if one.name == name]
        zero, first, second = table.rows
        assert zero[0] == "Zero alternative"
        assert (str(first[0])[:2], str(second[0])[:2]) == ("A:", "B:")
        assert first[1:] == second[1:]
        assert name not in [one.name for one in tables_of(report())]


def test_several_scenarios_are_said_on_the_first_page_and_stand_in_the_tables_of_consequences() -> None:
    document = report_of(found(), "en", others=[found()])
    first = by_heading(document)["summary"][0]
    assert isinstance(first, Notice)
    assert "Everything else is about scenario A" in text_of(first.paragraphs[-1])
    assert all("Against the zero alternative" in text_of(one) for one in first.paragraphs[:-1])
    for table in tables_of(document):
        if table.name in ("grounds", "misdirected", "trust", "records") or table.name.startswith("group_"):
            assert table.head[-1].startswith("B: ")
            assert all(row[-1] == row[-2] for row in table.rows), table.caption


def test_an_element_is_an_exception_where_a_ground_is_open_unless_it_holds() -> None:
    ground = {"before": None, "after": {"needs": ["asked"], "unless": ["storm"]}}
    limit = {"before": None, "after": {"when": ["asked", "at_night"], "only_if": []}}
    provision = {"grounds": [ground], "limits": [limit]}
    roles = [role_of(provision, name) for name in ("asked", "storm", "at_night", "else")]
    assert roles == ["", "exception", "limit", ""]


def test_a_class_of_cases_is_counted_by_the_cases_that_turn() -> None:
    changed = found().changed
    assert changed is not None
    opened = [one for one in changed["classes"]["opened"] if one["turned"]["cases"]]
    # Somewhere a class holds more cases than it turns, or nothing would be tested.
    assert any(one["cases"] != one["turned"]["cases"] for one in opened)
    told = [text_of(one) for part in by_heading(report())["law"] for one in getattr(part, "items", ())]
    for one in opened:
        (line,) = [text for text in told if text.startswith(one["sentence"]["en"])]
        assert f"turn: {one['turned']['cases']:,}" in line
