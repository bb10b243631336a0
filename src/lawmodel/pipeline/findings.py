"""How many of the drawn cases meet each requirement, ground and limit of some versions."""

from collections import Counter
from collections.abc import Iterator, Mapping

from lawmodel.comparison.estimates import Figure, Sample, figure
from lawmodel.comparison.run import Study, blocks_of
from lawmodel.outcomes.bits import Bits, count, packed, same_in_all
from lawmodel.outcomes.columnar import evaluate
from lawmodel.outcomes.plan import plan_of
from lawmodel.pipeline.comparing import Request, study_of
from lawmodel.pipeline.opening import OpenBook
from lawmodel.population.cases import Cases
from lawmodel.population.from_recipe import draw_cases
from lawmodel.rulegraph.rule_graph import BOUND, RuleGraph, held

Findings = Mapping[str, Mapping[str, Figure]]
"""Per version and address, how many cases meet it; the address of secrecy as such is `bound`."""


def findings_of(opened: OpenBook, request: Request) -> tuple[Sample, Findings]:
    """Return the cases of the first stream, and how many meet each address under the chosen readings.

    A ground is met where it holds after the limits that may close it; a limit, where it closes.

    Raises UnknownName, or FaultyFiles if the recipe is faulty.
    """
    study = study_of(opened, request)
    stream = study.streams[0]
    laws = [read.chosen for read in study.laws]
    plan = plan_of(laws)
    sizes = Counter[int]()
    met: dict[tuple[str, str], Counter[int]] = {}
    for block in (block for block in blocks_of(study) if block.stream == stream):
        cases = draw_cases(
            study.recipe, stream, study.vocabulary, seed=study.seed, first=block.first, size=block.size
        )
        strata = list(_strata(study, cases))
        sizes.update({code: count(members, cases.size) for code, members in strata})
        for outcomes in evaluate(plan, cases):
            for node, address in _addresses(outcomes.graph):
                bits = outcomes.finding(address).met
                counted = met.setdefault((outcomes.graph.version, node), Counter())
                counted.update({code: count(bits & members, cases.size) for code, members in strata})
    sample = Sample(sizes, _weights(study, stream))
    return sample, {
        law.version: {node: figure(met[law.version, node], sample) for node, _ in _addresses(law)}
        for law in laws
    }


def _addresses(law: RuleGraph) -> Iterator[tuple[str, str]]:
    """Yield each node that a finding belongs to, with the address of the finding."""
    yield BOUND, BOUND
    yield from ((address, address) for address in (*law.elements, *law.limits))
    yield from ((address, held(address)) for address in law.grounds)


def _strata(study: Study, cases: Cases) -> Iterator[tuple[int, Bits]]:
    strata = study.recipe.streams[cases.stream].strata
    if strata is None:
        yield 0, same_in_all(True, cases.size).met
        return
    column = cases.columns[strata.variable]
    yield from ((part.code, packed(column == part.code)) for part in strata.parts if part.draw)


def _weights(study: Study, stream: str) -> Mapping[int, float] | None:
    strata = study.recipe.streams[stream].strata
    return None if strata is None else {part.code: strata.weight(part) for part in strata.parts if part.draw}
