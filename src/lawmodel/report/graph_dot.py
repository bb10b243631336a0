"""A dependency graph in the DOT language, for Graphviz and what reads its files."""

from collections.abc import Iterator
from textwrap import wrap

from lawmodel.phrases.catalogue import phrase
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
from lawmodel.rulegraph.dependency_graph import DRAFTED, SECRECY, Arrow, DependencyGraph, Node, NodeKind
from lawmodel.rulegraph.graph_difference import ChangeKind
from lawmodel.rulegraph.graph_walks import layers

LINE = 44
FONT = "sans-serif"
SHAPES = {
    NodeKind.FACT: "ellipse",
    NodeKind.ASSESSMENT: "hexagon",
    NodeKind.ELEMENT: "box",
    NodeKind.LIMIT: "octagon",
    NodeKind.GROUND: "box",
    NodeKind.PROVISION: "folder",
    NodeKind.OUTCOME: "doubleoctagon",
}
STYLES = {"plain": "solid", "unless": "dashed", "limit": "dashed", "gone": "dotted"}
HEADS = {"plain": "normal", "unless": "tee", "limit": "tee", "gone": "empty"}


def graph_dot(drawn: Drawn, language: str) -> str:
    """Return the whole graph in DOT, a rank per layer, questions at the left, outcomes at the right."""
    return "\n".join(_lines(drawn, language))


def _lines(drawn: Drawn, language: str) -> Iterator[str]:
    graph = drawn if isinstance(drawn, DependencyGraph) else drawn.graph
    title = phrase(language, "graph.title_one", version=graph.version)
    if not isinstance(drawn, DependencyGraph):
        title = phrase(language, "graph.title_difference", before=drawn.before, after=drawn.after)
    yield "digraph law {"
    yield f"  graph [{_attributes(label=title, labelloc='t', rankdir='LR', ranksep='2', fontname=FONT)}];"
    yield f"  node [{_attributes(fontname=FONT, fontsize='10', fontcolor=INK)}];"
    yield f"  edge [{_attributes(fontname=FONT, fontsize='8', fontcolor=QUIET)}];"
    for names in layers(graph):
        yield "  { rank=same;"
        yield from (f"    {_node(graph.nodes[name], drawn, language)}" for name in names)
        yield "  }"
    for arrow in graph.arrows:
        yield f"  {_arrow(arrow, drawn, language)}"
    yield "}"


def _node(node: Node, drawn: Drawn, language: str) -> str:
    change = change_of(drawn, node.id)
    words = [title_of(node, change, language), *wrap(node.label[language], LINE)]
    outline = "dotted" if change is ChangeKind.REMOVED else ("solid" if node.decides else "dashed")
    look = _attributes(
        label="\n".join(words),
        shape=SHAPES[node.kind],
        style=f"filled,{outline}",
        fillcolor=CHANGE_FILLS[change] if node.decides else "#FFFFFF",
        color=CHANGE_BORDERS[change],
        penwidth="1" if change is ChangeKind.SAME else "2",
        tooltip=node.quote or node.label[language],
    )
    return f"{quoted(node.id)} [{look}];"


def _arrow(arrow: Arrow, drawn: Drawn, language: str) -> str:
    change = change_of(drawn, arrow)
    line = line_style(arrow, change)
    look = {
        "style": "dotted" if arrow.kind in DRAFTED else STYLES[line],
        "arrowhead": "vee" if arrow.kind in DRAFTED else HEADS[line],
        "color": CHANGE_BORDERS[change],
        "penwidth": "1" if change is ChangeKind.SAME else "2",
        "tooltip": phrase(language, f"graph.arrow.{arrow.kind.replace(' ', '_')}"),
    }
    if arrow.kind in DRAFTED:
        look["label"] = look["tooltip"]
    if arrow.kind in DRAFTED or arrow.target == SECRECY:
        look["constraint"] = "false"
    return f"{quoted(arrow.source)} -> {quoted(arrow.target)} [{_attributes(**look)}];"


def _attributes(**named: str) -> str:
    return ", ".join(f"{name}={quoted(value)}" for name, value in named.items())


def quoted(text: str) -> str:
    """Return text as a DOT string.

    >>> quoted('a "b"')
    '"a \\\\"b\\\\""'
    """
    inside = text.replace("\\", "\\\\").replace('"', '\\"').replace("\r", "").replace("\n", "\\n")
    return f'"{inside}"'
