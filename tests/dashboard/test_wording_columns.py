"""Two wordings side by side: what is a requirement, what an exception, and what differs."""

import re
from typing import Any

import pytest

from tests.extras import needed

needed("streamlit")

from lawmodel import pipeline  # noqa: E402
from lawmodel.dashboard import results  # noqa: E402
from lawmodel.phrases.catalogue import LANGUAGES, phrase  # noqa: E402
from lawmodel.report.overview import Overview  # noqa: E402
from lawmodel.report.page_change import Changed  # noqa: E402
from lawmodel.report.wording_columns import wording_columns  # noqa: E402
from tests.dashboard.page_shown import FEW, ROOT  # noqa: E402


def rows(before: str, after: str, citation: str, language: str = "sv") -> list[str]:
    """The head and the rows of a changed provision, as HTML."""
    opened = results.opened_book(ROOT)
    request = pipeline.Request((before, after), cases=int(FEW))
    data: Any = results.changed(opened, request)
    counted = Overview(results.compared(opened, request), opened.book, language)
    change = Changed(data, counted, opened.book, language)
    [provision] = [one for one in data["provisions"] if citation in one["citations"]]
    return wording_columns(change, provision).split("<tr")[1:]


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_exception_is_said_to_be_one_and_a_requirement_is_not(language: str) -> None:
    unless = phrase(language, "change_page.role.unless")
    shown = rows("pre-2025", "2025-12", "OSL 10:18a", language)
    said = [row.count(unless) for row in shown]
    assert sorted(said) == [0] * (len(said) - 1) + [2]
    proposed = rows("2025-04", "sou-2024-63", "OSL 10:15a", language)
    assert sum(unless in row for row in proposed) == 3


def test_what_sets_a_limit_going_is_said_to() -> None:
    shown = rows("pre-2025", "2025-12", "Lag (2025:170) 8")
    assert sum(phrase("sv", "change_page.role.when") in row for row in shown) == 2


def test_what_is_the_same_in_both_wordings_is_in_italics_in_neither() -> None:
    [receivers] = [row for row in rows("pre-2025", "2025-12", "OSL 10:18a") if "Tullverket" in row]
    old, new = re.findall("<q>(.*?)</q>", receivers)
    assert "till Polismyndigheten <em>eller</em> Säkerhetspolisen" in old
    assert "till Polismyndigheten<em>,</em> Säkerhetspolisen <em>eller Tullverket</em>" in new


def test_both_sides_without_italics_are_the_same_words() -> None:
    for citation in ("OSL 10:18a", "OSL 10:18b", "OSL 10:23"):
        for row in rows("pre-2025", "2025-12", citation):
            quotes = re.findall("<q>(.*?)</q>", row)
            common = {" ".join(re.sub("<em>.*?</em>", " ", quote).split()) for quote in quotes}
            assert len(quotes) < 2 or len(common) == 1


@pytest.mark.parametrize(
    ("before", "after", "citation", "titles"),
    [
        ("pre-2025", "2025-12", "OSL 10:18a", ("earlier", "new")),
        ("today", "pre-2025", "OSL 10:18a", ("present", "new")),
        ("2025-04", "sou-2024-63", "OSL 10:15a", ("earlier", "proposed")),
        ("sou-2024-63", "today", "OSL 10:15a", ("proposed", "new")),
    ],
)
def test_a_column_says_what_its_wording_is(
    before: str, after: str, citation: str, titles: tuple[str, str]
) -> None:
    head = rows(before, after, citation)[0]
    shown = re.findall('<th scope="col">(.*?)</th>', head)
    for title, told in zip(titles, shown, strict=True):
        assert told.startswith(phrase("sv", f"change_page.column.{title}"))
        assert "proposal" not in told
