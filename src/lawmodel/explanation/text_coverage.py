"""Quotes held against the official text of a provision: is each there word for word, which words has none?"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from lawmodel.concepts.wording import Wording

WORD = re.compile(r"[^\W_]+", re.UNICODE)


@dataclass(frozen=True)
class TextCover:
    """One wording and its text: elements whose quotes are not in it, and the words that no element quotes.

    `not_verbatim` are the quotes by element; `words` counts all words of the text; `not_encoded` are
    stretches of it in reading order.
    """

    citation: str
    words: int
    not_verbatim: Mapping[str, str]
    not_encoded: tuple[str, ...]
    encoded: int


def text_coverage(wording: Wording, text: str) -> TextCover:
    """Return how the quotes of a wording cover its official text; capitals and punctuation do not count."""
    spans = [match.span() for match in WORD.finditer(text)]
    said = [text[start:end].casefold() for start, end in spans]
    covered = [False] * len(said)
    missing: dict[str, str] = {}
    for element in wording.elements.values():
        if element.quote is None:
            continue
        quoted = [word.casefold() for word in WORD.findall(element.quote)]
        places = [k for k in range(len(said) - len(quoted) + 1) if said[k : k + len(quoted)] == quoted]
        if not places:
            missing[element.id] = element.quote
        for place in places:
            covered[place : place + len(quoted)] = [True] * len(quoted)
    stretches: list[tuple[int, int]] = []
    for k, (start, end) in enumerate(spans):
        if covered[k]:
            continue
        if k and not covered[k - 1] and stretches:
            stretches[-1] = (stretches[-1][0], end)
        else:
            stretches.append((start, end))
    left = tuple(" ".join(text[start:end].split()) for start, end in stretches)
    return TextCover(wording.citation, len(said), missing, left, sum(covered))
