"""A change measured in disclosures: how likely each case is to be disclosed, under a practice model."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lawmodel.comparison.attribution_measure import Measure
from lawmodel.comparison.disclosing import disclosures_of
from lawmodel.outcomes.columnar import evaluate
from lawmodel.outcomes.plan import plan_of
from lawmodel.population.cases import Cases
from lawmodel.practice.chances import BlockWords, Funnel
from lawmodel.practice.law_answers import law_answers
from lawmodel.practice.model import PracticeModel
from lawmodel.practice.parameter_values import Values, central_values
from lawmodel.rulegraph.rule_graph import RuleGraph


@dataclass(frozen=True)
class DisclosedValues:
    """Laws and cases to what is disclosed of each case; `root` is the law that practice has settled under."""

    model: PracticeModel
    values: Values
    root: RuleGraph
    seed: int

    def __call__(self, laws: Sequence[RuleGraph], cases: Cases) -> NDArray[np.int64]:
        """Return a row per law and a column per case, in parts of 2**32."""
        *now, root = evaluate(plan_of([*laws, self.root]), cases)
        answers = [law_answers(one, root, self.model.consent_grounds) for one in now]
        funnel = Funnel(self.model, BlockWords(cases, self.seed), answers)
        found = np.empty((len(laws), cases.size), dtype=np.int64)
        for row, one in zip(found, disclosures_of(funnel, self.values, answers), strict=True):
            row[:] = one.disclosed
        return found


def disclosed(model: PracticeModel, root: RuleGraph, seed: int) -> Measure:
    """Return the measure of disclosures under a practice model, at central values of its parameters."""
    used: dict[str, object] = {"id": model.id, "levers": list(model.levers), "digest": model.digest}
    used["assumed"] = dict(model.assumed)
    return Measure("disclosed", DisclosedValues(model, central_values(model), root, seed), used)
