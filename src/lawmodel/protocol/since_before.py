"""What a protocol asks otherwise than the one under the law before it."""

from dataclasses import dataclass

from lawmodel.protocol.decision_order import DecisionOrder, Route, StopLine
from lawmodel.protocol.requirement import Requirement


@dataclass(frozen=True)
class SinceBefore:
    """What is new, asked otherwise or gone, since an earlier version; addresses for what is in the new one.

    A requirement is `changed` where its words or what it asks are others; one of a new route is new with it.
    """

    earlier: str
    new_routes: tuple[str, ...]
    gone_routes: tuple[Route, ...]
    new: tuple[str, ...]
    changed: tuple[str, ...]
    gone: tuple[Requirement, ...]

    @property
    def is_empty(self) -> bool:
        """Say whether nothing is asked otherwise."""
        return not (self.new_routes or self.gone_routes or self.new or self.changed or self.gone)


def since_before(before: DecisionOrder, after: DecisionOrder) -> SinceBefore:
    """Return how the later of two decision orders between the same parties differs from the earlier."""
    old, new = _requirements(before), _requirements(after)
    both = [address for address in new if address in old]
    return SinceBefore(
        before.version,
        tuple(address for address in _ways(after) if address not in _ways(before)),
        tuple(one for address, one in before.routes.items() if address not in after.routes),
        tuple(address for address in new if address not in old),
        tuple(address for address in both if _differ(old[address], new[address])),
        tuple(one for address, one in old.items() if address not in new),
    )


def _requirements(order: DecisionOrder) -> dict[str, Requirement]:
    return {one.address: one for one in order.requirements()}


def _ways(order: DecisionOrder) -> dict[str, Route | StopLine]:
    return {**order.routes, **order.stop_lines}


def _differ(before: Requirement, after: Requirement) -> bool:
    """Say whether something else is asked, or in other words; words not seen before are no change of law."""
    old, new = before.element, after.element
    if old.condition_text != new.condition_text:
        return True
    return None not in (old.quote, new.quote) and old.quote != new.quote
