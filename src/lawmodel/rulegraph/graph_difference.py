"""How the dependency graphs of two versions differ, node by node and arrow by arrow."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from lawmodel.rulegraph.dependency_graph import Arrow, ArrowKind, DependencyGraph, Node

DEFINING = (ArrowKind.ASKS, ArrowKind.PART_OF, ArrowKind.REQUIRES, ArrowKind.EXCLUDES)
"""Arrows that say what their target is made of: one more or one less changes it."""


class ChangeKind(StrEnum):
    """What became of a node or an arrow."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    SAME = "same"


@dataclass(frozen=True)
class GraphDifference:
    """Both graphs in one, with what became of each node and arrow; words are those of the later version.

    `earlier` holds, for each changed node, what it was.
    """

    before: str
    after: str
    graph: DependencyGraph
    nodes: Mapping[str, ChangeKind]
    arrows: Mapping[Arrow, ChangeKind]
    earlier: Mapping[str, Node]

    def touched(self) -> tuple[str, ...]:
        """Return the nodes that are not the same, in the order of the graph."""
        return tuple(node for node, change in self.nodes.items() if change is not ChangeKind.SAME)


def graph_difference(before: DependencyGraph, after: DependencyGraph) -> GraphDifference:
    """Return what became of everything in either graph."""
    nodes = {**after.nodes, **{name: node for name, node in before.nodes.items() if name not in after.nodes}}
    old, new = set(before.arrows), set(after.arrows)
    arrows = tuple(dict.fromkeys([*after.arrows, *before.arrows]))
    kinds = {arrow: _kind(arrow in old, arrow in new) for arrow in arrows}
    # A ground or element that asks for something else is another one, whatever its own words are.
    remade = {
        arrow.target
        for arrow, kind in kinds.items()
        if kind is not ChangeKind.SAME and arrow.kind in DEFINING
    }
    became = {}
    for name in nodes:
        kind = _kind(name in before.nodes, name in after.nodes)
        if kind is ChangeKind.SAME and (name in remade or _differ(before.nodes[name], after.nodes[name])):
            kind = ChangeKind.CHANGED
        became[name] = kind
    union = DependencyGraph(after.version, nodes, arrows)
    earlier = {name: before.nodes[name] for name, kind in became.items() if kind is ChangeKind.CHANGED}
    return GraphDifference(before.version, after.version, union, became, kinds, earlier)


def _kind(was: bool, is_now: bool) -> ChangeKind:
    if was and is_now:
        return ChangeKind.SAME
    return ChangeKind.ADDED if is_now else ChangeKind.REMOVED


def _differ(old: Node, new: Node) -> bool:
    """Say whether the law differs; paraphrase, and how sure an encoding is of the same words, are no law."""
    if old.quote is None or new.quote is None:
        old, new = replace(old, quote=None), replace(new, quote=None)
    return _law_of(old) != _law_of(new)


def _law_of(node: Node) -> Node:
    return replace(node, label={}, means=None, status=None, confidence=None, text_seen=None, questions=())
