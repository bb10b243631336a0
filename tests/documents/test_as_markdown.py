"""A document as Markdown: all of it there, and a user's words stay words."""

import re

import pytest

from lawmodel.documents.as_markdown import as_markdown
from lawmodel.documents.parts import Document, Figure, Heading, Table, paragraph
from tests.documents.everything import EVERYTHING, ISSUED, NASTY, PICTURE, with_nasty_words


def test_every_part_is_in_the_text() -> None:
    text = as_markdown(EVERYTHING).decode()
    told = ["# Keeping the lamp", "### 1.1 The keepers", "**strong**", "`code`", "- one", "1. first"]
    told += [
        "    lawmodel report reform",
        "> Ask the harbour master.",
        "> **[Place for the author]**",
    ]
    told += [
        "| 2001 | 1,200 | 12.5% |",
        "at **nightfall**",
        "~~in fog~~",
        "A bar as long as the pier.",
        "**Table 3.**",
    ]
    assert [words for words in told if words not in text] == []


def test_numbers_stand_to_the_right() -> None:
    assert "| --- | ---: | ---: |" in as_markdown(EVERYTHING).decode()


def test_words_of_a_user_stay_words() -> None:
    text = as_markdown(with_nasty_words()).decode()
    outside_code = re.sub(r"(?m)^    .*$|(`+).*?\1(?!`)", "", re.sub(r"\\.", "", text))
    assert "<script>" not in outside_code
    assert "](javascript:" not in text
    assert re.findall(r"(?<!\\)\$?\[a\]\(b\)", outside_code) == []


@pytest.mark.parametrize("start", ["# no heading", "- no list", "1. no list", "> no quote", "=== no rule"])
def test_a_paragraph_never_becomes_something_else(start: str) -> None:
    document = Document("Lamps", "en", (paragraph(start),), ISSUED)
    line = as_markdown(document).decode().splitlines()[-1]
    assert line[line.index("\\") + 1] in start


def test_every_row_of_a_table_is_one_line() -> None:
    table = Table("Lamps", ("a", "b"), (("one\ntwo", NASTY),))
    rows = [
        line
        for line in as_markdown(Document("Lamps", "en", (table,), ISSUED)).decode().splitlines()
        if line[:1] == "|"
    ]
    assert [len(re.findall(r"(?<!\\)\|", row)) for row in rows] == [3, 3, 3]


def test_a_row_of_another_width_than_its_head_is_refused() -> None:
    with pytest.raises(ValueError, match="2 headings but a row of 1"):
        Table("Lamps", ("a", "b"), (("one",),))


def test_a_picture_without_words_is_refused() -> None:
    with pytest.raises(ValueError, match="no text for those who do not see it"):
        Figure("Lamps", " ", PICTURE)


def test_headings_lie_below_the_title() -> None:
    document = Document("Lamps", "en", (Heading("First"),), ISSUED)
    assert "## First" in as_markdown(document).decode().splitlines()


def test_the_same_document_gives_the_same_bytes() -> None:
    assert as_markdown(EVERYTHING) == as_markdown(EVERYTHING)
