"""A dependency graph, or the difference between two, as DOT, JSON or SVG."""

from typing import Any

from lawmodel import __version__
from lawmodel.concepts.statute_book import StatuteBook
from lawmodel.report.compare_data import as_json
from lawmodel.report.graph_dot import graph_dot
from lawmodel.report.graph_marks import Drawn, change_of
from lawmodel.rulegraph.dependency_graph import Arrow, Node
from lawmodel.rulegraph.graph_difference import GraphDifference

SCHEMA = "lawmodel.graph/1"
FORMS = ("dot", "json", "svg")


class MissingExtra(ModuleNotFoundError):
    """Raised where a format needs an extra that is not installed."""

    def __init__(self, extra: str) -> None:
        super().__init__(extra)
        self.extra = extra


def as_format(drawn: Drawn, form: str, book: StatuteBook, language: str) -> str:
    """Return a graph or a difference in a format: dot, json or svg; dot and svg speak the language.

    Raises MissingExtra if svg is asked for and the report extra is not installed.
    """
    if form == "json":
        return as_json(graph_data(drawn, book))
    return graph_dot(drawn, language) if form == "dot" else graph_svg(drawn, language)


def graph_data(drawn: Drawn, book: StatuteBook) -> dict[str, Any]:
    """Return the contract's JSON: nodes by id, arrows by their ends, each with what became of it."""
    graph = drawn.graph if isinstance(drawn, GraphDifference) else drawn
    arrows = sorted(graph.arrows, key=lambda arrow: (arrow.source, arrow.target, arrow.kind.value))
    return {
        "schema": SCHEMA,
        "version": graph.version,
        "against": drawn.before if isinstance(drawn, GraphDifference) else None,
        "nodes": [
            _node_data(graph.nodes[name], drawn) | _change(name, drawn) for name in sorted(graph.nodes)
        ],
        "arrows": [_arrow_data(arrow) | _change(arrow, drawn) for arrow in arrows],
        "inputs": {"model_version": __version__, "book": book.digests["book"]},
    }


def _change(part: str | Arrow, drawn: Drawn) -> dict[str, str]:
    return {"change": change_of(drawn, part).value} if isinstance(drawn, GraphDifference) else {}


def _node_data(node: Node, drawn: Drawn) -> dict[str, Any]:
    data: dict[str, Any] = {
        "id": node.id,
        "kind": node.kind.value,
        "label": dict(node.label),
        "citation": node.citation,
        "quote": node.quote,
        "means": dict(node.means) if node.means else None,
        "condition": node.condition,
        "questions": list(node.questions),
        "wording": node.wording,
        "status": node.status,
        "confidence": node.confidence,
        "text_seen": node.text_seen,
        "decides": node.decides,
    }
    if isinstance(drawn, GraphDifference) and node.id in drawn.earlier:
        old = drawn.earlier[node.id]
        data["was"] = {"quote": old.quote, "condition": old.condition, "wording": old.wording}
    return data


def _arrow_data(arrow: Arrow) -> dict[str, Any]:
    return {
        "from": arrow.source,
        "to": arrow.target,
        "kind": arrow.kind.value,
        "effect": arrow.effect.value if arrow.effect else None,
    }


def graph_svg(drawn: Drawn, language: str) -> str:
    """Return the picture; a large difference is cut down to what changed and what is above it.

    Raises MissingExtra if the report extra is not installed.
    """
    try:
        import vl_convert

        from lawmodel.report.graph_chart import graph_chart
    except ModuleNotFoundError:
        raise MissingExtra("report") from None
    return str(
        vl_convert.vegalite_to_svg(graph_chart(drawn, language).to_dict(validate=False), show_warnings=False)
    )
