"""Tables and key figures as HTML that a screen reader can follow and a narrow window can fold."""

from collections.abc import Sequence
from html import escape


def html_table(caption: str, head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a table; the first cell of a row is its heading, the rest are figures. All words are escaped.

    >>> html_table("c", ["", "n"], [["<x>", "1"]]).count("&lt;x&gt;")
    1
    """
    top = "".join(f'<th scope="col">{escape(word)}</th>' if word else "<td></td>" for word in head)
    body = "".join(_row(row) for row in rows)
    words = escape(caption)
    return (
        f'<table class="figures"><caption>{words}</caption><thead><tr>{top}</tr></thead>'
        f"<tbody>{body}</tbody></table>"
    )


def html_figures(figures: Sequence[tuple[str, str, str]]) -> str:
    """Return figures side by side: what each is, its value, and what is said about it. Words are escaped."""
    cards = "".join(
        f'<div><dt>{escape(label)}</dt><dd class="value">{escape(value)}</dd><dd>{escape(about)}</dd></div>'
        for label, value, about in figures
    )
    return f'<dl class="key-figures">{cards}</dl>'


def _row(row: Sequence[str]) -> str:
    cells = "".join(f"<td>{escape(word)}</td>" for word in row[1:])
    return f'<tr><th scope="row">{escape(row[0])}</th>{cells}</tr>'
