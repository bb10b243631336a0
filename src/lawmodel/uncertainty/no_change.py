"""When a change has vanished: its ratio is no further from 1 than a margin, or on the other side of it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class NoChange:
    """The ratio at which a change has vanished; `more` if the change is that there is more."""

    margin: float
    more: bool

    @property
    def ratio(self) -> float:
        """Return the ratio at which the change has just vanished."""
        return 1 + self.margin if self.more else 1 - self.margin

    def left(self, ratio: float | None) -> float:
        """Return how much of the change is left; nothing or less where it has vanished.

        Where nothing is disclosed before there is no ratio, and no change can be said to have vanished.
        """
        if ratio is None:
            return float("inf")
        return ratio - self.ratio if self.more else self.ratio - ratio

    def reached(self, ratio: float | None) -> bool:
        """Return whether nothing of the change is left."""
        return self.left(ratio) <= 0
