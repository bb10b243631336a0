"""Figures with their intervals in rows, a mark per version, so that a pair can be held together."""

from collections.abc import Sequence
from dataclasses import dataclass

import altair as alt

from lawmodel.report.chart_look import charted, finished, title_lines
from lawmodel.report.colours import PAPER, RULE
from lawmodel.report.graph_marks import INK

LOOKS = (("#FFFFFF", "diamond"), ("#08306B", "circle"), ("#3D8FCB", "square"), ("#8C2D04", "triangle-up"))
"""Fill and shape of the marks of each series, so that colour is never alone."""
WORDS_HEIGHT = 22
MARK_HEIGHT = 20
AROUND = 104
"""Height of the legend above and the axis below."""


@dataclass(frozen=True)
class Mark:
    """A figure with its ends, in numbers and in words, and the series it belongs to."""

    series: str
    value: float
    low: float
    high: float
    figure: str


@dataclass(frozen=True)
class MarkedRow:
    """Words, and the marks that stand under them."""

    words: str
    marks: tuple[Mark, ...]


def interval_chart(
    rows: Sequence[MarkedRow], language: str, axis: str, *, form: str = ".0%", from_zero: bool = True
) -> alt.LayerChart:
    """Return rows of marks on one axis, each with a line from its low to its high end."""
    data, height = _placed(rows)
    across = alt.Scale(zero=from_zero, nice=True)
    down = alt.Scale(domain=[height, 0], nice=False)
    names = list(dict.fromkeys(mark.series for row in rows for mark in row.marks))
    y = alt.Y("y:Q", scale=down, axis=None)
    x_axis = alt.Axis(title=title_lines(axis), format=form, tickCount=5, gridColor=RULE)
    base = charted(data).transform_filter("datum.series != ''")
    lines = base.mark_rule(strokeWidth=3, color="#5F666D", aria=False).encode(
        x=alt.X("low:Q", scale=across, axis=x_axis), x2="high:Q", y=y
    )
    looks = [LOOKS[place % len(LOOKS)] for place in range(len(names))]
    points = base.mark_point(filled=True, size=130, opacity=1, stroke=INK, strokeWidth=1.5).encode(
        x=alt.X("value:Q", scale=across, axis=x_axis),
        y=y,
        fill=alt.Fill("series:N", title=None, scale=alt.Scale(domain=names, range=[one for one, _ in looks])),
        shape=alt.Shape(
            "series:N", title=None, scale=alt.Scale(domain=names, range=[one for _, one in looks])
        ),
        description="described:N",
        tooltip=[alt.Tooltip(f"{name}:N") for name in ("words", "series", "figure")],
    )
    named = charted(data).transform_filter("datum.series == ''")
    # Lines of the axis would run through the words above the marks.
    bands = named.mark_rect(color=PAPER, aria=False).encode(
        x=alt.value(0), x2=alt.value("width"), y=alt.Y("top:Q", scale=down, axis=None), y2="bottom:Q"
    )
    words = named.mark_text(
        align="left", baseline="middle", fontSize=13, aria=False, limit=alt.ExprRef("width")
    ).encode(x=alt.value(0), y=y, text="words:N")
    size = {"width": "container", "height": height + AROUND}
    chart: alt.LayerChart = alt.LayerChart(layer=[bands, lines, points, words]).properties(**size)
    dressed = finished(chart, language)
    dressed.config.legend = {**_legend(dressed), "orient": "top", "columns": 1, "symbolStrokeWidth": 1.5}
    return dressed


def _legend(chart: alt.LayerChart) -> dict[str, object]:
    found: dict[str, object] = chart.config.to_dict().get("legend", {})
    return found


def _placed(rows: Sequence[MarkedRow]) -> tuple[list[dict[str, object]], int]:
    """Return every line of words and every mark with its height, and the height of it all."""
    placed: list[dict[str, object]] = []
    height = 0
    for row in rows:
        middle, bottom = height + WORDS_HEIGHT // 2, height + WORDS_HEIGHT
        placed.append({"series": "", "words": row.words, "y": middle, "top": height, "bottom": bottom})
        height += WORDS_HEIGHT
        for mark in row.marks:
            described = f"{row.words}, {mark.series}: {mark.figure}"
            here = {"words": row.words, "y": height + MARK_HEIGHT // 2, "described": described}
            placed.append({**vars(mark), **here})
            height += MARK_HEIGHT
        height += 6
    return placed, height


def described_rows(rows: Sequence[MarkedRow]) -> str:
    """Return the chart in words, for those who do not see it."""
    return " ".join(
        f"{row.words}: {', '.join(f'{mark.series} {mark.figure}' for mark in row.marks)}." for row in rows
    )
