"""What a change is measured in: a whole number per case and law."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lawmodel.concepts.outcome import Outcome
from lawmodel.outcomes.bits import unpacked
from lawmodel.outcomes.columnar import evaluate
from lawmodel.outcomes.plan import plan_of
from lawmodel.population.cases import Cases
from lawmodel.population.counter_words import SCALE
from lawmodel.rulegraph.rule_graph import RuleGraph

UNIT = SCALE
"""What counts as one case. Whole numbers of this small part add up to the same in any order."""

Values = Callable[[Sequence[RuleGraph], Cases], NDArray[np.int64]]
"""Laws and cases to a row per law and a column per case, in parts of `UNIT`, at most one `UNIT` each way.

A value may depend on the outcome, on the grounds and limits that hold, and on the case; not on the elements
of the law beyond that, nor on other cases. It has to travel to other processes, so it is no lambda.
"""


@dataclass(frozen=True)
class Measure:
    """A name for what is measured, how it is found, and the practice model it rests on, if any."""

    id: str
    values: Values
    practice: Mapping[str, object] | None = None


def allowed_values(laws: Sequence[RuleGraph], cases: Cases) -> NDArray[np.int64]:
    """Return one unit for each case in which a law lets the information be handed over."""
    found = np.empty((len(laws), cases.size), dtype=np.int64)
    for row, outcomes in zip(found, evaluate(plan_of(laws), cases), strict=True):
        bits = outcomes.settled_as(Outcome.PERMITTED) | outcomes.settled_as(Outcome.REQUIRED)
        np.multiply(unpacked(bits, cases.size), UNIT, out=row, dtype=np.int64)
    return found


ALLOWED = Measure("allowed", allowed_values)
