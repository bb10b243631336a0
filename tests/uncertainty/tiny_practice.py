"""Practice models of a few parameters, and stand-ins for the cases: functions of the parameters."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from lawmodel.pipeline import open_book, recipe_named
from lawmodel.pipeline.practice_models import practice_named
from lawmodel.practice.model import Act, Effect, Parameter, PracticeModel, Stage
from lawmodel.practice.parameter_values import Values
from lawmodel.uncertainty.evaluating import Evaluate
from lawmodel.uncertainty.headline import Volumes

LIGHTHOUSE = Path(__file__).resolve().parents[1] / "lighthouse"

Formula = Callable[[Values], float]


def parameter(name: str, low: float, central: float, high: float, unit: str = "share") -> Parameter:
    words = {"sv": name, "en": name}
    return Parameter(name, low, central, high, unit, words, "assumption", "invented", "invented.yaml:1")


def times(name: str, stage: Stage = Stage.SUPPLY) -> Effect:
    return Effect("X01", stage, Act.TIMES, None, name)


@cache
def nothing_believed() -> PracticeModel:
    """The lighthouse under the law alone."""
    opened = open_book(LIGHTHOUSE)
    return practice_named(opened, "law-only", recipe_named(opened, None))


def model_of(
    *parameters: Parameter, effects: Sequence[Effect] = (), horizon: str | None = None
) -> PracticeModel:
    """A model that asks each of its parameters, and whose effects are of no matter unless stated."""
    return replace(
        nothing_believed(),
        parameters={one.id: one for one in parameters},
        effects=tuple(effects) or tuple(times(one.id) for one in parameters),
        horizon=horizon,
    )


def evaluating(after: Formula, before: Formula = lambda _: 1.0) -> Evaluate:
    """Cases that disclose by a formula."""
    return lambda many: [Volumes(before(values), after(values)) for values in many]


def first(model: PracticeModel, evaluate: Evaluate) -> Volumes:
    """The volumes at central values."""
    (found,) = evaluate([{name: one.central for name, one in model.parameters.items()}])
    return found
