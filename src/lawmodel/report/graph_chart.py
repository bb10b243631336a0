"""A dependency graph, or the difference between two, as an Altair chart: boxes, lines and words."""

from collections.abc import Collection, Iterator
from textwrap import wrap
from typing import Any

import altair as alt

from lawmodel.phrases.catalogue import phrase
from lawmodel.report.chart_look import charted, finished
from lawmodel.report.graph_layout import ON_PAPER, Layout, Measure, curve, layout_of
from lawmodel.report.graph_marks import (
    CHANGE_BORDERS,
    CHANGE_FILLS,
    INK,
    QUIET,
    Drawn,
    change_of,
    line_style,
    title_of,
)
from lawmodel.rulegraph.dependency_graph import Arrow, DependencyGraph, Node
from lawmodel.rulegraph.graph_difference import ChangeKind, GraphDifference
from lawmodel.rulegraph.graph_walks import LAYERS, neighbourhood, without_relations

MOST_NODES = 150
"""Above this a difference is drawn as the neighbourhood of what changed."""

PADDED = alt.AutoSizeParams(type="pad")
"""Streamlit would press title and boxes together into the size of the boxes."""
WIDEST_TITLE = 900
FADED = 0.14
CHOSEN = 4.0
DASHES = {"plain": [1, 0], "unless": [5, 3], "limit": [9, 3, 2, 3], "gone": [2, 3]}


def graph_chart(
    drawn: Drawn,
    language: str,
    focus: Collection[str] | None = None,
    *,
    part: DependencyGraph | None = None,
    chosen: str | None = None,
    measure: Measure = ON_PAPER,
) -> alt.LayerChart:
    """Return the chart; nodes outside the focus are faded. A click on a box selects `pick` by its id.

    Without a `part` of the graph, all of it is drawn, or what changed in it if it is large. The chosen node
    has a heavy border.
    """
    return finished(_Drawing(drawn, language, focus, part, chosen, measure).chart(), language)


def graph_drawn(drawn: Drawn) -> DependencyGraph:
    """Return the part of a graph that is drawn: without drafted relations, large differences cut down."""
    if isinstance(drawn, DependencyGraph):
        return without_relations(drawn)
    graph = drawn.graph
    if len(graph.nodes) > MOST_NODES and drawn.touched():
        graph = neighbourhood(graph, drawn.touched())
    return without_relations(graph)


class _Drawing:
    """One drawing in one language."""

    def __init__(
        self,
        drawn: Drawn,
        language: str,
        focus: Collection[str] | None,
        part: DependencyGraph | None,
        chosen: str | None,
        measure: Measure,
    ) -> None:
        self.drawn = drawn
        self.language = language
        self.focus = focus
        self.cut = part is None
        self.chosen = chosen
        self.graph = graph_drawn(drawn) if part is None else without_relations(part)
        self.measure = measure
        self.layout: Layout = layout_of(self.graph, measure)

    def chart(self) -> alt.LayerChart:
        width, height = self.layout.size
        layers = [self.lines(), self.boxes(), self.titles(), self.labels(), self.headings()]
        title = alt.TitleParams(text=self.title(), subtitle=self.legend(), offset=14, limit=WIDEST_TITLE)
        chart: alt.LayerChart = alt.LayerChart(layer=layers).properties(
            width=width, height=height, title=title, autosize=PADDED
        )
        return chart

    def say(self, key: str, **details: object) -> str:
        return phrase(self.language, f"graph.{key}", **details)

    def title(self) -> str:
        if isinstance(self.drawn, DependencyGraph):
            return self.say("title_one", version=self.drawn.version)
        return self.say("title_difference", before=self.drawn.before, after=self.drawn.after)

    def legend(self) -> list[str]:
        lines = [self.say("lines")]
        if isinstance(self.drawn, GraphDifference):
            lines.insert(0, self.say("signs"))
            if self.cut and len(self.graph.nodes) < len(self.drawn.graph.nodes):
                shown, whole = len(self.graph.nodes), len(self.drawn.graph.nodes)
                lines.append(self.say("cut_down", shown=shown, whole=whole))
        return lines

    def strength(self, *nodes: str) -> float:
        return 1.0 if self.focus is None or all(node in self.focus for node in nodes) else FADED

    def x(self, field: str) -> alt.X:
        return alt.X(field, axis=None, scale=alt.Scale(domain=[0, self.layout.size[0]], nice=False))

    def y(self, field: str) -> alt.Y:
        return alt.Y(field, axis=None, scale=alt.Scale(domain=[self.layout.size[1], 0], nice=False))

    def lines(self) -> alt.Chart:
        rows = [row for number, arrow in enumerate(self.graph.arrows) for row in self.line(number, arrow)]
        dash = alt.Scale(domain=list(DASHES), range=list(DASHES.values()))
        chart: alt.Chart = (
            charted(rows)
            .mark_line(aria=False)
            .encode(
                x=self.x("x:Q"),
                y=self.y("y:Q"),
                detail="arrow:N",
                order="step:Q",
                color=alt.Color("border:N", scale=None),
                opacity=alt.Opacity("strength:Q", scale=None),
                strokeWidth=alt.StrokeWidth("width:Q", scale=None),
                strokeDash=alt.StrokeDash("dash:N", scale=dash, legend=None),
            )
        )
        return chart

    def line(self, number: int, arrow: Arrow) -> Iterator[dict[str, Any]]:
        change = change_of(self.drawn, arrow)
        look = {
            "arrow": number,
            "border": CHANGE_BORDERS[change],
            "width": 1.0 if change is ChangeKind.SAME else 2.0,
            "dash": line_style(arrow, change),
            "strength": self.strength(arrow.source, arrow.target)
            * (0.5 if change is ChangeKind.SAME else 0.9),
        }
        for step, (x, y) in enumerate(curve(arrow, self.layout)):
            yield {**look, "step": step, "x": x, "y": y}

    def rows(self) -> list[dict[str, Any]]:
        return [self.row(self.graph.nodes[name], place) for name, place in self.layout.corners.items()]

    def row(self, node: Node, place: tuple[float, float]) -> dict[str, Any]:
        change = change_of(self.drawn, node.id)
        title, label = title_of(node, change, self.language), node.label[self.language]
        return {
            "id": node.id,
            "x": place[0],
            "x2": place[0] + self.measure.box[0],
            "y": place[1],
            "y2": place[1] + self.measure.box[1],
            "fill": CHANGE_FILLS[change] if node.decides else "#FFFFFF",
            "border": CHANGE_BORDERS[change],
            "width": self.border(node.id, change),
            "dash": "gone" if change is ChangeKind.REMOVED else ("plain" if node.decides else "unless"),
            "title": title,
            "label": short(label, self.measure),
            "whole": label,
            "quote": node.quote or "",
            "became": self.say(f"change.{change}"),
            "described": f"{title}: {label}",
            "strength": self.strength(node.id),
        }

    def border(self, node: str, change: ChangeKind) -> float:
        if node == self.chosen:
            return CHOSEN
        return 1.0 if change is ChangeKind.SAME else 2.0

    def boxes(self) -> alt.Chart:
        dash = alt.Scale(domain=list(DASHES), range=list(DASHES.values()))
        shown = {"title": "node", "whole": "means", "quote": "quote", "became": "became"}
        chart: alt.Chart = (
            charted(self.rows())
            .mark_rect(cornerRadius=4)
            .encode(
                x=self.x("x:Q"),
                x2="x2:Q",
                y=self.y("y:Q"),
                y2="y2:Q",
                fill=alt.Fill("fill:N", scale=None),
                stroke=alt.Stroke("border:N", scale=None),
                strokeWidth=alt.StrokeWidth("width:Q", scale=None),
                strokeDash=alt.StrokeDash("dash:N", scale=dash, legend=None),
                opacity=alt.Opacity("strength:Q", scale=None),
                description="described:N",
                tooltip=[
                    alt.Tooltip(f"{name}:N", title=self.say(f"tip.{key}")) for name, key in shown.items()
                ],
            )
            .add_params(alt.selection_point(name="pick", fields=["id"], toggle=False))
        )
        return chart

    def titles(self) -> alt.Chart:
        return self.words("title:N", 15, fontWeight="bold")

    def labels(self) -> alt.Chart:
        return self.words("label:N", 28, lineBreak="\n", lineHeight=11.5)

    def words(self, field: str, down: int, **look: Any) -> alt.Chart:
        place: dict[str, Any] = {"align": "left", "baseline": "alphabetic", "dx": 7, "dy": down}
        chart: alt.Chart = (
            charted(self.rows())
            .mark_text(**place, **look, fontSize=9.5, aria=False, color=INK, limit=self.measure.box[0] - 12)
            .encode(
                x=self.x("x:Q"),
                y=self.y("y:Q"),
                text=field,
                opacity=alt.Opacity("strength:Q", scale=None),
            )
        )
        return chart

    def headings(self) -> alt.Chart:
        rows = [
            {"x": left, "y": 0, "words": self.say(f"layer.{LAYERS[place][0]}")}
            for place, left in self.layout.columns.items()
        ]
        chart: alt.Chart = (
            charted(rows)
            .mark_text(align="left", baseline="top", dy=6, fontSize=12, fontWeight="bold", color=QUIET)
            .encode(x=self.x("x:Q"), y=self.y("y:Q"), text="words:N")
        )
        return chart


def short(label: str, measure: Measure = ON_PAPER) -> str:
    """Return a label on as many lines as a box has room for."""
    lines = wrap(label, measure.letters)
    if len(lines) > measure.lines:
        lines = lines[: measure.lines]
        lines[-1] = lines[-1][: measure.letters - 1].rstrip(" ,") + "\u2026"
    return "\n".join(lines)
