"""Every case reduced to its profile - outcome and grounds under each version - and the profiles counted.

All figures of a comparison come from this one table, so no figure is computed twice.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import islice

import numpy as np

from lawmodel.concepts.condition import Condition
from lawmodel.concepts.outcome import SETTLED, Outcome
from lawmodel.concepts.vocabulary import UNKNOWN
from lawmodel.outcomes.bits import Bits, count, packed, same_in_all, unpacked
from lawmodel.outcomes.columnar import BlockOutcomes, carrying_grounds, evaluate
from lawmodel.outcomes.plan import Plan, plan_of
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
    beside: Counter[tuple[int, str, str, int]]


def plan_for(laws: Sequence[ReadLaw]) -> Plan:
    """Return one plan for laws under every reading, to be made once and used for every block."""
    return plan_of([graph for read in laws for graph in (read.chosen, *read.rivals, *read.beside.values())])


def tally(
    laws: Sequence[ReadLaw], plan: Plan, cases: Cases, group: str | None = None, stratum: str | None = None
) -> BlockTally:
    """Return the counted profiles of a block under each law, split by the codes of a fact and by stratum."""
    every = iter(evaluate(plan, cases))
    planes: list[Bits] = []
    assessments: list[np.ndarray[tuple[int], np.dtype[np.uint8]]] = []
    beside: Counter[tuple[int, str, str, int]] = Counter()
    strata = _strata(cases, stratum)
    split = tuple(name for name in (group, stratum) if name is not None)
    for place, read in enumerate(laws):
        chosen = next(every)
        planes += _planes(chosen, list(islice(every, len(read.rivals))))
        assessments.append(assessments_put(chosen))
        for (question, reading), outcomes in zip(read.beside, islice(every, len(read.beside)), strict=True):
            allowed = _allowed(outcomes)
            for code, members in strata.items():
                beside[place, question, reading, code] += count(allowed & members, cases.size)
    return BlockTally(_counted(planes, assessments, cases, split), beside)


def citations_of(graph: RuleGraph) -> tuple[str, ...]:
    """Return every citation that can carry an outcome, in the order of the book."""
    citations = [g.citation for g in graph.grounds.values()]
    citations += [limit.citation for limit in graph.limits.values() if limit.in_place_of]
    return tuple(dict.fromkeys([*citations, graph.nothing_prohibits]))


def _planes(chosen: BlockOutcomes, rivals: Sequence[BlockOutcomes]) -> list[Bits]:
    empty = same_in_all(False, chosen.size).met
    carrying = carrying_grounds(chosen)
    return [
        *(chosen.settled_as(outcome) for outcome in SETTLED),
        _contested(rivals, empty),
        *(carrying.get(citation, empty) for citation in citations_of(chosen.graph)),
    ]


def _contested(rivals: Sequence[BlockOutcomes], empty: Bits) -> Bits:
    """Return the cases that two counted readings settle differently."""
    prohibited, permitted, required = (
        reduce(np.bitwise_or, (outcomes.settled_as(outcome) for outcomes in rivals), empty)
        for outcome in SETTLED
    )
    contested: Bits = (prohibited & permitted) | (prohibited & required) | (permitted & required)
    return contested


def _allowed(outcomes: BlockOutcomes) -> Bits:
    return outcomes.settled_as(Outcome.PERMITTED) | outcomes.settled_as(Outcome.REQUIRED)


def _strata(cases: Cases, stratum: str | None) -> dict[int, Bits]:
    """Return the cases of each stratum; all under 0 where the stream has none."""
    if stratum is None:
        return {0: same_in_all(True, cases.size).met}
    column = cases.columns[stratum]
    return {int(code): packed(column == code) for code in np.unique(column)}


def assessments_put(outcomes: BlockOutcomes) -> np.ndarray[tuple[int], np.dtype[np.uint8]]:
    """Return, per case, how many different judgements the law puts to somebody.

    A judgement is put where every checkable requirement of its ground is met.
    """
    elements = outcomes.graph.elements
    put: dict[Condition, Bits] = {}
    for ground in outcomes.graph.grounds.values():
        judged = [a for a in (*ground.needs, *ground.unless) if elements[a].is_assessment]
        in_play = _in_play(ground, outcomes)
        for address in judged:
            condition = elements[address].condition
            put[condition] = put[condition] | in_play if condition in put else in_play
    total = np.zeros(outcomes.size, dtype=np.uint8)
    for bits in put.values():
        total += unpacked(bits, outcomes.size)
    return total


def _in_play(ground: GroundNode, outcomes: BlockOutcomes) -> Bits:
    elements = outcomes.graph.elements
    bits = same_in_all(True, outcomes.size).met
    for address in ground.needs:
        if not elements[address].is_assessment:
            bits = bits & outcomes.finding(address).met
    for address in ground.unless:
        if not elements[address].is_assessment:
            bits = bits & ~outcomes.finding(address).possible
    return bits


def _counted(
    planes: list[Bits],
    assessments: list[np.ndarray[tuple[int], np.dtype[np.uint8]]],
    cases: Cases,
    split: tuple[str, ...],
) -> Counter[Row]:
    rows = _rows(planes, assessments, cases, split)
    found, counts = np.unique(rows, return_counts=True)
    return Counter({row.tobytes(): int(number) for row, number in zip(found, counts, strict=True)})


def _rows(
    planes: list[Bits],
    assessments: list[np.ndarray[tuple[int], np.dtype[np.uint8]]],
    cases: Cases,
    split: tuple[str, ...],
) -> np.ndarray[tuple[int], np.dtype[np.void]]:
    by_case = np.packbits(np.stack([unpacked(bits, cases.size) for bits in planes]), axis=0)
    parts = [by_case, np.stack(assessments)]
    for name in split:
        column = cases.columns.get(name, np.full(cases.size, UNKNOWN))
        parts.append(np.frombuffer(column.astype(">i2").tobytes(), np.uint8).reshape(-1, 2).T)
    table = np.ascontiguousarray(np.concatenate(parts).T)
    return table.view(np.dtype((np.void, table.shape[1]))).ravel()


def profiles_of(row: Row, laws: Sequence[ReadLaw]) -> tuple[tuple[Profile, ...], tuple[int, ...]]:
    """Return what a row says under each law, and the codes of what it is split by."""
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
    split = rest[len(laws) :]
    codes = (int.from_bytes(split[k : k + 2], "big", signed=True) for k in range(0, len(split), 2))
    return tuple(profiles), tuple(codes)


def merged(tallies: Mapping[str, list[BlockTally]]) -> dict[str, BlockTally]:
    """Return one tally per stream."""
    return {
        stream: BlockTally(
            sum((t.profiles for t in parts), Counter()), sum((t.beside for t in parts), Counter())
        )
        for stream, parts in tallies.items()
    }
