"""Twenty equally likely outcomes of a ratio, a dot each: chance as something one can count."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

import altair as alt

from lawmodel.phrases.catalogue import phrase
from lawmodel.phrases.numbers import decimal
from lawmodel.report.chart_look import FEWER, MORE, charted, finished
from lawmodel.report.colours import RULE
from lawmodel.report.graph_marks import QUIET

PILES = 22
"""How many piles the axis has room for beside each other."""
DOT = 13
NO_CHANGE = 1.0


def dots_chart(ratios: Sequence[float], language: str) -> alt.LayerChart:
    """Return a dot per outcome in piles along the ratio, with a line where nothing changes."""
    low, high = min(NO_CHANGE, *ratios), max(NO_CHANGE, *ratios)
    width = (high - low) / PILES or 1.0
    piled: Counter[int] = Counter()
    rows = []
    for ratio in sorted(ratios):
        pile = round((ratio - low) / width)
        more = ratio > NO_CHANGE
        rows.append(
            {
                "x": low + pile * width,
                "y": piled[pile] + 0.5,
                "colour": MORE if more else FEWER,
                "shape": "circle" if more else "diamond",
                "described": decimal(language, ratio),
            }
        )
        piled[pile] += 1
    highest = max(piled.values())
    scale = alt.Scale(domain=[low - width, high + width], nice=False, zero=False)
    title = phrase(language, "overview.dots_axis")
    axis = alt.Axis(title=title, format=".1f", tickCount=5, grid=False, domainColor=RULE)
    y = alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[0, max(highest, 4)], nice=False))
    dots = (
        charted(rows)
        .mark_point(filled=True, size=DOT * DOT, opacity=1)
        .encode(
            x=alt.X("x:Q", scale=scale, axis=axis),
            y=y,
            color=alt.Color("colour:N", scale=None),
            shape=alt.Shape("shape:N", scale=None),
            description="described:N",
        )
    )
    line = charted([{"at": NO_CHANGE, "words": phrase(language, "overview.dots_none")}]).encode(
        x=alt.X("at:Q", scale=scale)
    )
    rule = line.mark_rule(color=QUIET, strokeDash=[4, 3], aria=False)
    beside: dict[str, Any] = {"align": "left", "dx": 5} if high > NO_CHANGE else {"align": "right", "dx": -5}
    words = line.mark_text(**beside, fontSize=12, aria=False).encode(y=alt.value(8), text="words:N")
    size = {"width": "container", "height": (DOT + 3) * max(highest, 4) + 76}
    chart: alt.LayerChart = alt.LayerChart(layer=[rule, dots, words]).properties(**size)
    return finished(chart, language)


def dots_described(ratios: Sequence[float], language: str) -> str:
    """Return the twenty outcomes in words."""
    ends = {"low": decimal(language, min(ratios)), "high": decimal(language, max(ratios))}
    more = sum(ratio > NO_CHANGE for ratio in ratios)
    return phrase(language, "overview.dots_described", all=len(ratios), more=more, **ends)
