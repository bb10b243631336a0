"""Which amendments can matter to a case: those on which a finding of a ground or limit of its depends.

Each provision is looked at by itself, with every part of its own amendments made, so few laws are enough
for many amendments. Amendments left out cannot move the case; some that are named may turn out not to.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import reduce

import numpy as np

from lawmodel.comparison.attribution_path import ChangePath
from lawmodel.concepts.condition import Bound, Condition, FactIs, Leaf, with_leaves
from lawmodel.concepts.finding import Finding
from lawmodel.concepts.law_version import LawVersion
from lawmodel.concepts.vocabulary import UNKNOWN
from lawmodel.concepts.wording import Effect, Wording
from lawmodel.outcomes.bits import Bits, Planes, same_in_all
from lawmodel.outcomes.columnar import BlockOutcomes, evaluate
from lawmodel.outcomes.plan import Plan, plan_of
from lawmodel.population.cases import Cases
from lawmodel.rulegraph.from_law_version import structure_of, under_readings
from lawmodel.rulegraph.rule_graph import BOUND, RuleGraph

SECRECY = {Finding.MET: 1, Finding.OPEN: UNKNOWN, Finding.NOT_MET: 0}
"""What a provision looked at by itself is told about secrecy, as an answer to a question of fact."""

Signal = tuple[object, ...]
"""A ground with its effect, or a limit with what it closes: what other provisions see of one."""


@dataclass(frozen=True)
class Looking:
    """Provisions with some of their amendments made, each compiled by itself, and the steps through them.

    `laws` holds, per citation and set of its own changes, the place of its law in the plan; `whole` the
    place of the law before any change. `binding` are the provisions on which secrecy can depend.
    """

    plan: Plan
    laws: Mapping[str, Mapping[frozenset[int], int]]
    signals: tuple[Mapping[Signal, str], ...]
    binding: frozenset[str]
    whole: Plan


def looking(path: ChangePath, readings: Mapping[str, str]) -> Looking:
    """Return what has to be looked at to find the changes that matter to a case; made once for all blocks."""
    own: dict[str, set[int]] = {}
    for k, change in enumerate(path.changes):
        for citation in change.amendment.changes:
            own.setdefault(citation, set()).add(k)
    graphs: list[RuleGraph] = []
    signals: list[Mapping[Signal, str]] = []
    laws: dict[str, dict[frozenset[int], int]] = {}
    for citation, places in own.items():
        for some in path.order.first_sets(frozenset(places)):
            wording = path.law(some).wordings.get(citation)
            graph, seen = _by_itself(wording, path, readings)
            laws.setdefault(citation, {})[some] = len(graphs)
            graphs.append(graph)
            signals.append(seen)
    whole = under_readings(structure_of(path.law(()), path.book), readings)
    return Looking(plan_of(graphs), laws, tuple(signals), _binding(path), plan_of([whole]))


def touched(look: Looking, cases: Cases, changes: int) -> list[Bits]:
    """Return, per change, the cases of a block to which it can matter."""
    (before,) = evaluate(look.whole, cases)
    secrecy = before.finding(BOUND)
    by_answer = {
        finding: evaluate(look.plan, replace(cases, columns=_told(cases, code)))
        for finding, code in SECRECY.items()
    }
    nowhere = same_in_all(False, cases.size).met
    unsettled = nowhere
    for citation in look.laws:
        if citation in look.binding:
            for found in by_answer.values():
                unsettled = reduce(
                    np.bitwise_or, (bits for _, bits in _moved(look, citation, found)), unsettled
                )
    told = {finding: unsettled | bits for finding, bits in _each_answer(secrecy).items()}
    matter = [nowhere] * changes
    for citation in look.laws:
        for finding, found in by_answer.items():
            for change, bits in _moved(look, citation, found):
                matter[change] = matter[change] | (bits & told[finding])
    return matter


def _told(cases: Cases, code: int) -> dict[str, np.ndarray[tuple[int], np.dtype[np.int16]]]:
    return {**cases.columns, BOUND: np.full(cases.size, code, dtype=np.int16)}


def _each_answer(secrecy: Planes) -> dict[Finding, Bits]:
    return {
        Finding.MET: secrecy.met,
        Finding.OPEN: secrecy.possible & ~secrecy.met,
        Finding.NOT_MET: ~secrecy.possible,
    }


def _moved(look: Looking, citation: str, found: list[BlockOutcomes]) -> Iterator[tuple[int, Bits]]:
    """Yield each change with the cases in which it moves a signal of a provision, whatever else is made."""
    laws = look.laws[citation]
    for some, place in laws.items():
        for change in {k for more in laws for k in more} - some:
            if (other := laws.get(some | {change})) is not None:
                yield change, _different(look, found[place], found[other], place, other)


def _different(look: Looking, one: BlockOutcomes, two: BlockOutcomes, place: int, other: int) -> Bits:
    first, second = look.signals[place], look.signals[other]
    absent = same_in_all(False, one.size)
    bits = absent.met
    for signal in {**first, **second}:
        seen = one.finding(first[signal]) if signal in first else absent
        then = two.finding(second[signal]) if signal in second else absent
        if seen is not then:
            bits = bits | (seen.met ^ then.met) | (seen.possible ^ then.possible)
    return bits


def _by_itself(
    wording: Wording | None, path: ChangePath, readings: Mapping[str, str]
) -> tuple[RuleGraph, dict[Signal, str]]:
    """Return a provision compiled without the others: secrecy is a fact, and its limits close nothing."""
    if wording is None:
        wordings = {}
    else:
        limits = {name: replace(one, closes=(), yields_to=()) for name, one in wording.limits.items()}
        wordings = {wording.citation: replace(wording, limits=limits)}
    law = LawVersion("by itself", path.origin.title, None, wordings)
    graph = under_readings(structure_of(law, path.book), readings)
    elements = {
        address: replace(node, condition=with_leaves(node.condition, _secrecy_as_fact))
        for address, node in graph.elements.items()
    }
    signals: dict[Signal, str] = {(one.address, one.effect): one.address for one in graph.grounds.values()}
    for address in graph.limits:
        limit = () if wording is None else wording.limits[address.partition("#")[2]]
        if limit:
            signals[address, limit.closes, limit.yields_to, limit.in_place_of] = address
    return replace(graph, elements=elements), signals


def _secrecy_as_fact(leaf: Leaf) -> Condition:
    return FactIs(BOUND, frozenset({1})) if isinstance(leaf, Bound) else leaf


def _binding(path: ChangePath) -> frozenset[str]:
    """Return the provisions on which secrecy can depend at any stage: those that bind, what can close them,
    and what can lift that."""
    laws = [path.origin, *(stage.law for stage in path.stages)]
    wordings = [wording for law in laws for wording in law.wordings.values()]
    binding = {w.citation for w in wordings if any(g.effect is Effect.BINDS for g in w.grounds.values())}
    while True:
        more: set[str] = set()
        for wording in wordings:
            closing = [one for one in wording.limits.values() if _cited(one.closes) & binding]
            more |= {wording.citation} if closing else set()
            more |= {citation for limit in closing for citation in _cited(limit.yields_to)}
        if more <= binding:
            return frozenset(binding)
        binding |= more


def _cited(names: tuple[str, ...]) -> set[str]:
    """Return the provisions that names may mean: a citation, or a citation and a ground."""
    return {*names, *(name.rpartition(" ")[0] for name in names)}
