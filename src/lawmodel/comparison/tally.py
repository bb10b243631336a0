"""Every case reduced to its profile - outcome and grounds under each version - and the profiles counted.

All figures of a comparison come from this one table, so no figure is computed twice.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from lawmodel.concepts.condition import Condition
from lawmodel.concepts.outcome import SETTLED, Outcome
from lawmodel.outcomes.bits import Bits, count, same_in_all, unpacked
from lawmodel.outcomes.columnar import Asked, BlockOutcomes, carrying_grounds, evaluate
from lawmodel.outcomes.rival_readings import ReadLaw
from lawmodel.population.cases import Cases
from lawmodel.rulegraph.rule_graph import GroundNode, RuleGraph

Row = bytes
"""One profile as bits, in the order of `Layout`, then one byte of assessments per version, then the group."""


@dataclass(frozen=True)
class Profile:
    """What one version says about a case."""

    outcome: Outcome
    contested: bool
    grounds: tuple[str, ...]
    assessments: int


@dataclass(frozen=True)
class BlockTally:
    """The profiles of a block counted, and how many cases each reading beside the chosen ones allows."""

    profiles: Counter[Row]
    beside: Counter[tuple[int, str, str]]


def tally(laws: Sequence[ReadLaw], cases: Cases, group: str | None = None) -> BlockTally:
    """Return the counted profiles of a block under each law, split by the codes of a fact if one is named."""
    asked: Asked = {}
    planes: list[Bits] = []
    assessments: list[np.ndarray[tuple[int], np.dtype[np.uint8]]] = []
    beside: Counter[tuple[int, str, str]] = Counter()
    for place, read in enumerate(laws):
        outcomes = evaluate(read.chosen, cases, asked)
        planes += _planes(read, outcomes, cases, asked)
        assessments.append(_assessments(read.chosen, outcomes, asked))
        for (question, reading), graph in read.beside.items():
            beside[place, question, reading] += _allowed(evaluate(graph, cases, asked))
    rows = _rows(planes, assessments, cases, group)
    found, counts = np.unique(rows, return_counts=True)
    profiles = Counter({row.tobytes(): int(number) for row, number in zip(found, counts, strict=True)})
    return BlockTally(profiles, beside)


def citations_of(graph: RuleGraph) -> tuple[str, ...]:
    """Return every citation that can carry an outcome, in the order of the book."""
    citations = [g.citation for g in graph.grounds.values()]
    citations += [limit.citation for limit in graph.limits.values() if limit.in_place_of]
    return tuple(dict.fromkeys([*citations, graph.nothing_prohibits]))


def _planes(read: ReadLaw, outcomes: BlockOutcomes, cases: Cases, asked: Asked) -> list[Bits]:
    empty = same_in_all(False, cases.size).met
    carrying = carrying_grounds(read.chosen, outcomes)
    return [
        *(outcomes.settled_as(outcome) for outcome in SETTLED),
        _contested(read, cases, asked),
        *(carrying.get(citation, empty) for citation in citations_of(read.chosen)),
    ]


def _contested(read: ReadLaw, cases: Cases, asked: Asked) -> Bits:
    """Return the cases that two counted readings settle differently."""
    seen = {outcome: same_in_all(False, cases.size).met for outcome in SETTLED}
    if len(read.rivals) > 1:
        for graph in read.rivals:
            outcomes = evaluate(graph, cases, asked)
            seen = {outcome: bits | outcomes.settled_as(outcome) for outcome, bits in seen.items()}
    prohibited, permitted, required = (seen[outcome] for outcome in SETTLED)
    return (prohibited & permitted) | (prohibited & required) | (permitted & required)


def _allowed(outcomes: BlockOutcomes) -> int:
    allowed = outcomes.settled_as(Outcome.PERMITTED) | outcomes.settled_as(Outcome.REQUIRED)
    return count(allowed, outcomes.size)


def _assessments(
    graph: RuleGraph, outcomes: BlockOutcomes, asked: Asked
) -> np.ndarray[tuple[int], np.dtype[np.uint8]]:
    """Return, per case, how many different judgements the law puts to somebody.

    A judgement is put where every checkable requirement of its ground is met.
    """
    put: dict[Condition, Bits] = {}
    for ground in graph.grounds.values():
        judged = [a for a in (*ground.needs, *ground.unless) if graph.elements[a].is_assessment]
        in_play = _in_play(ground, graph, outcomes)
        for address in judged:
            condition = graph.elements[address].condition
            put[condition] = put[condition] | in_play if condition in put else in_play
    total = np.zeros(outcomes.size, dtype=np.uint8)
    for bits in put.values():
        total += unpacked(bits, outcomes.size)
    return total


def _in_play(ground: GroundNode, graph: RuleGraph, outcomes: BlockOutcomes) -> Bits:
    bits = same_in_all(True, outcomes.size).met
    for address in ground.needs:
        if not graph.elements[address].is_assessment:
            bits = bits & outcomes.findings[address].met
    for address in ground.unless:
        if not graph.elements[address].is_assessment:
            bits = bits & ~outcomes.findings[address].possible
    return bits


def _rows(
    planes: list[Bits],
    assessments: list[np.ndarray[tuple[int], np.dtype[np.uint8]]],
    cases: Cases,
    group: str | None,
) -> np.ndarray[tuple[int], np.dtype[np.void]]:
    by_case = np.packbits(np.stack([unpacked(bits, cases.size) for bits in planes]), axis=0)
    parts = [by_case, np.stack(assessments)]
    if group is not None:
        parts.append(np.frombuffer(cases.columns[group].astype(">i2").tobytes(), np.uint8).reshape(-1, 2).T)
    table = np.ascontiguousarray(np.concatenate(parts).T)
    return table.view(np.dtype((np.void, table.shape[1]))).ravel()


def profiles_of(row: Row, laws: Sequence[ReadLaw]) -> tuple[tuple[Profile, ...], int]:
    """Return what a row says under each law, and the code of its group (0 where there is none)."""
    citations = [citations_of(read.chosen) for read in laws]
    width = sum(len(SETTLED) + 1 + len(names) for names in citations)
    bits = np.unpackbits(np.frombuffer(row, np.uint8)[: (width + 7) // 8], count=width)
    rest = row[(width + 7) // 8 :]
    profiles: list[Profile] = []
    place = 0
    for index, names in enumerate(citations):
        outcome = next((o for k, o in enumerate(SETTLED) if bits[place + k]), Outcome.OPEN)
        contested = bool(bits[place + len(SETTLED)])
        first = place + len(SETTLED) + 1
        grounds = tuple(name for k, name in enumerate(names) if bits[first + k])
        profiles.append(Profile(outcome, contested, grounds, rest[index]))
        place = first + len(names)
    code = int.from_bytes(rest[len(laws) :], "big", signed=True) if len(rest) > len(laws) else 0
    return tuple(profiles), code


def merged(tallies: Mapping[str, list[BlockTally]]) -> dict[str, BlockTally]:
    """Return one tally per stream."""
    return {
        stream: BlockTally(
            sum((t.profiles for t in parts), Counter()), sum((t.beside for t in parts), Counter())
        )
        for stream, parts in tallies.items()
    }
