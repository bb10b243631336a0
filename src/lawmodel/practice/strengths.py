"""How strongly an effect acts, given values of the parameters; correctly rounded on any machine."""

from decimal import Decimal

from lawmodel.practice.model import Act, Effect, PracticeModel
from lawmodel.practice.parameter_values import Values


def strength(effect: Effect, model: PracticeModel, values: Values) -> float:
    """Return the base chance, the multiplier of the odds, or the multiplier of the chance.

    A rate is events per month: the chance that one falls within it is 1 - exp(-rate). What grows has reached
    1 - 2**(-horizon / half time); odds that fade are 1 + (odds - 1) * 2**(-horizon / half-life).
    """
    value = values[effect.parameter] if effect.parameter is not None else 0.0
    match effect.act:
        case Act.RATE:
            return float(1 - (-Decimal(value)).exp())
        case Act.LESS:
            return 1.0 - value
        case Act.GROWS:
            return 1.0 - left_after(_horizon(model, values), value)
        case Act.NEVER:
            return 0.0
        case Act.ODDS if effect.fades is not None:
            return 1.0 + (value - 1.0) * left_after(_horizon(model, values), values[effect.fades])
        case _:
            return value


def left_after(months: float, half_life: float) -> float:
    """Return what is left of something that halves every `half_life` months.

    >>> left_after(24.0, 12.0)
    0.25
    """
    return float(Decimal(2) ** (-Decimal(months) / Decimal(half_life)))


def _horizon(model: PracticeModel, values: Values) -> float:
    if model.horizon is None:
        raise ValueError(f"{model.id}: something grows or fades, and no horizon is said")
    return values[model.horizon]
