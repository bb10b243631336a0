"""Bars split into parts, each under its own words, with the figure written on every part that has room."""

from collections.abc import Sequence
from dataclasses import dataclass

import altair as alt

from lawmodel.report.chart_look import charted, finished, title_lines
from lawmodel.report.graph_marks import INK

ROW = 50
ROOM_FOR_AXES = 104
LOOKS = (("#08306B", "#FFFFFF"), ("#B0872F", INK), ("#3D8FCB", INK))
"""Fill of each part, and the ink on it; they differ in lightness, and white stands between them."""
ROOM_FOR_WORDS = 0.08
"""The smallest share of the axis that a figure is written in."""


@dataclass(frozen=True)
class Part:
    """A part of a bar: how large, and its figure in words."""

    bar: str
    name: str
    value: float
    figure: str


def stacked_chart(parts: Sequence[Part], language: str, axis: str) -> alt.LayerChart:
    """Return the bars in the order given; parts of a bar stand in theirs."""
    bars = list(dict.fromkeys(part.bar for part in parts))
    names = list(dict.fromkeys(part.name for part in parts))
    longest = max((sum(part.value for part in parts if part.bar == bar) for bar in bars), default=1.0)
    rows = []
    for place, bar in enumerate(bars):
        start = 0.0
        for part in (part for part in parts if part.bar == bar):
            fits = part.value >= ROOM_FOR_WORDS * longest
            rows.append(
                {
                    "bar": bar if not start else "",
                    "name": part.name,
                    "start": start,
                    "end": start + part.value,
                    "middle": start + part.value / 2,
                    "figure": part.figure if fits else "",
                    "above": place + 0.24,
                    "top": place + 0.42,
                    "centre": place + 0.65,
                    "bottom": place + 0.88,
                    "ink": LOOKS[names.index(part.name) % len(LOOKS)][1],
                    "described": f"{bar}, {part.name}: {part.figure}",
                }
            )
            start += part.value
    x = alt.X(
        "start:Q",
        axis=alt.Axis(title=title_lines(axis), tickCount=5, grid=False),
        scale=alt.Scale(domain=[0, longest * 1.02], nice=False),
    )
    heights = alt.Scale(domain=[len(bars), 0], nice=False)
    fills = alt.Scale(domain=names, range=[fill for fill, _ in LOOKS[: len(names)]])
    legend = alt.Legend(orient="top", symbolType="square", columns=2)
    base = charted(rows)
    filled = base.mark_bar(stroke="#FFFFFF", strokeWidth=1.5).encode(
        x=x,
        x2="end:Q",
        y=alt.Y("top:Q", scale=heights, axis=None),
        y2="bottom:Q",
        color=alt.Color("name:N", title=None, scale=fills, legend=legend),
        description="described:N",
    )
    words = base.mark_text(align="left", fontSize=13, limit=alt.ExprRef("width"), aria=False).encode(
        x=alt.value(0), y=alt.Y("above:Q", scale=heights, axis=None), text="bar:N"
    )
    figures = base.mark_text(fontSize=12, aria=False).encode(
        x="middle:Q",
        y=alt.Y("centre:Q", scale=heights, axis=None),
        text="figure:N",
        color=alt.Color("ink:N", scale=None),
    )
    chart: alt.LayerChart = alt.LayerChart(layer=[filled, words, figures])
    return finished(chart.properties(width="container", height=ROW * len(bars) + ROOM_FOR_AXES), language)


def parts_described(parts: Sequence[Part]) -> str:
    """Return the bars in words."""
    bars = dict.fromkeys(part.bar for part in parts)
    said = [
        f"{bar}: " + ", ".join(f"{part.name} {part.figure}" for part in parts if part.bar == bar)
        for bar in bars
    ]
    return "; ".join(said) + "."
