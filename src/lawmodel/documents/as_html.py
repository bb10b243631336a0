"""A document as one HTML file: nothing is fetched, no script runs, a screen reader can follow it."""

import base64
from collections.abc import Iterator, Sequence
from html import escape
from importlib.resources import files

from lawmodel.documents.numbering import Numbered, numbered
from lawmodel.documents.parts import (
    AuthorPlace,
    BulletList,
    Cell,
    Code,
    Document,
    Figure,
    FillIn,
    Heading,
    Notice,
    Number,
    Paragraph,
    Span,
    Spans,
    Style,
    Table,
    WordingColumns,
    cell_text,
    is_numeric,
)
from lawmodel.documents.title_page import full_title, listed, title_facts
from lawmodel.phrases.catalogue import phrase

_TAGS = {
    Style.STRONG: "strong",
    Style.EMPHASIS: "em",
    Style.CODE: "code",
    Style.ADDED: "ins",
    Style.DROPPED: "del",
}
_POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"


def as_html(document: Document) -> bytes:
    """Return the document in UTF-8, with its look and its pictures inside."""
    return f"""<!DOCTYPE html>
<html lang="{escape(document.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{_POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="author" content="{escape(document.author)}">
<meta name="keywords" content="{escape(", ".join(document.keywords))}">
{_issued(document)}<meta name="dcterms.identifier" content="{escape(document.digest)}">
<title>{escape(document.title)}</title>
<style>
{_look()}</style>
</head>
<body>
{_title_page(document)}
{_contents(document)}
<main>
{"".join(_part(one, document.language) for one in numbered(document))}</main>
<footer>{escape(document.footer)}</footer>
</body>
</html>
""".encode()


def _look() -> str:
    return files("lawmodel.documents").joinpath("look.css").read_text("utf-8")


def _title_page(document: Document) -> str:
    told = "".join(
        f"<div><dt>{escape(what)}</dt><dd>{escape(which)}</dd></div>" for what, which in title_facts(document)
    )
    subtitle = f'<p class="subtitle">{escape(document.subtitle)}</p>' if document.subtitle else ""
    return f"<header><h1>{escape(document.title)}</h1>{subtitle}<dl>{told}</dl></header>"


def _issued(document: Document) -> str:
    if document.issued is None:
        return ""
    return f'<meta name="dcterms.issued" content="{document.issued.isoformat()}">\n'


def _contents(document: Document) -> str:
    entries = "".join(
        f'<li><a href="#{escape(one.anchor)}">{escape(full_title(one))}</a></li>' for one in listed(document)
    )
    if not entries:
        return ""
    named = escape(phrase(document.language, "documents.contents"))
    return f'<nav aria-label="{named}"><h2>{named}</h2><ul>{entries}</ul></nav>'


def _part(one: Numbered, language: str) -> str:
    return "".join(_markup(one, language)) + "\n"


def _markup(one: Numbered, language: str) -> Iterator[str]:
    match one.part:
        case Heading() as part:
            level = part.level + 1
            anchor = f' id="{escape(part.anchor)}"' if part.anchor else ""
            new_page = ' class="new-page"' if part.new_page else ""
            yield f"<h{level}{anchor}{new_page}>{escape(full_title(part))}</h{level}>"
        case Paragraph(spans):
            yield f"<p>{_inline(spans)}</p>"
        case BulletList(items, ordered):
            kind = "ol" if ordered else "ul"
            yield f"<{kind}>{''.join(f'<li>{_inline(item)}</li>' for item in items)}</{kind}>"
        case Code(text):
            yield f'<pre tabindex="0"><code>{escape(text)}</code></pre>'
        case Notice(title, paragraphs, tone):
            yield _boxed(tone.value, title, [_inline(spans) for spans in paragraphs])
        case AuthorPlace(guidance):
            title = phrase(language, "documents.author_place")
            yield _boxed("author", title, [escape(line) for line in guidance])
        case _:
            yield from _framed(one, language)


def _framed(one: Numbered, language: str) -> Iterator[str]:
    match one.part:
        case Table() as part:
            yield _table(part, one.label, language)
        case WordingColumns() as part:
            yield _wordings(part, one.label, language)
        case Figure() as part:
            yield _figure(part, one, language)
        case FillIn(title, fields):
            rows = "".join(
                f'<tr><th scope="row">{escape(what)}</th><td>{escape(known)}</td></tr>'
                for what, known in fields
            )
            yield f'<table class="fill-in"><caption>{escape(title)}</caption><tbody>{rows}</tbody></table>'


def _boxed(kind: str, title: str, paragraphs: list[str]) -> str:
    told = "".join(f"<p>{one}</p>" for one in paragraphs)
    return f'<div class="box {kind}" role="note"><p class="title">{escape(title)}</p>{told}</div>'


def _caption(label: str, caption: str) -> str:
    return f"<strong>{escape(label)}.</strong> {escape(caption)}"


def _source(source: str, language: str) -> str:
    if not source:
        return ""
    return f'<p class="source">{escape(phrase(language, "documents.source", source=source))}</p>'


def _table(table: Table, label: str, language: str) -> str:
    head = "".join(_head_cell(word, place, table) for place, word in enumerate(table.head))
    body = "".join(
        f'<tr><th scope="row">{escape(cell_text(row[0]))}</th>{_data_cells(table, row)}</tr>'
        for row in table.rows
    )
    named = escape(f"{label}. {table.caption}")
    return (
        f'<div class="wide" role="region" tabindex="0" aria-label="{named}">'
        f"<table><caption>{_caption(label, table.caption)}</caption>"
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>{_source(table.source, language)}"
    )


def _head_cell(word: str, place: int, table: Table) -> str:
    kind = ' class="number"' if is_numeric(table, place) else ""
    return f'<th scope="col"{kind}>{escape(word)}</th>' if word else "<td></td>"


def _data_cells(table: Table, row: Sequence[Cell]) -> str:
    kinds = [' class="number"' if is_numeric(table, place) else "" for place in range(len(row))]
    cells = zip(row[1:], kinds[1:], strict=True)
    return "".join(f"<td{kind}>{_data(cell)}</td>" for cell, kind in cells)


def _data(cell: Cell) -> str:
    if isinstance(cell, Number):
        return f'<data value="{cell.value!r}">{escape(cell.text)}</data>'
    return escape(cell)


def _wordings(part: WordingColumns, label: str, language: str) -> str:
    rows = "".join(
        f'<tr><th scope="row">{escape(row.label)}</th>'
        f"<td>{_inline(row.before)}</td><td>{_inline(row.after)}</td></tr>"
        for row in part.rows
    )
    named = escape(f"{label}. {part.caption}")
    return (
        f'<div class="wide" role="region" tabindex="0" aria-label="{named}">'
        f'<table class="wordings"><caption>{_caption(label, part.caption)}</caption>'
        f'<thead><tr><td></td><th scope="col">{escape(part.before)}</th>'
        f'<th scope="col">{escape(part.after)}</th></tr></thead><tbody>{rows}</tbody></table></div>'
        f"{_source(part.source, language)}"
    )


def _figure(part: Figure, one: Numbered, language: str) -> str:
    # As an image the picture keeps its own names and cannot reach into the page.
    picture = base64.b64encode(part.svg.encode()).decode("ascii")
    beside = "" if part.beside is None else _table(part.beside, one.beside, language)
    return (
        f'<figure><img src="data:image/svg+xml;base64,{picture}" alt="{escape(part.alt)}">'
        f"<figcaption>{_caption(one.label, part.caption)}</figcaption></figure>"
        f"{_source(part.source, language)}{beside}"
    )


def _inline(spans: Spans) -> str:
    return "".join(map(_span, spans))


def _span(span: Span) -> str:
    words = escape(span.text)
    tag = _TAGS.get(span.style)
    if tag:
        words = f"<{tag}>{words}</{tag}>"
    if span.link.startswith(("https://", "http://", "#")):
        return f'<a href="{escape(span.link)}">{words}</a>'
    return words
