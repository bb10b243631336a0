"""Which number each table and figure has: counted through the document, the same in every format."""

from collections.abc import Iterator
from dataclasses import dataclass

from lawmodel.documents.parts import Document, Figure, Part, Table, WordingColumns
from lawmodel.phrases.catalogue import phrase


@dataclass(frozen=True)
class Numbered:
    """A part with its label (`Table 3`), empty for other parts, and that of the table beside a figure."""

    part: Part
    label: str = ""
    beside: str = ""


def numbered(document: Document) -> Iterator[Numbered]:
    """Yield the parts in order with the labels of tables and figures."""
    tables = figures = 0
    for part in document.parts:
        match part:
            case Table() | WordingColumns():
                tables += 1
                yield Numbered(part, phrase(document.language, "documents.table", number=tables))
            case Figure():
                figures += 1
                label = phrase(document.language, "documents.figure", number=figures)
                tables += part.beside is not None
                beside = phrase(document.language, "documents.table", number=tables) if part.beside else ""
                yield Numbered(part, label, beside)
            case _:
                yield Numbered(part)
