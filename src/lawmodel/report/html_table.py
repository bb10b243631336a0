"""Tables and key figures as HTML that a screen reader can follow and a narrow window can fold."""

from collections.abc import Sequence
from html import escape

from lawmodel.report.overview import English


def html_table(caption: str, head: Sequence[str], rows: Sequence[Sequence[str]], words: int = 1) -> str:
    """Return a table; the first cell of a row is its heading. All words are escaped.

    The first so many columns hold `words`, the rest figures, which stand to the right. It stands in a box of
    its own, which scrolls sideways in a narrow window, by keyboard too.

    >>> html_table("c", ["", "n"], [["<x>", "1"]]).count("&lt;x&gt;")
    1
    """
    top = "".join(
        f'<th scope="col"{_kind(place, words)}>{escape(word)}</th>' if word else "<td></td>"
        for place, word in enumerate(head)
    )
    body = "".join(_row(row, words) for row in rows)
    named = escape(caption)
    return (
        f'<div class="wide" role="region" tabindex="0" aria-label="{named}"><table class="figures">'
        f"<caption>{named}</caption><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def html_figures(figures: Sequence[tuple[str, str, str]]) -> str:
    """Return figures side by side: what each is, its value, and what is said about it. Words are escaped."""
    cards = "".join(
        f'<div><dt>{escape(label)}</dt><dd class="value">{escape(value)}</dd><dd>{escape(about)}</dd></div>'
        for label, value, about in figures
    )
    return f'<dl class="key-figures">{cards}</dl>'


def html_facts(facts: Sequence[tuple[str, str]]) -> str:
    """Return what is told of one thing: headings, each with its words beside it. Words are escaped."""
    told = "".join(
        f"<div><dt>{escape(heading)}</dt><dd{_tongue(words)}>{escape(words)}</dd></div>"
        for heading, words in facts
    )
    return f'<dl class="told">{told}</dl>'


def _kind(place: int, words: int, word: str = "") -> str:
    """Return how a cell is set: several figures in one are set as words, or the table would be too wide."""
    return ' class="words"' if 0 < place < words or "; " in word else ""


def _figure(word: str) -> str:
    """Return the words of a cell; an interval in brackets after a figure may stand on a line of its own."""
    figure, bracket, ends = word.partition(" (")
    if not (bracket and figure[:1].isdigit() and ends.endswith(")")):
        return escape(word)
    return f'{escape(figure)} <span class="ends">({escape(ends)}</span>'


def _row(row: Sequence[str], words: int) -> str:
    cells = "".join(
        f"<td{_kind(place, words, word)}{_tongue(word)}>{_figure(word)}</td>"
        for place, word in enumerate(row[1:], start=1)
    )
    return f'<tr><th scope="row"{_tongue(row[0])}>{escape(row[0])}</th>{cells}</tr>'


def _tongue(word: str) -> str:
    """Return the language of a cell where it may be another than the page's."""
    return ' lang="en"' if isinstance(word, English) else ""
