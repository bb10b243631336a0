"""What is written in one cell of a table, as a code; spaces around it and capitals do not matter."""

import math
import re
from difflib import get_close_matches

from lawmodel.concepts.vocabulary import NONE, UNKNOWN, Fact

FAULT = -3
"""The code, while a table is read, of a cell that says nothing allowed."""
TRUE_WORDS = ("true", "ja", "yes", "sant", "1")
FALSE_WORDS = ("false", "nej", "no", "falskt", "0")
BOOLEAN_CODES = {**dict.fromkeys(TRUE_WORDS, 1), **dict.fromkeys(FALSE_WORDS, 0)}
WORDS_FOR_UNKNOWN = frozenset(
    ["?", "-", ".", "na", "n/a", "#n/a", "nan", "null", "unknown", "okänd", "okänt", "vet ej", "saknas"]
)
"""What people write where they do not know; refused with the advice to leave the cell empty."""
LARGEST_WEIGHT = 1_000_000_000
"""What a row may count at most; sums of more would lose digits."""
WHOLE_NUMBER = re.compile(r"([+-]?[0-9]{1,9})(?:[.,]0)?")
NUMBER = re.compile(r"\+?([0-9]{1,12}(?:\.[0-9]{0,30})?|\.[0-9]{1,30})(?:e[+-]?[0-9]{1,2})?")


class CellCodes(dict[str, int]):
    """The code of every cell of a column met so far: UNKNOWN where empty, FAULT where not allowed."""

    def __init__(self, fact: Fact) -> None:
        super().__init__()
        self.fact = fact
        self.values_by_word = {value.casefold(): code for code, value in enumerate(fact.values)}

    def __missing__(self, cell: str) -> int:
        code = self[cell] = self._code(cell.strip().casefold())
        return code

    def _code(self, word: str) -> int:
        if not word:
            return UNKNOWN
        if word == "none" and self.fact.none_means is not None:
            return NONE
        if self.fact.kind == "boolean":
            return BOOLEAN_CODES.get(word, FAULT)
        if self.fact.kind != "integer":
            return self.values_by_word.get(word, FAULT)
        found = WHOLE_NUMBER.fullmatch(word)
        number = int(found[1]) if found else self.fact.lowest - 1
        return number if self.fact.lowest <= number <= self.fact.highest else FAULT


def weight_in(cell: str, *, decimal_comma: bool) -> float:
    """Return the weight a cell states; not a number where it states none above nought."""
    word = cell.strip().casefold()
    if decimal_comma:
        word = word.replace(",", ".")
    weight = float(word) if NUMBER.fullmatch(word) else math.nan
    return weight if 0 < weight <= LARGEST_WEIGHT else math.nan


def says_unknown(fact: Fact, cell: str) -> bool:
    """Say whether a faulty cell is a word for not knowing."""
    return cell.strip().casefold() in WORDS_FOR_UNKNOWN - set(fact.values)


def nearest_answer(fact: Fact, cell: str) -> str:
    """Return the allowed answer that a faulty cell most resembles, in itself or by its label; or nothing."""
    word = cell.strip().casefold()[:100]
    labelled = zip(fact.values, fact.value_labels, strict=False)
    answers = {value.casefold(): value for value in fact.values}
    answers |= {text.casefold(): value for value, label in labelled for text in label.values()}
    return next((answers[near] for near in get_close_matches(word, answers, n=1)), "")
