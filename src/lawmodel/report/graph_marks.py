"""How a picture of the graph tells what changed: by fill, border, line and sign, never by colour alone."""

from lawmodel.phrases.catalogue import phrase
from lawmodel.rulegraph.dependency_graph import Arrow, ArrowKind, DependencyGraph, Node, NodeKind
from lawmodel.rulegraph.graph_difference import ChangeKind, GraphDifference

Drawn = DependencyGraph | GraphDifference

INK = "#1A1A1A"
QUIET = "#595959"
CHANGE_FILLS = {
    ChangeKind.ADDED: "#CCE7F5",
    ChangeKind.REMOVED: "#FBE3D0",
    ChangeKind.CHANGED: "#FFF3B8",
    ChangeKind.SAME: "#F2F2F2",
}
CHANGE_BORDERS = {
    ChangeKind.ADDED: "#0072B2",
    ChangeKind.REMOVED: "#A84300",
    ChangeKind.CHANGED: "#7A5C00",
    ChangeKind.SAME: "#595959",
}
CHANGE_SIGNS = {
    ChangeKind.ADDED: "+",
    ChangeKind.REMOVED: "\u2212",
    ChangeKind.CHANGED: "\u0394",
    ChangeKind.SAME: "",
}


def change_of(drawn: Drawn, part: str | Arrow) -> ChangeKind:
    """Return what became of a node (by id) or an arrow; in a single graph everything is the same."""
    if isinstance(drawn, DependencyGraph):
        return ChangeKind.SAME
    return drawn.arrows[part] if isinstance(part, Arrow) else drawn.nodes[part]


def title_of(node: Node, change: ChangeKind, language: str) -> str:
    """Return the first line of a box: sign, citation or kind, and what must be said about it."""
    words = [CHANGE_SIGNS[change], node.citation or phrase(language, f"graph.kind.{node.kind}")]
    if node.kind is NodeKind.LIMIT:
        words.append("\u00b7 " + phrase(language, "graph.kind.limit"))
    if not node.decides:
        words.append("\u00b7 " + phrase(language, "graph.decides_nothing"))
    return " ".join(word for word in words if word)


def line_style(arrow: Arrow, change: ChangeKind) -> str:
    """Return a line's style: gone, unless (must not be met), limit (closes or lifts) or plain."""
    if change is ChangeKind.REMOVED:
        return "gone"
    if arrow.kind is ArrowKind.EXCLUDES:
        return "unless"
    return "limit" if arrow.kind in (ArrowKind.CLOSES, ArrowKind.LIFTS) else "plain"
