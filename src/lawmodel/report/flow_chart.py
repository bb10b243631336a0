"""Where cases go from one version to another, as ribbons between the outcomes of both."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import altair as alt

from lawmodel.concepts.outcome import SETTLED
from lawmodel.phrases.numbers import small_percent
from lawmodel.report.chart_look import charted, finished
from lawmodel.report.colours import OUTCOME_COLOURS
from lawmodel.report.overview import Overview, outcome_word

HEIGHT = 360
BETWEEN_NODES = 0.07
"""The gap between two outcomes, as a share of all cases."""
LEAST_BETWEEN_WORDS = 0.12
NODE = 0.03
MARGIN = 0.36
"""What is kept free on either side for words, as a share of the way between the sides."""
STEPS = 24
STAYS, MOVES = 0.28, 0.9
WORDS_BESIDE: dict[str, dict[str, Any]] = {
    "left": {"align": "right", "dx": -6},
    "right": {"align": "left", "dx": 6},
}


def flow_chart(overview: Overview) -> alt.LayerChart:
    """Return ribbons from the outcomes of one version to those of the other; those that move stand out."""
    counts = {(row["from"], row["to"]): row["cases"] for row in overview.transitions()}
    cases = overview.ends[0]["cases"]
    shares = {
        (old.value, new.value): counts.get((old.value, new.value), 0) / cases
        for old in SETTLED
        for new in SETTLED
    }
    x = alt.X("x:Q", axis=None, scale=alt.Scale(domain=[-MARGIN, 1 + MARGIN], nice=False))
    y = alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[1 + 2 * BETWEEN_NODES, 0], nice=False))
    colour = alt.Color("colour:N", scale=None)
    ribbons = (
        charted(list(_ribbons(shares, overview)))
        .mark_area(strokeWidth=1)
        .encode(
            x=x,
            y=y,
            y2="y2:Q",
            detail="ribbon:N",
            color=colour,
            stroke=alt.Stroke("colour:N", scale=None),
            fillOpacity=alt.FillOpacity("opacity:Q", scale=None),
            strokeOpacity=alt.StrokeOpacity("opacity:Q", scale=None),
            description="described:N",
        )
    )
    nodes = charted(list(_nodes(shares, overview)))
    boxes = nodes.mark_rect(aria=False).encode(x=x, x2="x2:Q", y=y, y2="y2:Q", color=colour)
    words = [
        nodes.transform_filter(f"datum.side == '{side}'")
        .mark_text(**place, fontSize=13, lineBreak="\n", baseline="middle", aria=False)
        .encode(x=alt.X("edge:Q"), y=alt.Y("middle:Q"), text="words:N")
        for side, place in WORDS_BESIDE.items()
    ]
    chart: alt.LayerChart = alt.LayerChart(layer=[ribbons, boxes, *words])
    return finished(chart.properties(width="container", height=HEIGHT), overview.language)


def flow_described(overview: Overview) -> str:
    """Return the ribbons in words: who goes where, the most first."""
    cases = overview.ends[0]["cases"]
    moves = [row for row in overview.transitions() if row["from"] != row["to"] and row["cases"] > 0]
    lines = [
        overview.say(
            "flow_row",
            share=small_percent(overview.language, row["cases"] / cases),
            old=outcome_word(row["from"], overview.language),
            new=outcome_word(row["to"], overview.language),
        )
        for row in sorted(moves, key=lambda row: (-row["cases"], row["from"], row["to"]))
    ]
    return overview.say("flow_described", rows="; ".join(lines) or overview.say("flow_nobody"))


def _tops(sizes: Sequence[float]) -> list[float]:
    """Return where each of the outcomes on one side begins."""
    tops, top = [], 0.0
    for size in sizes:
        tops.append(top)
        top += size + BETWEEN_NODES
    return tops


def _sides(shares: Mapping[tuple[str, str], float]) -> tuple[list[float], list[float]]:
    left = [sum(shares[old.value, new.value] for new in SETTLED) for old in SETTLED]
    right = [sum(shares[old.value, new.value] for old in SETTLED) for new in SETTLED]
    return left, right


def _ribbons(shares: Mapping[tuple[str, str], float], overview: Overview) -> Iterator[dict[str, Any]]:
    lefts, rights = (_tops(side) for side in _sides(shares))
    for i, old in enumerate(SETTLED):
        for j, new in enumerate(SETTLED):
            share = shares[old.value, new.value]
            if share > 0:
                words = overview.say(
                    "flow_row",
                    share=small_percent(overview.language, share),
                    old=outcome_word(old, overview.language),
                    new=outcome_word(new, overview.language),
                )
                for step in range(STEPS + 1):
                    along = step / STEPS
                    top = lefts[i] + (rights[j] - lefts[i]) * along * along * (3 - 2 * along)
                    yield {
                        "ribbon": f"{old.value} {new.value}",
                        "x": NODE + along * (1 - 2 * NODE),
                        "y": top,
                        "y2": top + share,
                        "colour": OUTCOME_COLOURS[old],
                        "opacity": STAYS if old is new else MOVES,
                        "described": words,
                    }
            lefts[i] += share
            rights[j] += share


def _nodes(shares: Mapping[tuple[str, str], float], overview: Overview) -> Iterator[dict[str, Any]]:
    for side, sizes, x in zip(("left", "right"), _sides(shares), (0.0, 1.0 - NODE), strict=True):
        lowest = -LEAST_BETWEEN_WORDS
        for outcome, size, top in zip(SETTLED, sizes, _tops(sizes), strict=True):
            lowest = max(top + size / 2, lowest + LEAST_BETWEEN_WORDS)
            name = outcome_word(outcome, overview.language)
            yield {
                "side": side,
                "x": x,
                "x2": x + NODE,
                "y": top,
                "y2": top + size,
                "edge": x if side == "left" else x + NODE,
                "middle": lowest,
                "colour": OUTCOME_COLOURS[outcome],
                "words": f"{name}\n{small_percent(overview.language, size)}",
            }
