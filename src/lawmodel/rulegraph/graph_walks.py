"""Ways through a dependency graph: what is above a node, what is below it, and in which layer it stands."""

from collections.abc import Iterable

import networkx as nx

from lawmodel.rulegraph.dependency_graph import (
    DRAFTED,
    SECRECY,
    DependencyGraph,
    NodeKind,
    as_networkx,
)

LAYERS = (
    (NodeKind.FACT, NodeKind.ASSESSMENT),
    (NodeKind.ELEMENT,),
    (NodeKind.GROUND, NodeKind.LIMIT),
    (NodeKind.PROVISION,),
    (NodeKind.OUTCOME,),
)
"""The kinds that stand together, from what is asked to what follows."""


def upstream(graph: DependencyGraph, node: str) -> frozenset[str]:
    """Return everything that a node depends on, up to the questions; drafted relations decide nothing."""
    return frozenset(nx.ancestors(as_networkx(graph, drafted=False), node)) - {node}


def downstream(graph: DependencyGraph, node: str) -> frozenset[str]:
    """Return everything that depends on a node, down to the outcomes."""
    return frozenset(nx.descendants(as_networkx(graph, drafted=False), node)) - {node}


def layers(graph: DependencyGraph) -> tuple[tuple[str, ...], ...]:
    """Return the ids of each layer, in the order of the book.

    Secrecy as such stands among the questions, because elements ask for it.
    """
    return tuple(
        tuple(name for name in graph.nodes if layer_of(graph, name) == place) for place in range(len(LAYERS))
    )


def layer_of(graph: DependencyGraph, node: str) -> int:
    """Return the place of a node's layer."""
    if node == SECRECY:
        return 0
    kind = graph.nodes[node].kind
    return next(place for place, kinds in enumerate(LAYERS) if kind in kinds)


def neighbourhood(graph: DependencyGraph, centre: Iterable[str]) -> DependencyGraph:
    """Return the part around some nodes: their neighbours, and everything above them.

    What makes information secret in the first place is left out above an element that only asks for secrecy.
    """
    walked: nx.MultiDiGraph[str] = nx.MultiDiGraph(as_networkx(graph, drafted=False))
    walked.remove_edges_from(list(walked.in_edges(SECRECY, keys=True)))
    kept = set(centre)
    for node in tuple(kept):
        kept |= set(walked.successors(node)) | set(nx.ancestors(walked, node))
    return part_of(graph, kept)


def within(graph: DependencyGraph, centre: Iterable[str], steps: int) -> DependencyGraph:
    """Return the part that lies at most so many arrows from some nodes, in either direction.

    Outcomes and secrecy as such are reached but not passed: nearly everything lies next to them.
    """
    walked = as_networkx(graph, drafted=False).to_undirected()
    kept = newest = set(centre)
    for _ in range(steps):
        passed = (node for node in newest if graph.nodes[node].kind is not NodeKind.OUTCOME)
        newest = {near for node in passed for near in walked.neighbors(node)} - kept
        kept = kept | newest
    return part_of(graph, kept)


def part_of(graph: DependencyGraph, kept: Iterable[str]) -> DependencyGraph:
    """Return the graph with only these nodes and the arrows between them."""
    names = set(kept)
    nodes = {name: node for name, node in graph.nodes.items() if name in names}
    arrows = tuple(arrow for arrow in graph.arrows if arrow.source in names and arrow.target in names)
    return DependencyGraph(graph.version, nodes, arrows)


def without_relations(graph: DependencyGraph) -> DependencyGraph:
    """Return the graph without the relations that drafters state."""
    arrows = tuple(arrow for arrow in graph.arrows if arrow.kind not in DRAFTED)
    return DependencyGraph(graph.version, graph.nodes, arrows)
