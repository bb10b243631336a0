"""An attribution as plain data: the JSON that others build on."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from lawmodel import __version__
from lawmodel.comparison.attribution import Attributed, Attribution, AttributionStudy, Moved, Reckoned
from lawmodel.concepts.statute_book import StatuteBook
from lawmodel.report.answers import answer_name
from lawmodel.report.compare_data import digest_of_data
from lawmodel.rulegraph.from_law_version import chosen_readings

SCHEMA = "lawmodel.attribute/1"


def attribution_data(attribution: Attribution, book: StatuteBook) -> dict[str, Any]:
    """Return an attribution as the contract's JSON: counts unweighted, `weighted` beside.

    Amendments stand in the order in which the law changed. Whole numbers are exact, others the nearest
    floating-point number to an exact fraction.
    """
    study = attribution.study
    path = study.path
    data: dict[str, Any] = {
        "schema": SCHEMA,
        "measure": study.measure.id,
        "from_version": path.before,
        "to_version": path.after,
        "stream": study.stream,
    }
    data |= _reckoned(attribution.whole, study)
    data["precedence"] = [{"before": p.before, "after": p.after, "why": p.why} for p in path.precedences]
    data["amendments"] = [
        {
            "amendment": change.id,
            "version": change.version,
            "title": dict(change.amendment.title),
            "in_force": change.amendment.in_force.isoformat(),
            "enacted_by": change.amendment.enacted_by,
            "undone": change.undone,
        }
        for change in path.changes
    ]
    data["by_ground"] = _by_ground(attribution)
    data["moved"] = _moved(attribution)
    if study.group is not None:
        data["by"] = study.group
        data["groups"] = _groups(attribution)
    data["inputs"] = _inputs(study, book)
    data["inputs"]["result_digest"] = digest_of_data(data)
    return data


def number(value: Fraction) -> int | float:
    """Return a whole number as it is, another as the nearest floating-point number."""
    return value.numerator if value.denominator == 1 else float(value)


def _reckoned(reckoned: Reckoned, study: AttributionStudy) -> dict[str, Any]:
    data = _attributed(reckoned.counted, study)
    if reckoned.weighted is not None:
        data["weighted"] = _attributed(reckoned.weighted, study)
    return data


def _attributed(attributed: Attributed, study: AttributionStudy) -> dict[str, Any]:
    def rows(values: Sequence[Fraction | None]) -> list[dict[str, Any]]:
        return [
            {"amendment": change.id, "value": None if value is None else number(value)}
            for change, value in zip(study.path.changes, values, strict=True)
        ]

    return {
        "cases": number(attributed.cases),
        "before": number(attributed.before),
        "after": number(attributed.after),
        "total": number(attributed.total),
        "chronological": rows(attributed.chronological),
        "shapley": rows(attributed.shapley),
        "alone": rows(attributed.alone),
        "interaction": number(attributed.interaction),
    }


def _by_ground(attribution: Attribution) -> list[dict[str, Any]]:
    """Return the parts of each Shapley value by what carries the cases before and after; they add up."""
    changes = attribution.study.path.changes
    rows = []
    for flow in attribution.flows:
        row: dict[str, Any] = {
            "amendment": changes[flow.change].id,
            "from_grounds": list(flow.from_grounds),
            "to_grounds": list(flow.to_grounds),
            "value": number(flow.value),
        }
        rows.append(row if flow.weighted is None else row | {"weighted": number(flow.weighted)})
    return rows


def _moved(attribution: Attribution) -> list[dict[str, Any]]:
    rows = []
    for k, change in enumerate(attribution.study.path.changes):
        row: dict[str, Any] = {"amendment": change.id} | _ways(attribution.moved[k])
        if attribution.moved_weighted is not None:
            row["weighted"] = _ways(attribution.moved_weighted[k])
        rows.append(row)
    return rows


def _ways(moved: Moved) -> dict[str, int | float]:
    return {"opened": number(moved.opened), "closed": number(moved.closed), "same": number(moved.same)}


def _groups(attribution: Attribution) -> dict[str, Any]:
    study = attribution.study
    fact = {**study.vocabulary.facts, **study.recipe.attributes}[str(study.group)]
    found = {}
    for code, reckoned in attribution.groups.items():
        found[answer_name(fact, code)] = {"n": number(reckoned.counted.cases)} | _reckoned(reckoned, study)
    return found


def _inputs(study: AttributionStudy, book: StatuteBook) -> dict[str, Any]:
    return {
        "model_version": __version__,
        "seed": study.seed,
        "cases": study.cases,
        "streams": [study.stream],
        "book": book.digests["book"],
        "population": {"id": study.recipe.id, "digest": study.recipe.digest},
        "readings": {
            "chosen": chosen_readings(book.questions, study.readings),
            "digest": book.digests["readings"],
        },
        "practice": None if study.measure.practice is None else dict(study.measure.practice),
    }
