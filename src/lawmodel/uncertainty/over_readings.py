"""What the headline becomes under each other reading of an open question, one at a time."""

from collections.abc import Iterator

from lawmodel.assumptions.entry import Effect, Method
from lawmodel.assumptions.from_readings import reading_id
from lawmodel.comparison.figures import StreamFigures


def reading_effects(figures: StreamFigures) -> Iterator[tuple[str, Effect]]:
    """Yield, by id, the ratio of the first to the last version with each reading changed in both alike."""
    first, last = figures.versions[0], figures.versions[-1]
    headline = figures.shift(0, len(figures.versions) - 1).leading
    if headline is None:
        return
    for named in sorted({**first.beside, **last.beside}):
        before = first.beside.get(named, first.allowed).leading.count
        after = last.beside.get(named, last.allowed).leading.count
        if before > 0:
            yield reading_id(*named), Effect(headline.value, None, after / before, Method.COUNTED)
