"""What would have to be true for the change to vanish."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lawmodel.assumptions.vanishing import Vanishing
from lawmodel.practice.model import PracticeModel
from lawmodel.practice.parameter_values import Values, central_values
from lawmodel.uncertainty.crossings import Turned, crossings
from lawmodel.uncertainty.evaluating import Evaluate
from lawmodel.uncertainty.headline import Volumes
from lawmodel.uncertainty.no_change import NoChange
from lawmodel.uncertainty.tornado import Bar, Moved


@dataclass(frozen=True)
class Threshold:
    """When the change counts as vanished, and what would bring the headline there.

    `already`: it has vanished as things stand, and `turned` is empty. `ends`: the end of its range of each
    parameter that takes something of the change away; `together` the volumes at all of them. `without_time`: the horizon at nothing
    (None where nothing in the model grows or fades). `worst`: by question the reading that leaves least of the
    change, where one leaves less than the chosen one. `readings`: the bars under which it vanishes.
    """

    no_change: NoChange
    already: bool
    turned: tuple[Turned, ...]
    ends: Values
    together: Volumes
    without_time: Volumes | None
    worst: Mapping[str, str]
    readings: tuple[Bar, ...]


def threshold(
    model: PracticeModel, vanishing: Vanishing, headline: Volumes, bars: Sequence[Bar], evaluate: Evaluate
) -> Threshold:
    """Return what would have to be true for the change to vanish; `bars` are those of the tornado.

    The headline must have a ratio.
    """
    no_change = NoChange(vanishing.margin, more=(headline.ratio or 0.0) > 1)
    already = no_change.reached(headline.ratio)
    ends = _worst_ends(bars, no_change)
    central = central_values(model)
    without = [{**central, model.horizon: 0.0}] if model.horizon in model.asked() else []
    together, *timeless = evaluate([{**central, **ends}, *without])
    return Threshold(
        no_change=no_change,
        already=already,
        turned=() if already else crossings(model, vanishing, headline, no_change, evaluate),
        ends=ends,
        together=together,
        without_time=timeless[0] if timeless else None,
        worst=worst_readings(bars, no_change),
        readings=tuple(b for b in bars if b.kind is Moved.READING and no_change.reached(b.high.ratio)),
    )


def worst_readings(bars: Sequence[Bar], no_change: NoChange) -> dict[str, str]:
    """Return, by question, the reading that leaves least of the change, where that is not the chosen one."""
    least: dict[str, Bar] = {}
    for bar in bars:
        if bar.kind is Moved.READING:
            question = bar.id.partition("=")[0]
            best = least[question].high if question in least else bar.low
            if no_change.left(bar.high.ratio) < no_change.left(best.ratio):
                least[question] = bar
    return {question: str(bar.high.value) for question, bar in sorted(least.items())}


def _worst_ends(bars: Sequence[Bar], no_change: NoChange) -> dict[str, float]:
    """Return, by parameter, the end that leaves least of the change, where one leaves less than the centre."""
    found = {}
    for bar in bars:
        if bar.kind is Moved.PRACTICE:
            end = min((bar.low, bar.high), key=lambda end: no_change.left(end.ratio))
            if no_change.left(end.ratio) < no_change.left(bar.headline.ratio):
                found[bar.id] = float(end.value)
    return found
