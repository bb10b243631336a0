"""Lines that are indented, as lists within lists: what the screen shows, on a page."""

from collections.abc import Iterable
from html import escape

INDENT = 2


def html_lines(lines: Iterable[str]) -> str:
    """Return lines as a list; a line further in belongs to the line above it. Words are escaped.

    >>> html_lines(["a", "  b", "c"])
    '<ul class="lines"><li>a<ul class="lines"><li>b</li></ul></li><li>c</li></ul>'
    """
    open_at: list[int] = []
    parts: list[str] = []
    for line in lines:
        words = line.lstrip(" ")
        depth = len(line) - len(words)
        while open_at and open_at[-1] > depth:
            open_at.pop()
            parts.append("</li></ul>")
        if open_at and open_at[-1] == depth:
            parts.append("</li>")
        else:
            open_at.append(depth)
            parts.append('<ul class="lines">')
        parts.append(f"<li>{escape(words)}")
    return "".join([*parts, *("</li></ul>" for _ in open_at)])
