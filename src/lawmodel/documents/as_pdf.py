"""A document as a PDF that a screen reader can follow and an archive can keep: PDF/UA-1 and PDF/A-2a."""

import json
from collections.abc import Sequence
from datetime import UTC
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from lawmodel.documents.column_shares import column_shares
from lawmodel.documents.missing import MissingExtra, without_control
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
    Table,
    WordingColumns,
    cell_text,
    is_numeric,
    text_of,
)
from lawmodel.documents.pictures import png_of, size_of
from lawmodel.documents.title_page import full_title, listed, stamped, title_facts
from lawmodel.phrases.catalogue import phrase

STANDARDS = ["ua-1", "a-2a"]
TEMPLATE = "page.typ"
WIDEST_MM, MM_PER_PIXEL, TALLEST_MM = 160.0, 0.23, 190.0

MOST_ROWS_TOGETHER, MOST_SIGNS_TOGETHER = 9, 2500
"""The longest table that is kept on one page."""

Plain = dict[str, Any]


def as_pdf(document: Document) -> bytes:
    """Return the document as PDF, set with the fonts that the typesetter brings.

    Raises MissingExtra if the extra `report` is not installed.
    """
    return bytes(
        _compiled(
            document, format="pdf", pdf_standards=STANDARDS, timestamp=stamped(document).replace(tzinfo=UTC)
        )
    )


def pages_of(document: Document, points_per_inch: float = 80.0) -> list[bytes]:
    """Return the pages as PNG pictures.

    Raises MissingExtra if the extra `report` is not installed.
    """
    found = _compiled(document, format="png", ppi=points_per_inch)
    return [bytes(page) for page in found] if isinstance(found, list) else [bytes(found)]


def _compiled(document: Document, **asked: Any) -> Any:
    try:
        import typst
    except ModuleNotFoundError:
        raise MissingExtra("report") from None
    pictures: dict[str, bytes] = {}
    # Words of users reach the typesetter as data only, never as its markup.
    data = json.dumps(_plain(document, pictures), ensure_ascii=False)
    template = files("lawmodel.documents").joinpath(TEMPLATE).read_bytes()
    with TemporaryDirectory() as folder:
        for name, content in {TEMPLATE: template, "document.json": data.encode(), **pictures}.items():
            Path(folder, name).write_bytes(content)
        return typst.compile(Path(folder, TEMPLATE), root=folder, ignore_system_fonts=True, **asked)


def _plain(document: Document, pictures: dict[str, bytes]) -> Plain:
    language = document.language
    return {
        "title": _clean(document.title),
        "subtitle": _clean(document.subtitle),
        "author": _clean(document.author),
        "language": language,
        "keywords": [_clean(word) for word in document.keywords],
        "day": [getattr(stamped(document), part) for part in ("year", "month", "day")],
        "facts": [[_clean(what), _clean(which)] for what, which in title_facts(document)],
        "footer": _clean(document.footer),
        "contents": phrase(language, "documents.contents") if listed(document) else "",
        "anchors": [part.anchor for part in document.parts if isinstance(part, Heading) and part.anchor],
        "parts": [_part(one, language, pictures) for one in numbered(document)],
    }


def _part(one: Numbered, language: str, pictures: dict[str, bytes]) -> Plain:
    match one.part:
        case Heading() as part:
            title = _clean(full_title(part))
            return {"kind": "heading", "level": part.level, "text": title, "anchor": part.anchor} | {
                "new_page": part.new_page
            }
        case Paragraph(spans):
            return {"kind": "paragraph", "spans": _spans(spans)}
        case BulletList(items, ordered):
            return {"kind": "list", "items": [_spans(item) for item in items], "ordered": ordered}
        case Code(text):
            return {"kind": "code", "text": _clean(text)}
        case Notice(title, paragraphs, tone):
            told = [_spans(spans) for spans in paragraphs]
            return {"kind": "box", "look": tone.value, "title": _clean(title), "paragraphs": told}
        case AuthorPlace(guidance):
            told = [_spans((Span(line),)) for line in guidance]
            title = phrase(language, "documents.author_place")
            return {"kind": "box", "look": "author", "title": title, "paragraphs": told}
        case _:
            return _framed(one, language, pictures)


def _framed(one: Numbered, language: str, pictures: dict[str, bytes]) -> Plain:
    match one.part:
        case Table() as part:
            return _table(part, one.label, language)
        case WordingColumns() as part:
            rows = [[_spans((Span(row.label),)), _spans(row.before), _spans(row.after)] for row in part.rows]
            head = ["", _clean(part.before), _clean(part.after)]
            words = [text_of(spans) for row in part.rows for spans in (row.before, row.after)]
            whole = _stays_whole(words, len(part.rows))
            about = {"shares": [0.16, 0.42, 0.42], "numeric": [False] * 3, "whole": whole}
            return {"kind": "table", "head": head, "rows": rows, **about} | _captioned(
                part, one.label, language
            )
        case Figure() as part:
            return _figure(part, one, language, pictures)
        case FillIn(title, fields):
            told = [[_clean(what), _clean(known)] for what, known in fields]
            return {"kind": "fill_in", "title": _clean(title), "fields": told}
        case _:
            raise TypeError(f"no way to typeset a {type(one.part).__name__}")


def _table(table: Table, label: str, language: str) -> Plain:
    return {
        "kind": "table",
        "head": [_clean(word) for word in table.head],
        "rows": [[_spans((Span(cell_text(cell)),)) for cell in row] for row in table.rows],
        "numeric": [is_numeric(table, place) for place in range(len(table.head))],
        "shares": column_shares(table),
        "whole": _stays_whole([cell_text(cell) for row in table.rows for cell in row], len(table.rows)),
        **_captioned(table, label, language),
    }


def _stays_whole(words: Sequence[str], rows: int) -> bool:
    """Say whether a table is short enough to stay on one page, whatever page that is."""
    return rows <= MOST_ROWS_TOGETHER and sum(map(len, words)) <= MOST_SIGNS_TOGETHER


def _figure(part: Figure, one: Numbered, language: str, pictures: dict[str, bytes]) -> Plain:
    name = f"picture-{len(pictures) + 1}.png"
    pictures[name] = png_of(part.svg)
    width, height = size_of(part.svg)
    shown = min(WIDEST_MM, width * MM_PER_PIXEL, TALLEST_MM * width / height)
    beside = None if part.beside is None else _table(part.beside, one.beside, language)
    about = {"kind": "figure", "file": name, "alt": _clean(part.alt), "width": shown, "beside": beside}
    return about | _captioned(part, one.label, language)


def _captioned(part: Table | WordingColumns | Figure, label: str, language: str) -> Plain:
    source = phrase(language, "documents.source", source=part.source) if part.source else ""
    return {"label": label, "caption": _clean(part.caption), "source": _clean(source)}


def _spans(spans: Spans) -> list[Plain]:
    return [{"text": _clean(span.text), "style": span.style.value, "link": span.link} for span in spans]


def _clean(text: str) -> str:
    return without_control(text)
