"""What the first page shows as it opens, worked out beforehand and shipped, so that nobody waits for it.

It is taken only where everything that it was made from is the same; anything else is worked out anew.
"""

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import Any

from lawmodel import __version__

SHIPPED = Path(__file__).with_name("first_view.json")


def key_of(book: str, asked: str, question: str) -> str:
    """Return what tells one answer from every other: the version, the book's digest, the question."""
    return hashlib.sha256("\n".join((__version__, book, asked, question)).encode()).hexdigest()


def shipped_answer(key: str) -> dict[str, Any] | None:
    """Return the answer that was shipped under a key; None where there is none."""
    return _shipped().get(key)


@cache
def _shipped() -> dict[str, dict[str, Any]]:
    return json.loads(SHIPPED.read_text("utf-8")) if SHIPPED.is_file() else {}
