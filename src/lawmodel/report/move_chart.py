"""Where cases go from one version to another, as a square of figures; and what is allowed day by day."""

from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt

from lawmodel.concepts.outcome import SETTLED
from lawmodel.phrases.catalogue import phrase
from lawmodel.phrases.numbers import counted, small_percent
from lawmodel.report.chart_look import charted, finished
from lawmodel.report.colours import RULE
from lawmodel.report.graph_marks import INK
from lawmodel.report.overview import Overview, outcome_word

FULL = (0x08, 0x30, 0x6B)
DARK = 0.45
"""The share from which figures on a field are white."""
FIELD_HEIGHT = 74


def move_chart(overview: Overview) -> alt.LayerChart:
    """Return a square: outcomes before in rows, after in columns, the share of all cases in each field."""
    order = [outcome_word(outcome, overview.language) for outcome in SETTLED]
    upright = alt.Axis(labelLimit=120, titlePadding=8)
    base = charted(_fields(overview)).encode(
        x=alt.X(
            "became:N",
            sort=order,
            title=phrase(overview.language, "outcomes.to", version=overview.names["after"]),
            axis=alt.Axis(orient="top", labelAngle=0),
        ),
        y=alt.Y(
            "was:N",
            sort=order,
            title=phrase(overview.language, "outcomes.from", version=overview.names["before"]),
            axis=upright,
        ),
    )
    fields = base.mark_rect(stroke=INK, strokeWidth=1).encode(
        color=alt.Color("colour:N", scale=None),
        description="described:N",
    )
    shares = base.mark_text(fontSize=16, fontWeight="bold", dy=-9, aria=False).encode(
        text="share:N", color=alt.Color("ink:N", scale=None)
    )
    counts = base.mark_text(fontSize=12, dy=12, aria=False).encode(
        text="cases:N", color=alt.Color("ink:N", scale=None)
    )
    size = {"width": "container", "height": FIELD_HEIGHT * len(SETTLED) + 60}
    chart: alt.LayerChart = alt.LayerChart(layer=[fields, shares, counts]).properties(**size)
    return finished(chart, overview.language)


def _fields(overview: Overview) -> list[dict[str, Any]]:
    language = overview.language
    total = overview.ends[0]["cases"]
    counts = {(row["from"], row["to"]): row["cases"] for row in overview.transitions()}
    fields = []
    for old in SETTLED:
        for new in SETTLED:
            cases = counts.get((old.value, new.value), 0)
            words = {"old": outcome_word(old, language), "new": outcome_word(new, language)}
            share = small_percent(language, cases / total)
            fields.append(
                {
                    "was": words["old"],
                    "became": words["new"],
                    "colour": _mixed(cases / total),
                    "share": share,
                    "cases": counted(language, "outcomes.count", round(cases)),
                    "ink": "#FFFFFF" if cases / total >= DARK else INK,
                    "described": phrase(language, "outcomes.field", **words, share=share),
                }
            )
    return fields


def _mixed(share: float) -> str:
    """Return white for nothing, dark blue for everything, and what is between."""
    return "#" + "".join(f"{round(255 + (full - 255) * share):02X}" for full in FULL)


def moves_described(overview: Overview) -> str:
    """Return the square in words."""
    return " ".join(field["described"] for field in _fields(overview))


def path_chart(days: Sequence[Mapping[str, Any]], language: str) -> alt.LayerChart:
    """Return the share allowed as steps over days; rows have day, value, low, high and figure."""
    across = alt.X(
        "day:T",
        title=None,
        axis=alt.Axis(format="%Y-%m", labelAngle=0, tickCount=4, gridColor=RULE),
    )
    scale = alt.Scale(zero=True, nice=True)
    up = alt.Y(
        "value:Q",
        title=None,
        scale=scale,
        axis=alt.Axis(format=".0%", tickCount=5, gridColor=RULE),
    )
    base = charted(days)
    band = base.mark_area(interpolate="step-after", color="#3D8FCB", opacity=0.3, aria=False).encode(
        x=across, y=alt.Y("low:Q", scale=scale), y2="high:Q"
    )
    line = base.mark_line(interpolate="step-after", color="#08306B", strokeWidth=2.5, aria=False).encode(
        x=across, y=up
    )
    points = base.mark_point(filled=True, size=80, color="#08306B", opacity=1).encode(
        x=across, y=up, description="described:N"
    )
    chart: alt.LayerChart = alt.LayerChart(layer=[band, line, points]).properties(
        width="container", height=280
    )
    return finished(chart, language)
