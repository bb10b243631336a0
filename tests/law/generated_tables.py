"""Tables that the model writes into documents, between two marks; `make golden` writes them all."""

from collections.abc import Iterable
from pathlib import Path

BEGIN, END = "<!-- tables: written by the model, see `make golden` -->\n", "<!-- end of tables -->\n"


def document_with(document: Path, tables: str) -> str:
    """Return a document with these tables in the place of the ones it has."""
    before, rest = document.read_text(encoding="utf-8").split(BEGIN)
    _, after = rest.split(END)
    return f"{before}{BEGIN}\n{tables}\n{END}{after}"


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Return a table in Markdown."""
    head = list(head)
    return "".join(f"{_line(cells)}\n" for cells in (head, ["---"] * len(head), *rows))


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(' '.join(cell.split()) for cell in cells)} |"
