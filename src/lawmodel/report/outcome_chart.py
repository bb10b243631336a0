"""The outcomes of two or more versions as bars of equal length, so that shares can be compared."""

from typing import Any

import altair as alt

from lawmodel.concepts.outcome import SETTLED, Outcome
from lawmodel.phrases.catalogue import phrase
from lawmodel.phrases.numbers import percent, whole
from lawmodel.report.chart_look import charted, finished
from lawmodel.report.colours import OUTCOME_COLOURS
from lawmodel.report.graph_marks import INK
from lawmodel.report.overview import Overview

ROOM_FOR_WORDS = 0.06
"""The smallest share of a bar that its own figure is written in."""
ROOM_FOR_AXES = 104
"""Height of the legend above and the axis below, which a fitted chart takes from the bars."""


def outcome_chart(overview: Overview) -> alt.LayerChart:
    """Return a bar per version, split by outcome; every share is written on its part."""
    rows = [row for version in overview.data["versions"] for row in _parts(version, overview)]
    titles = [row["version"] for row in rows]
    base = charted(rows).encode(
        y=alt.Y("version:N", title=None, sort=list(dict.fromkeys(titles)), axis=alt.Axis(labelLimit=240)),
        tooltip=[
            alt.Tooltip(f"{field}:N", title=overview.say(f"chart_{field}"))
            for field in ("version", "outcome", "cases", "share")
        ],
    )
    bars = _bars(base, overview)
    words = (
        base.transform_filter(f"datum.width >= {ROOM_FOR_WORDS}")
        .mark_text(fontSize=13, aria=False)
        .encode(x="middle:Q", text="share:N", color=alt.Color("ink:N", scale=None))
    )
    size = {"width": "container", "height": 58 * len(overview.data["versions"]) + ROOM_FOR_AXES}
    chart: alt.LayerChart = alt.LayerChart(layer=[bars, words]).properties(**size)
    return finished(chart, overview.language)


def _bars(base: alt.Chart, overview: Overview) -> alt.Chart:
    axis = alt.Axis(format=".0%", tickCount=5, grid=False)
    names = [_name(outcome, overview) for outcome in SETTLED]
    colours = alt.Scale(domain=names, range=list(OUTCOME_COLOURS.values()))
    legend = alt.Legend(orient="top", symbolType="square", columns=2)
    bars: alt.Chart = base.mark_bar(height=36).encode(
        x=alt.X("start:Q", title=overview.say("outcomes_axis"), axis=axis, scale=alt.Scale(domain=[0, 1])),
        x2="end:Q",
        color=alt.Color("outcome:N", title=None, scale=colours, legend=legend),
        description="described:N",
    )
    return bars


def described(overview: Overview) -> str:
    """Return the chart in words, for those who do not see it."""
    rows = []
    for version in overview.data["versions"]:
        shares = {
            o.value: percent(overview.language, version["outcomes"][o] / version["cases"]) for o in SETTLED
        }
        rows.append(overview.say("outcomes_row", version=overview.titles[version["id"]], **shares))
    return overview.say("outcomes_described", rows=" ".join(rows))


def _name(outcome: Outcome, overview: Overview) -> str:
    return phrase(overview.language, f"compare.outcome.{outcome}")


def _parts(version: dict[str, Any], overview: Overview) -> list[dict[str, Any]]:
    parts: list[dict[str, Any]] = []
    start = 0.0
    for outcome in SETTLED:
        cases = version["outcomes"][outcome]
        share = cases / version["cases"]
        written = percent(overview.language, share)
        title, name = overview.titles[version["id"]], _name(outcome, overview)
        parts.append(
            {
                "version": title,
                "outcome": name,
                "cases": whole(overview.language, cases),
                "share": written,
                "start": start,
                "end": start + share,
                "middle": start + share / 2,
                "width": share,
                "ink": INK if outcome is Outcome.PERMITTED else "#FFFFFF",
                "described": f"{title}, {name}: {written}",
            }
        )
        start += share
    return parts
