"""Which libraries the formats need, and what is raised when one is not there."""

from importlib.util import find_spec

NEEDED = ("docx", "typst", "vl_convert", "xlsxwriter")


def has_writers() -> bool:
    """Say whether every library that writes documents is installed."""
    return all(find_spec(name) is not None for name in NEEDED)


class MissingExtra(Exception):
    """Raised when a library is not installed: the extra that brings it."""

    def __init__(self, extra: str) -> None:
        super().__init__(extra)
        self.extra = extra


def without_control(text: str) -> str:
    """Return words without the control characters that no document format can hold.

    >>> without_control("la\\x00mp")
    'lamp'
    """
    return "".join(mark for mark in text if mark in "\n\t" or mark.isprintable() or mark.isspace())
