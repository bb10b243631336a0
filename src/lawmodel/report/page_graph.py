"""The page of the dependency graph: which part is drawn, a node in words, and the same as tables."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from lawmodel.concepts.statute_book import StatuteBook
from lawmodel.phrases.catalogue import phrase
from lawmodel.phrases.numbers import counted, small_percent, whole
from lawmodel.report.element_words import met_when
from lawmodel.report.graph_chart import MOST_NODES
from lawmodel.report.graph_marks import CHANGE_SIGNS, Drawn, change_of, title_of
from lawmodel.report.overview import Overview, Table
from lawmodel.rulegraph.dependency_graph import (
    DRAFTED,
    SECRECY,
    DependencyGraph,
    Node,
    NodeKind,
)
from lawmodel.rulegraph.graph_difference import ChangeKind, GraphDifference
from lawmodel.rulegraph.graph_walks import downstream, neighbourhood, upstream, within
from lawmodel.rulegraph.rule_graph import BOUND

NEAR, CHOSEN, EVERYTHING = "near", "chosen", "all"
REACHES = (NEAR, CHOSEN, "1", "2", "3", EVERYTHING)
"""How much is drawn: what depends on it and all it depends on, so many arrows away, or everything."""
QUESTIONS = (NodeKind.FACT, NodeKind.ASSESSMENT)
SEARCHED = (
    (NodeKind.PROVISION,),
    (NodeKind.ELEMENT,),
    (NodeKind.GROUND, NodeKind.LIMIT),
    QUESTIONS,
    (NodeKind.OUTCOME,),
)
"""The order of what a search finds: what lawyers cite first."""
COUNTED = {
    "question": QUESTIONS,
    "element": (NodeKind.ELEMENT,),
    "ground": (NodeKind.GROUND,),
    "limit": (NodeKind.LIMIT,),
    "provision": (NodeKind.PROVISION,),
    "outcome": (NodeKind.OUTCOME,),
}
"""What a picture is said to show so many of."""


def say(language: str, key: str, **details: object) -> str:
    """Return words of the page."""
    return phrase(language, f"graph.{key}", **details)


def whole_graph(drawn: Drawn) -> DependencyGraph:
    """Return everything in a graph or in both graphs of a difference."""
    return drawn.graph if isinstance(drawn, GraphDifference) else drawn


def touched(drawn: Drawn) -> tuple[str, ...]:
    """Return the nodes that change; none in a single graph."""
    return drawn.touched() if isinstance(drawn, GraphDifference) else ()


def first_reach(drawn: Drawn) -> str:
    """Return how much is drawn where nobody has chosen: everything, unless that is too much to read."""
    return EVERYTHING if len(whole_graph(drawn).nodes) <= MOST_NODES else NEAR


def part_drawn(drawn: Drawn, reach: str, chosen: str | None) -> DependencyGraph:
    """Return the part around what changes, or around the chosen node where it lies outside; maybe nothing.

    With the reach CHOSEN it is always the part around the chosen node.
    """
    graph = whole_graph(drawn)
    if reach == CHOSEN:
        return neighbourhood(graph, touched(drawn) if chosen is None else (chosen,))
    part = _around(graph, touched(drawn), reach)
    return part if chosen is None or chosen in part.nodes else _around(graph, (chosen,), reach)


def _around(graph: DependencyGraph, centre: Iterable[str], reach: str) -> DependencyGraph:
    if reach == EVERYTHING:
        return graph
    return neighbourhood(graph, centre) if reach == NEAR else within(graph, centre, int(reach))


def on_the_way(drawn: Drawn, chosen: str | None) -> frozenset[str] | None:
    """Return the chosen node with all that it depends on and all that depends on it."""
    graph = whole_graph(drawn)
    return None if chosen is None else upstream(graph, chosen) | downstream(graph, chosen) | {chosen}


def described(drawn: Drawn, part: DependencyGraph, language: str) -> str:
    """Return the picture in words, for those who do not see it."""
    shown = Counter(node.kind for node in part.nodes.values())
    kinds = {key: sum(shown[kind] for kind in of) for key, of in COUNTED.items()}
    became = Counter(change_of(drawn, name) for name in part.nodes)
    changes = ""
    if isinstance(drawn, GraphDifference):
        told = _listed({kind.value: became[kind] for kind in ChangeKind}, language)
        changes = say(language, "described_changes", changes=told)
    return say(language, "described", kinds=_listed(kinds, language), changes=changes)


def _listed(numbers: Mapping[str, int], language: str) -> str:
    return ", ".join(
        counted(language, f"graph.count.{key}", number) for key, number in numbers.items() if number
    )


def listed(drawn: Drawn) -> tuple[str, ...]:
    """Return the ids of all nodes to choose from: provisions first, and of each kind what changes first."""
    graph = whole_graph(drawn)
    named = dict.fromkeys([*touched(drawn), *graph.nodes])
    return tuple(name for kinds in SEARCHED for name in named if graph.nodes[name].kind in kinds)


def name_of(drawn: Drawn, name: str, language: str) -> str:
    """Return a node on one line: sign, citation or kind, and words."""
    node = whole_graph(drawn).nodes[name]
    return f"{title_of(node, change_of(drawn, name), language)}: {node.label[language]}"


def facts_about(drawn: Drawn, name: str, book: StatuteBook, language: str) -> list[tuple[str, str]]:
    """Return what there is to say of a node, as pairs of a heading and words."""
    node = whole_graph(drawn).nodes[name]
    earlier = drawn.earlier.get(name) if isinstance(drawn, GraphDifference) else None
    told = [(say(language, "about.kind"), say(language, f"kind.{node.kind}"))]
    if isinstance(drawn, GraphDifference):
        told.append((say(language, "tip.became"), say(language, f"change.{change_of(drawn, name)}")))
    if node.quote:
        told.append((say(language, "tip.quote"), f"\u201d{node.quote}\u201d"))
    if earlier is not None and earlier.quote and earlier.quote != node.quote:
        told.append((say(language, "about.quote_before"), f"\u201d{earlier.quote}\u201d"))
    if node.means is not None:
        told.append((say(language, "tip.means"), node.means[language]))
    told += _about_the_encoding(node, earlier, whole_graph(drawn), book, language)
    return told


def _about_the_encoding(
    node: Node, earlier: Node | None, graph: DependencyGraph, book: StatuteBook, language: str
) -> Iterator[tuple[str, str]]:
    words = met_when(node, graph, book, language)
    before = None if earlier is None else met_when(earlier, graph, book, language)
    if words is not None:
        yield say(language, "about.condition"), words
    if before is not None and before != words:
        yield say(language, "about.condition_before"), before
    for question in node.questions:
        yield say(language, "about.question"), book.questions[question].text[language]
    if node.text_seen is False:
        yield say(language, "about.text"), say(language, "about.not_seen")


def cases_table(overview: Overview, findings: Mapping[str, Any], drawn: Drawn, name: str) -> Table | None:
    """Return how many cases a node has under each version, with intervals; None for a question.

    A provision has the cases it carries, an outcome those that end in it, the rest those that meet it.
    """
    node, language = whole_graph(drawn).nodes[name], overview.language
    if node.kind in QUESTIONS:
        return None
    rows = []
    for version in overview.data["versions"]:
        found = _found(version, findings["versions"][version["id"]], node)
        title = overview.titles[version["id"]]
        if found is None:
            rows.append((title, say(language, "cases.absent"), "", ""))
            continue
        cases, (low, high) = found
        ends = f"{whole(language, low)}\u2013{whole(language, high)}"
        rows.append((title, whole(language, cases), ends, small_percent(language, cases / version["cases"])))
    head = ("", *(say(language, f"cases.{column}") for column in ("cases", "interval", "share")))
    counted = {NodeKind.PROVISION: "carried", NodeKind.OUTCOME: "ended"}.get(node.kind, "met")
    return Table(say(language, f"cases.{counted}"), head, tuple(dict.fromkeys(rows)))


def _found(
    version: Mapping[str, Any], findings: Mapping[str, Any], node: Node
) -> tuple[float, tuple[float, float]] | None:
    if node.kind is NodeKind.PROVISION:
        return _counted(version, "grounds", node.id)
    if node.kind is NodeKind.OUTCOME and node.id != SECRECY:
        return _counted(version, "outcomes", node.id.partition(":")[2])
    found = findings.get(BOUND if node.id == SECRECY else node.id)
    return None if found is None else (found["cases"], found["interval"])


def _counted(version: Mapping[str, Any], measure: str, item: str) -> tuple[float, tuple[float, float]] | None:
    if item not in version[measure]:
        return None
    return version[measure][item], version["intervals"][measure][item]


def way_table(drawn: Drawn, name: str, language: str, *, up: bool) -> Table:
    """Return what a node depends on, or what depends on it: the nearest first, with how it bears on it."""
    graph = whole_graph(drawn)
    near = {
        (arrow.source if up else arrow.target): say(language, f"arrow.{arrow.kind.replace(' ', '_')}")
        for arrow in graph.arrows
        if arrow.kind not in DRAFTED and (arrow.target if up else arrow.source) == name
    }
    away = upstream(graph, name) if up else downstream(graph, name)
    ordered = [*near, *(other for other in graph.nodes if other in away and other not in near)]
    rows = [
        (*_cells(drawn, other, language), near.get(other, say(language, "table.further")))
        for other in ordered
    ]
    columns = ("node", "kind", "words", "how_up" if up else "how_down")
    head = tuple(say(language, f"table.{column}") for column in columns)
    nodes = counted(language, "graph.count.node", len(rows))
    caption = say(language, "table.up" if up else "table.down", nodes=nodes, near=len(near))
    return Table(caption, head, tuple(rows), words=len(head))


def change_table(drawn: Drawn, language: str) -> Table:
    """Return every node that changes, with its sign."""
    rows = [
        (*_cells(drawn, name, language), say(language, f"change.{change_of(drawn, name)}"))
        for name in touched(drawn)
    ]
    head = tuple(say(language, f"table.{column}") for column in ("node", "kind", "words", "became"))
    nodes = counted(language, "graph.count.node", len(rows))
    return Table(say(language, "table.changes", nodes=nodes), head, tuple(rows), words=len(head))


def _cells(drawn: Drawn, name: str, language: str) -> tuple[str, str, str]:
    node = whole_graph(drawn).nodes[name]
    sign = CHANGE_SIGNS[change_of(drawn, name)]
    words = [sign, node.citation or say(language, f"kind.{node.kind}")]
    return " ".join(filter(None, words)), say(language, f"kind.{node.kind}"), node.label[language]
