"""What is raised when a format needs a library that is not there."""


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
