"""A document as HTML: all of it there, readable by machines, and a user's words stay words."""

import re
from html.parser import HTMLParser
from itertools import pairwise

from lawmodel.documents.as_html import as_html
from tests.documents.everything import EVERYTHING, NASTY, with_nasty_words


class Reader(HTMLParser):
    """The tags of a page, and its words as a reader sees them."""

    def __init__(self, page: bytes) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.open: list[str] = []
        self.feed(page.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in ("meta", "img", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def all(self, name: str) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes in self.tags if tag == name]


def test_every_part_is_on_the_page_and_every_tag_is_closed() -> None:
    read = Reader(as_html(EVERYTHING))
    text = " ".join(read.words)
    told = ["Keeping the lamp", "The keepers", "Ask the harbour master.", "Say who keeps the lamp.", "1,200"]
    assert [
        words for words in (*told, "nightfall", "Place for the author", "Table 3") if words not in text
    ] == []
    assert read.open == []


def test_the_page_says_its_language_and_every_picture_is_told_in_words() -> None:
    read = Reader(as_html(EVERYTHING))
    assert read.all("html") == [{"lang": "en"}]
    assert [image["alt"] for image in read.all("img")] == ["A bar as long as the pier."]


def test_a_figure_keeps_its_value_beside_what_is_written() -> None:
    values = [data["value"] for data in Reader(as_html(EVERYTHING)).all("data")]
    assert values == ["1200", "0.125", "900", "0.09"] * 2


def test_no_heading_skips_a_level() -> None:
    levels = [int(tag[1]) for tag, _ in Reader(as_html(EVERYTHING)).tags if re.fullmatch(r"h\d", tag)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_the_page_fetches_nothing_and_runs_nothing() -> None:
    page = as_html(EVERYTHING).decode()
    read = Reader(page.encode())
    assert read.all("script") == read.all("link") == []
    assert [image for image in read.all("img") if not str(image["src"]).startswith("data:")] == []
    assert "@import" not in page
    assert "url(" not in page


def test_words_of_a_user_stay_words() -> None:
    read = Reader(as_html(with_nasty_words()))
    assert read.all("script") == []
    assert [link for link in read.all("a") if not str(link["href"]).startswith("#")] == []
    assert "".join(read.words).count(NASTY) >= 20
    assert read.open == []


def test_the_same_document_gives_the_same_bytes() -> None:
    assert as_html(EVERYTHING) == as_html(EVERYTHING)
