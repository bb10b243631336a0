"""A comparison as plain data: the JSON and CSV that others build on."""

import csv
import hashlib
import io
import json
from collections.abc import Iterator, Mapping
from typing import Any

from lawmodel import __version__
from lawmodel.comparison.estimates import Figure, Ratio
from lawmodel.comparison.figures import Shift, StreamFigures, VersionFigures
from lawmodel.comparison.run import Comparison
from lawmodel.concepts.statute_book import StatuteBook
from lawmodel.outcomes.flags import flags_of_law
from lawmodel.report.answers import answer_name

SCHEMA = "lawmodel.compare/1"


def comparison_data(comparison: Comparison, book: StatuteBook) -> dict[str, Any]:
    """Return a comparison as the contract's JSON: counts unweighted, the first stream on top."""
    study = comparison.study
    first = study.streams[0]
    data: dict[str, Any] = {"schema": SCHEMA, "stream": first}
    data |= _stream_data(comparison.streams[first], comparison, book)
    data["ground_flows"] = [row for shift in _apart(comparison.streams[first]) for row in _flows(shift)]
    data["streams"] = {name: _stream_data(one, comparison, book) for name, one in comparison.streams.items()}
    if study.group is not None:
        data["by"] = study.group
        data["groups"] = _groups(comparison, first, book)
        for name, stream in data["streams"].items():
            stream["groups"] = _groups(comparison, name, book)
    data["inputs"] = _inputs(comparison, book)
    data["inputs"]["result_digest"] = digest_of_data(data)
    return data


def digest_of_data(data: Mapping[str, Any]) -> str:
    """Return the SHA-256 of data in canonical JSON."""
    text = json.dumps(data, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def as_json(data: Any) -> str:
    """Return data as readable JSON."""
    return json.dumps(data, ensure_ascii=False, indent=2)


def _inputs(comparison: Comparison, book: StatuteBook) -> dict[str, Any]:
    study = comparison.study
    chosen = dict(study.laws[0].chosen.readings) if study.laws else {}
    return {
        "model_version": __version__,
        "seed": study.seed,
        "cases": study.cases,
        "streams": list(study.streams),
        "book": book.digests["book"],
        "population": {"id": study.recipe.id, "digest": study.recipe.digest},
        "readings": {"chosen": chosen, "digest": book.digests["readings"]},
        "practice": None,
    }


def _stream_data(figures: StreamFigures, comparison: Comparison, book: StatuteBook) -> dict[str, Any]:
    laws = {read.law.id: read.law for read in comparison.study.laws}
    versions = []
    for one in figures.versions:
        data = _version_data(one)
        data["flags"] = [
            {"kind": flag.kind, "citation": flag.citation, "cases": _count(one.grounds.get(flag.citation))}
            for flag in flags_of_law(laws[one.version], book)
        ]
        versions.append(data)
    return {
        "versions": versions,
        "changes": [_change(shift) for shift in _apart(figures)],
        "transitions": [row for shift in _apart(figures) for row in _transitions(shift)],
    }


def _apart(figures: StreamFigures) -> Iterator[Shift]:
    """Return the shifts between different places in the list of versions, in order."""
    places = range(len(figures.versions))
    return (figures.shift(before, after) for before in places for after in places if before != after)


def _count(figure: Figure | None) -> int:
    return 0 if figure is None else figure.count


def _version_data(figures: VersionFigures) -> dict[str, Any]:
    counted: dict[str, Mapping[str, Figure] | Figure] = {
        "outcomes": {outcome.value: figure for outcome, figure in figures.outcomes.items()},
        "allowed": figures.allowed,
        "contested": figures.contested,
        "grounds": figures.grounds,
        "grounds_alone": figures.grounds_alone,
        "assessments": figures.assessments,
    }
    data: dict[str, Any] = {"id": figures.version, "cases": figures.cases}
    data |= {name: _plain(one, lambda figure: figure.count) for name, one in counted.items()}
    data["intervals"] = {name: _plain(one, _ends) for name, one in counted.items()}
    data["other_readings"] = [
        {"question": question, "reading": reading, "allowed": figure.count, "interval": _ends(figure)}
        for (question, reading), figure in figures.beside.items()
    ]
    if figures.allowed.weighted is not None:
        data["weighted"] = {"cases": round(figures.stands_for, 1)}
        data["weighted"] |= {name: _plain(one, _weighted_count) for name, one in counted.items()}
        data["weighted"]["intervals"] = {name: _plain(one, _weighted_ends) for name, one in counted.items()}
        data["weighted"]["other_readings"] = [
            {
                "question": question,
                "reading": reading,
                "allowed": _weighted_count(figure),
                "interval": _weighted_ends(figure),
            }
            for (question, reading), figure in figures.beside.items()
        ]
    allowed = [figures.allowed.count, *(figure.count for figure in figures.beside.values())]
    data["allowed_over_readings"] = {"low": min(allowed), "high": max(allowed)}
    return data


def _ends(figure: Figure) -> list[float]:
    return [round(end, 1) for end in figure.interval]


def _weighted_count(figure: Figure) -> float:
    return round(figure.leading.count, 1)


def _weighted_ends(figure: Figure) -> list[float]:
    return [round(end, 1) for end in figure.leading.interval]


def _plain(counted: Mapping[str, Figure] | Figure, value: Any) -> Any:
    if isinstance(counted, Figure):
        return value(counted)
    return {name: value(figure) for name, figure in counted.items()}


def _change(shift: Shift) -> dict[str, Any]:
    data: dict[str, Any] = {"from_version": shift.from_version, "to_version": shift.to_version}
    data |= _over_readings(shift.over_readings)
    data |= _ratio(shift.ratio) | {"moved": shift.moved.count, "moved_interval": _ends(shift.moved)}
    if shift.moved.weighted is not None:
        moved = {"moved": _weighted_count(shift.moved), "moved_interval": _weighted_ends(shift.moved)}
        data["weighted"] = _ratio(shift.weighted_ratio) | moved | _over_readings(shift.weighted_over_readings)
    return data


def _over_readings(ends: tuple[float, float] | None) -> dict[str, Any]:
    return {} if ends is None else {"over_readings": {"low": _rounded(ends[0]), "high": _rounded(ends[1])}}


def _ratio(ratio: Ratio | None) -> dict[str, float | None]:
    low, high = ratio.interval if ratio else (None, None)
    return {"ratio": _rounded(ratio.value if ratio else None), "low": _rounded(low), "high": _rounded(high)}


def _rounded(number: float | None) -> float | None:
    return None if number is None else round(number, 6)


def _transitions(shift: Shift) -> Iterator[dict[str, Any]]:
    for (old, new), figure in shift.transitions.items():
        row = {
            "from_version": shift.from_version,
            "to_version": shift.to_version,
            "from": old.value,
            "to": new.value,
            "cases": figure.count,
        }
        yield row if figure.weighted is None else row | {"weighted": _weighted_count(figure)}


def _flows(shift: Shift) -> Iterator[dict[str, Any]]:
    for (old, new), cases in shift.ground_flows.items():
        yield {
            "from_version": shift.from_version,
            "to_version": shift.to_version,
            "from_grounds": list(old),
            "to_grounds": list(new),
            "cases": cases,
        }


def _groups(comparison: Comparison, stream: str, book: StatuteBook) -> dict[str, Any]:
    study = comparison.study
    fact = {**study.vocabulary.facts, **study.recipe.attributes}[str(study.group)]
    return {
        answer_name(fact, code): _stream_data(figures, comparison, book)
        for code, figures in comparison.groups[stream].items()
    }


def as_csv(data: Mapping[str, Any]) -> str:
    """Return counts as one long table: stream, version, measure, item, count, low, high."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["stream", "version", "measure", "item", "count", "low", "high"])
    for stream, figures in data["streams"].items():
        for version in figures["versions"]:
            writer.writerows([stream, version["id"], *row] for row in _measures(version))
    return out.getvalue()


def _measures(version: Mapping[str, Any]) -> Iterator[list[Any]]:
    for measure, ends in version["intervals"].items():
        counted = version[measure]
        if isinstance(counted, dict):
            for item, count in counted.items():
                yield [measure, item, count, *ends[item]]
        else:
            yield [measure, "", counted, *ends]
