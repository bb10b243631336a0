"""The libraries that a report is made with, each pinned by its digest."""

from pathlib import Path


def lock_text() -> str:
    """Return the lock that reports are made under: that of the checkout, or the copy in the package."""
    package = Path(__file__).parent.parent
    for folder in (package.parent.parent, package):
        found = folder / "requirements" / "report.txt"
        if found.is_file():
            return found.read_text(encoding="utf-8")
    return ""
