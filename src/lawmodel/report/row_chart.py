"""Bars in rows, each under its own words, so that long names fit a narrow window."""

from collections.abc import Sequence
from dataclasses import dataclass

import altair as alt

from lawmodel.report.chart_look import FEWER, LEVEL, MORE, charted, finished, title_lines
from lawmodel.report.colours import PAPER, RULE
from lawmodel.report.graph_marks import QUIET

ROW = 46
"""Height of a row: its words and, under them, its bar."""
ROOM_FOR_AXIS = 38
LINE_OF_TITLE = 14
ROOM_FOR_VALUE = 0.28
"""The share of the axis that is kept free for the figure after the longest bar."""
THINNEST = 0.003
"""The smallest share of the axis that a bar covers, so that it is seen."""

BESIDE_LINE = 5
"""Pixels that words stand to the right of the axis, where the line that bars are held against may run."""


@dataclass(frozen=True)
class Row:
    """A bar from `start` to `end`, the words above it and the figure after it; `middle` is marked on it.

    `colour`: None for more or fewer by its direction. `mark_only`: a point at `end` instead of a bar.
    """

    words: str
    start: float
    end: float
    figure: str
    colour: str | None = None
    middle: float | None = None
    mark_only: bool = False


def row_chart(
    rows: Sequence[Row],
    language: str,
    axis: str,
    *,
    reference: float | None = None,
    form: str = ".2f",
) -> alt.LayerChart:
    """Return rows on one axis; a line stands at the value that everything is held against."""
    low, high = _domain(rows, reference)
    data = [_plain(row, place, (high - low) * THINNEST) for place, row in enumerate(rows)]
    titles = title_lines(axis)
    scale = alt.Scale(domain=[low, high], nice=False, zero=False)
    x_axis = alt.Axis(title=titles, format=form, tickCount=5, gridColor=RULE)
    heights = alt.Scale(domain=[len(rows), 0], nice=False)
    base = charted(data).encode(description="described:N")
    bars = (
        base.transform_filter("!datum.point")
        .mark_bar()
        .encode(
            x=alt.X("start:Q", scale=scale, axis=x_axis),
            x2="end:Q",
            y=alt.Y("top:Q", scale=heights, axis=None),
            y2="bottom:Q",
            color=alt.Color("colour:N", scale=None),
        )
    )
    points = (
        base.transform_filter("datum.point")
        .mark_point(filled=True, size=140, opacity=1)
        .encode(
            x=alt.X("to:Q", scale=scale, axis=x_axis),
            y=alt.Y("centre:Q", scale=heights, axis=None),
            color=alt.Color("colour:N", scale=None),
        )
    )
    # Lines of the axis would run through the words above the bars.
    bands = base.mark_rect(color=PAPER, aria=False).encode(
        x=alt.value(0),
        x2=alt.value("width"),
        y=alt.Y("place:Q", scale=heights, axis=None),
        y2="band:Q",
    )
    words = base.mark_text(align="left", fontSize=13, limit=alt.ExprRef("width"), aria=False).encode(
        x=alt.value(BESIDE_LINE), y=alt.Y("above:Q", scale=heights, axis=None), text="words:N"
    )
    figures = base.mark_text(align="left", dx=8, fontSize=12, aria=False).encode(
        x=alt.X("after:Q", scale=scale), y=alt.Y("centre:Q", scale=heights, axis=None), text="figure:N"
    )
    # A layer without marks would be a picture without words.
    marks = [bars if not all(row.mark_only for row in rows) else None]
    marks.append(points if any(row.mark_only for row in rows) else None)
    layers = [_line(reference, scale), bands, *marks, _middles(base, scale, heights), words, figures]
    size = {"width": "container", "height": ROW * len(rows) + ROOM_FOR_AXIS + LINE_OF_TITLE * len(titles)}
    chart: alt.LayerChart = alt.LayerChart(layer=[one for one in layers if one is not None])
    return finished(chart.properties(**size), language)


def _domain(rows: Sequence[Row], reference: float | None) -> tuple[float, float]:
    ends = [end for row in rows for end in (row.start, row.end)]
    ends += [] if reference is None else [reference]
    low, high = min(ends), max(ends)
    span = (high - low) or abs(high) or 1.0
    return (low - 0.02 * span if low else low), high + ROOM_FOR_VALUE * span


def _line(reference: float | None, scale: alt.Scale) -> alt.Chart | None:
    if reference is None:
        return None
    rule: alt.Chart = (
        charted([{"at": reference}])
        .mark_rule(color=QUIET, strokeDash=[4, 3], aria=False)
        .encode(x=alt.X("at:Q", scale=scale))
    )
    return rule


def _middles(base: alt.Chart, scale: alt.Scale, heights: alt.Scale) -> alt.Chart:
    ticks: alt.Chart = (
        base.transform_filter("isValid(datum.middle)")
        .mark_bar(color="#FFFFFF", stroke="#1A1A1A", width=4, aria=False)
        .encode(
            x=alt.X("middle:Q", scale=scale),
            y=alt.Y("top:Q", scale=heights, axis=None),
            y2="bottom:Q",
        )
    )
    return ticks


def _plain(row: Row, place: int, thinnest: float) -> dict[str, object]:
    short = thinnest - abs(row.end - row.start)
    widened = short / 2 if short > 0 else 0.0
    start, end = sorted((row.start, row.end))
    direction = MORE if row.end > row.start else FEWER if row.end < row.start else LEVEL
    return {
        "words": row.words,
        "start": start - widened,
        "end": end + widened,
        "to": row.end,
        "after": end,
        "place": place,
        "band": place + 0.42,
        "above": place + 0.24,
        "top": place + 0.46,
        "centre": place + 0.65,
        "bottom": place + 0.84,
        "figure": row.figure,
        "colour": row.colour or direction,
        "middle": row.middle,
        "point": row.mark_only,
        "described": f"{row.words}: {row.figure}",
    }
