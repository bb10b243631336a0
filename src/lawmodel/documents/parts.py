"""What a document is made of: frozen parts that say what they are, never how they look.

Every text is plain: a writer escapes it for its format, so that words of users cannot become markup.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

_FIGURE = re.compile(r"(?:[+\u2212-]?\d[\d\s.,%:;()\u2013\u2212\u00d7+-]*|\u2013|)$")


class Style(StrEnum):
    """How words stand out from those around them; `added` and `dropped` mark what a change did."""

    PLAIN = "plain"
    STRONG = "strong"
    EMPHASIS = "emphasis"
    CODE = "code"
    ADDED = "added"
    DROPPED = "dropped"


@dataclass(frozen=True)
class Span:
    """Some words in one style; `link` leads to an address, or with # to a part's `anchor`."""

    text: str
    style: Style = Style.PLAIN
    link: str = ""


Spans = tuple[Span, ...]


@dataclass(frozen=True)
class Number:
    """A figure: as it is written for readers, and as it is (unrounded in its own unit)."""

    text: str
    value: float


Cell = str | Number


class Tone(StrEnum):
    """What a boxed notice is: something that must be kept in mind, or a line where one must stop."""

    NOTE = "note"
    STOP = "stop"


@dataclass(frozen=True)
class Heading:
    """A heading of level 1 to 4; `number` is shown before it, `anchor` is where links to it lead.

    With `new_page` it begins a page where the format has pages.
    """

    text: str
    level: int = 1
    number: str = ""
    anchor: str = ""
    new_page: bool = False


@dataclass(frozen=True)
class Paragraph:
    """Running text."""

    spans: Spans


@dataclass(frozen=True)
class BulletList:
    """Items one below another; `ordered` ones are numbered."""

    items: tuple[Spans, ...]
    ordered: bool = False


@dataclass(frozen=True)
class Code:
    """Lines to be typed or copied as they stand."""

    text: str


@dataclass(frozen=True)
class Notice:
    """A boxed text with a title of its own."""

    title: str
    paragraphs: tuple[Spans, ...]
    tone: Tone = Tone.NOTE


@dataclass(frozen=True)
class AuthorPlace:
    """A marked place for the author: what belongs here, as guidance that the author writes over."""

    guidance: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """A caption, a head and rows as wide as the head; the first cell of a row heads it.

    `source` says where the figures come from; `name` is what a sheet or a data file of it is called.
    """

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    source: str = ""
    name: str = ""

    def __post_init__(self) -> None:
        """Refuse rows that are not as wide as the head (ValueError)."""
        for row in self.rows:
            if len(row) != len(self.head):
                raise ValueError(f"table {self.caption!r}: {len(self.head)} headings but a row of {len(row)}")


@dataclass(frozen=True)
class WordingRow:
    """One requirement in both wordings; nothing on the side where it does not stand."""

    label: str
    before: Spans
    after: Spans


@dataclass(frozen=True)
class WordingColumns:
    """Two wordings side by side, the one in force to the left."""

    caption: str
    before: str
    after: str
    rows: tuple[WordingRow, ...]
    source: str = ""


@dataclass(frozen=True)
class Figure:
    """A picture (`svg`, its size in it), what it shows for those who do not see it, and its figures beside.

    `svg` is drawn by this program and holds no text of users that is not escaped.
    """

    caption: str
    alt: str
    svg: str
    beside: Table | None = None
    source: str = ""

    def __post_init__(self) -> None:
        """Refuse a picture without words for it (ValueError)."""
        if not self.alt.strip():
            raise ValueError(f"figure {self.caption!r}: it has no text for those who do not see it")


@dataclass(frozen=True)
class FillIn:
    """Lines to fill in by hand or on screen, as pairs (what, what is known): approval, signature, date."""

    title: str
    fields: tuple[tuple[str, str], ...]


Part = (
    Heading | Paragraph | BulletList | Code | Notice | AuthorPlace | Table | WordingColumns | Figure | FillIn
)


@dataclass(frozen=True)
class Document:
    """A document in one language (`sv` or `en`): its title page and its parts.

    `issued` is the day it bears, if whoever asked for it gave one; `facts` stand under the title as pairs
    (what, which); `footer` is on every page; `digest` tells documents from different data apart. `data` are
    tables that only formats for data carry.
    """

    title: str
    language: str
    parts: tuple[Part, ...]
    issued: date | None = None
    subtitle: str = ""
    author: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    footer: str = ""
    digest: str = ""
    keywords: tuple[str, ...] = ()
    data: tuple[Table, ...] = ()


def plain(text: str) -> Spans:
    """Return words in no style."""
    return (Span(text),)


def paragraph(text: str) -> Paragraph:
    """Return running text in no style."""
    return Paragraph(plain(text))


def bullets(items: Sequence[str], *, ordered: bool = False) -> BulletList:
    """Return items in no style."""
    return BulletList(tuple(plain(item) for item in items), ordered)


def text_of(spans: Spans) -> str:
    """Return the words without their styles."""
    return "".join(span.text for span in spans)


def tables_of(document: Document) -> Iterator[Table]:
    """Yield every table in order, those beside figures among them."""
    for part in document.parts:
        match part:
            case Table():
                yield part
            case Figure(beside=Table() as table):
                yield table


def cell_text(cell: Cell) -> str:
    """Return what a reader sees in a cell."""
    return cell.text if isinstance(cell, Number) else cell


def is_numeric(table: Table, place: int) -> bool:
    """Say whether a column holds figures for the most part; the first one heads its rows."""
    figures = sum(is_figure(row[place]) for row in table.rows)
    return place > 0 and figures > 0 and 2 * figures >= len(table.rows)


def is_figure(cell: Cell) -> bool:
    """Say whether a cell is a figure, perhaps with an interval after it, or stands for a missing one."""
    return isinstance(cell, Number) or bool(_FIGURE.match(cell))
