"""A document as Markdown that reads well as plain text too; pictures become their words and their table."""

import re
from collections.abc import Iterator, Sequence

from lawmodel.documents.numbering import Numbered, numbered
from lawmodel.documents.parts import (
    AuthorPlace,
    BulletList,
    Code,
    Document,
    Figure,
    FillIn,
    Heading,
    Notice,
    Paragraph,
    Span,
    Spans,
    Style,
    Table,
    WordingColumns,
    cell_text,
    is_numeric,
    plain,
)
from lawmodel.documents.title_page import full_title, title_facts
from lawmodel.phrases.catalogue import phrase

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>|~&])")
_LINE_START = re.compile(r"^(\s*)([#+\-=]|\d+[.)])")
_BLANK = r"\_" * 20
_MARKS = {
    Style.STRONG: "**",
    Style.EMPHASIS: "*",
    Style.ADDED: "**",
    Style.DROPPED: "~~",
}


def as_markdown(document: Document) -> bytes:
    """Return the document in UTF-8."""
    blocks = [*_title_page(document)]
    for one in numbered(document):
        blocks += _part(one, document.language)
    if document.footer:
        blocks += ["---", _escaped(document.footer)]
    return ("\n\n".join(blocks) + "\n").encode()


def _title_page(document: Document) -> Iterator[str]:
    yield f"# {_escaped(document.title)}"
    if document.subtitle:
        yield _inline((Span(document.subtitle, Style.STRONG),))
    facts = [f"- **{_escaped(what)}:** {_escaped(which)}" for what, which in title_facts(document)]
    if facts:
        yield "\n".join(facts)


def _part(one: Numbered, language: str) -> Iterator[str]:
    match one.part:
        case Heading() as part:
            yield f"{'#' * (part.level + 1)} {_escaped(full_title(part))}"
        case Paragraph(spans):
            yield _line(spans)
        case BulletList(items, ordered):
            marks = [f"{place}." if ordered else "-" for place in range(1, len(items) + 1)]
            yield "\n".join(f"{mark} {_line(item)}" for mark, item in zip(marks, items, strict=True))
        case Code(text):
            yield "\n".join(f"    {line}" for line in text.splitlines())
        case Notice(title, paragraphs):
            yield _quoted([f"**{_escaped(title)}**", *(_line(spans) for spans in paragraphs)])
        case AuthorPlace(guidance):
            title = phrase(language, "documents.author_place")
            yield _quoted([f"**[{_escaped(title)}]**", *(_line(plain(one)) for one in guidance)])
        case _:
            yield from _framed(one, language)


def _framed(one: Numbered, language: str) -> Iterator[str]:
    match one.part:
        case Table() as part:
            yield from _table(part, one.label, language)
        case WordingColumns() as part:
            yield from _wordings(part, one.label, language)
        case Figure() as part:
            yield f"**{one.label}.** {_escaped(part.caption)}"
            yield _line(plain(part.alt))
            yield from _source(part.source, language)
            if part.beside is not None:
                yield from _table(part.beside, one.beside, language)
        case FillIn(title, fields):
            yield f"**{_escaped(title)}**"
            yield "\n".join(f"- {_escaped(what)}: {_escaped(known) or _BLANK}" for what, known in fields)


def _table(table: Table, label: str, language: str) -> Iterator[str]:
    yield f"**{label}.** {_escaped(table.caption)}"
    rule = ["---:" if is_numeric(table, place) else "---" for place in range(len(table.head))]
    rows = [[_cell(cell_text(cell)) for cell in row] for row in table.rows]
    yield "\n".join(_row(cells) for cells in ([_cell(word) for word in table.head], rule, *rows))
    yield from _source(table.source, language)


def _wordings(part: WordingColumns, label: str, language: str) -> Iterator[str]:
    yield f"**{label}.** {_escaped(part.caption)}"
    head = ["", _cell(part.before), _cell(part.after)]
    rows = [
        [_cell(row.label), _inline(row.before).replace("\n", " "), _inline(row.after).replace("\n", " ")]
        for row in part.rows
    ]
    yield "\n".join(_row(cells) for cells in (head, ["---"] * 3, *rows))
    yield from _source(part.source, language)


def _source(source: str, language: str) -> Iterator[str]:
    if source:
        yield f"*{_escaped(phrase(language, 'documents.source', source=source))}*"


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(text: str) -> str:
    return _escaped(" ".join(text.split()))


def _quoted(lines: Sequence[str]) -> str:
    return "\n>\n".join(f"> {line}" for line in lines)


def _line(spans: Spans) -> str:
    """Return inline text that cannot be taken for a heading, a list or a rule."""
    return _LINE_START.sub(r"\1\\\2", " ".join(_inline(spans).splitlines()))


def _inline(spans: Spans) -> str:
    return "".join(_span(span) for span in spans)


def _span(span: Span) -> str:
    if span.style is Style.CODE:
        fence = "`" * (1 + max((len(run) for run in re.findall("`+", span.text)), default=0))
        room = " " if span.text.startswith("`") or span.text.endswith("`") else ""
        words = f"{fence}{room}{' '.join(span.text.split())}{room}{fence}"
    else:
        text, mark = _escaped(span.text), _MARKS.get(span.style, "")
        # Marks bind to words, never to the space around them.
        inner = text.strip()
        words = text.replace(inner, f"{mark}{inner}{mark}", 1) if mark and inner else text
    if span.link.startswith(("https://", "http://")):
        return f"[{words}]({span.link.replace(' ', '%20').replace(')', '%29')})"
    return words


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)
