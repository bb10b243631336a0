"""What moves the headline, in three lists that are never one: practice, readings of the law, the population.

A range that is believed, a reading that is possible and a move of a chosen size are no measures of the same
thing, so their widths are compared inside a list only, and each list has its own axis.
"""

from collections.abc import Iterator, Sequence
from math import isclose

from lawmodel.concepts.statute_book import StatuteBook
from lawmodel.phrases.numbers import counted
from lawmodel.pipeline.sensing import Sensed
from lawmodel.report.sensitivity_words import (
    bar_words,
    bracketed,
    number_words,
    question_words,
    ratio_words,
    said,
)
from lawmodel.report.text_table import text_table
from lawmodel.uncertainty.tornado import Bar, Moved, of_kind

SHOWN = {Moved.PRACTICE: 10, Moved.READING: 5, Moved.POPULATION: 5}
"""How many of each kind are shown."""
WIDEST_TEXT = 72
BAR_CELLS = 24
SEEN = 0.0005
"""A width from which the two ends differ in the decimals shown."""


def tornado_lines(sensed: Sensed, book: StatuteBook, language: str) -> Iterator[str]:
    """Yield a list for each kind of thing that moves the ratio, widest first, and how to read them."""
    lists = {kind: shown for kind in Moved if (shown := _shown(sensed, kind))}
    if not lists:
        yield said(language, "nothing_moves")
    for kind, (bars, mirrored) in lists.items():
        yield counted(language, f"sensitivity.tornado.{kind}", len(bars))
        heads = [said(language, key) for key in ("rank", "what", "moved", "ratios")]
        rows = [
            [str(rank), *_cells(bar, sensed, book, language), _drawn(bar, bars)]
            for rank, bar in enumerate(bars, start=1)
        ]
        yield from text_table([*heads, ""], rows, numbers_from=len(heads) + 1)
        if mirrored:
            yield said(language, "mirrored")
        yield ""
    if lists:
        yield said(language, "bar_note")


def _shown(sensed: Sensed, kind: Moved) -> tuple[list[Bar], bool] | None:
    """Return the first bars of a kind that are seen, and whether mirrored ones were left out among them."""
    kept: list[Bar] = []
    mirrored = False
    for bar in of_kind(sensed.tornado, kind):
        if bar.width < SEEN or len(kept) == SHOWN[kind]:
            break
        if any(_mirrored(bar, other) for other in kept):
            mirrored = True
        else:
            kept.append(bar)
    return (kept, mirrored) if kept else None


def _mirrored(bar: Bar, other: Bar) -> bool:
    """Return whether two answers of a row are one share said twice, as yes and no."""
    if bar.kind is not Moved.POPULATION or bar.id.rpartition("/")[0] != other.id.rpartition("/")[0]:
        return False
    ends = (bar.low.ratio, bar.high.ratio, other.high.ratio, other.low.ratio)
    low, high, mirrored_low, mirrored_high = (end or 0.0 for end in ends)
    return isclose(low, mirrored_low) and isclose(high, mirrored_high)


def _cells(bar: Bar, sensed: Sensed, book: StatuteBook, language: str) -> list[str]:
    ends = {"low": ratio_words(bar.low.ratio, language), "high": ratio_words(bar.high.ratio, language)}
    return [*_what(bar, sensed, book, language), said(language, "bar", **ends)]


def _what(bar: Bar, sensed: Sensed, book: StatuteBook, language: str) -> tuple[str, str]:
    """Return what is moved, and from what to what."""
    if bar.kind is Moved.READING:
        question = book.questions[bar.id.partition("=")[0]]
        readings = (str(end.value) for end in (bar.low, bar.high))
        ends = (bracketed(question.readings[one].title[language], one) for one in readings)
        return question_words(question, language, WIDEST_TEXT), " – ".join(ends)
    ends = (number_words(end.value, language, bar.unit) for end in (bar.low, bar.high))
    return bar_words(bar, sensed.model, language, WIDEST_TEXT), " – ".join(ends)


def _ends(bar: Bar) -> list[float]:
    return [ratio for ratio in (bar.headline.ratio, bar.low.ratio, bar.high.ratio) if ratio is not None]


def _drawn(bar: Bar, shown: Sequence[Bar]) -> str:
    """Return a bar on an axis that all the bars of a list share."""
    known = [ratio for one in shown for ratio in _ends(one)]
    least, most = min(known), max(known)

    def cell(ratio: float) -> int:
        return round((ratio - least) / (most - least) * (BAR_CELLS - 1)) if most > least else 0

    first, last = cell(min(_ends(bar))), cell(max(_ends(bar)))
    middle = cell(bar.headline.ratio or 0.0)
    cells = ["━" if first <= place <= last else "·" for place in range(BAR_CELLS)]
    cells[middle] = "┃"
    return "".join(cells)
