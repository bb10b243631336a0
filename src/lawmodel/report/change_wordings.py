"""The two wordings of every changed provision, aligned for two columns: the present one and the new."""

from collections.abc import Mapping, Sequence
from typing import Any

from lawmodel.change.analysis import ChangeAnalysis
from lawmodel.change.wording_difference import (
    Became,
    ElementChange,
    GroundChange,
    LimitChange,
    WordingDifference,
)
from lawmodel.concepts.wording import Element, Ground, Limit, Wording


def wordings_data(analysis: ChangeAnalysis) -> list[dict[str, Any]]:
    """Return every changed provision: each requirement in both wordings, and what became of it."""
    return [_difference(analysis, one) for one in analysis.wordings]


def _difference(analysis: ChangeAnalysis, one: WordingDifference) -> dict[str, Any]:
    headings = [dict(analysis.laws.book.provisions[citation].heading) for citation in one.lineage.citations]
    return {
        "before": [_wording(wording) for wording in one.before],
        "after": [_wording(wording) for wording in one.after],
        "citations": list(one.lineage.citations),
        "headings": headings,
        "bites": one.bites,
        "elements": [_element_change(change, one) for change in one.elements],
        "grounds": [_part_change(change) for change in one.grounds],
        "limits": [_part_change(change) for change in one.limits],
    }


def _wording(wording: Wording) -> dict[str, Any]:
    return {
        "citation": wording.citation,
        "wording": wording.id,
        "enacted_by": wording.enacted_by,
        "status": wording.status,
        "confidence": wording.confidence,
        "text_seen": wording.text_seen,
    }


def _element_change(change: ElementChange, one: WordingDifference) -> dict[str, Any]:
    return {
        "id": change.id,
        "became": change.became.value,
        "bites": change.became is not Became.SAME and change.bites,
        "before": _element(change.before, one.before),
        "after": _element(change.after, one.after),
    }


def _element(element: Element | None, wordings: Sequence[Wording]) -> dict[str, Any] | None:
    if element is None:
        return None
    citation = next(one.citation for one in wordings if one.elements.get(element.id) is element)
    return {"citation": citation, "quote": element.quote, "means": dict(element.means), "kind": element.kind}


def _part_change(change: GroundChange | LimitChange) -> dict[str, Any]:
    return {
        "id": change.id,
        "became": change.became.value,
        "before": _part(change.before),
        "after": _part(change.after),
    }


def _part(part: Ground | Limit | None) -> Mapping[str, Any] | None:
    match part:
        case None:
            return None
        case Ground():
            lists = {"needs": list(part.needs), "unless": list(part.unless)}
            return {"title": dict(part.title), "effect": part.effect.value, **lists}
        case Limit():
            return {
                "title": dict(part.title),
                "when": list(part.when),
                "only_if": list(part.only_if),
                "yields_to": list(part.yields_to),
                "closes": list(part.closes),
                "in_place_of": part.in_place_of,
            }
