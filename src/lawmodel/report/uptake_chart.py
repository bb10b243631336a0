"""How fast something is taken up: a line with points per version, named where it ends."""

from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt

from lawmodel.report.chart_look import charted, finished

LINES = (("#08306B", [1, 0], "circle"), ("#A84300", [6, 3], "square"), ("#3D8FCB", [2, 2], "diamond"))
HEIGHT = 320


def uptake_chart(rows: Sequence[Mapping[str, Any]], language: str, months: str, axis: str) -> alt.LayerChart:
    """Return a line per series; rows have `months`, `series` and `value`."""
    names = list(dict.fromkeys(row["series"] for row in rows))
    looks = [LINES[place % len(LINES)] for place in range(len(names))]
    legend = alt.Legend(orient="top", columns=2)
    base = charted(rows).encode(
        x=alt.X("months:Q", title=months, axis=alt.Axis(tickCount=6, grid=False)),
        y=alt.Y("value:Q", title=axis, scale=alt.Scale(zero=True), axis=alt.Axis(tickCount=5)),
        color=alt.Color(
            "series:N",
            title=None,
            legend=legend,
            scale=alt.Scale(domain=names, range=[colour for colour, _, _ in looks]),
        ),
    )
    lines = base.mark_line(strokeWidth=2).encode(
        strokeDash=alt.StrokeDash(
            "series:N",
            title=None,
            legend=legend,
            scale=alt.Scale(domain=names, range=[dash for _, dash, _ in looks]),
        )
    )
    points = base.mark_point(filled=True, size=80, opacity=1).encode(
        shape=alt.Shape(
            "series:N",
            title=None,
            legend=legend,
            scale=alt.Scale(domain=names, range=[shape for _, _, shape in looks]),
        )
    )
    chart: alt.LayerChart = alt.LayerChart(layer=[lines, points])
    return finished(chart.properties(width="container", height=HEIGHT), language)
