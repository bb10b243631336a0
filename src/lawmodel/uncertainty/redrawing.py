"""What the headline would be had variables moved together more, or less: the cases are drawn anew."""

from collections.abc import Iterator
from dataclasses import replace
from math import fsum

from lawmodel.assumptions.entry import Because, Effect, Method
from lawmodel.assumptions.moves import Moves
from lawmodel.assumptions.written import WrittenStream
from lawmodel.comparison.run import Study
from lawmodel.population.recipe import Draw
from lawmodel.uncertainty.headline import Volumes, core_of, volumes_of

Links = tuple[tuple[str, float], ...]


def link_effects(
    study: Study, headline: Volumes, written: WrittenStream, moves: Moves
) -> Iterator[tuple[str, Effect | Because]]:
    """Yield, by id, what moving each link of the first stream does to the headline, on the same chance."""
    draws = {step.variable: step for step in core_of(study).steps if isinstance(step, Draw)}
    for name, one in written.steps.items():
        for other in one.shape.moves_with:
            links = draws[name].moves_with
            if not links:
                yield one.link(other), Because.POOLED
                continue
            down, up = (
                _ratio_with(study, name, _moved(links, other, by)) for by in (-moves.link, moves.link)
            )
            effect = Effect(headline.ratio or 0.0, down, up, Method.REDRAWN)
            yield one.link(other), Because.OUT_OF_REACH if down is up is None else effect


def _moved(links: Links, other: str, by: float) -> Links | None:
    """Return the links with one moved; None if together they would be more than everything."""
    moved = tuple((name, share + by if name == other else share) for name, share in links)
    return None if fsum(abs(share) for _, share in moved) > 1 else moved


def _ratio_with(study: Study, variable: str, links: Links | None) -> float | None:
    if links is None:
        return None
    core = core_of(study)
    steps = tuple(
        replace(step, moves_with=links) if isinstance(step, Draw) and step.variable == variable else step
        for step in core.steps
    )
    streams = {**study.recipe.streams, core.id: replace(core, steps=steps)}
    return volumes_of(replace(study, recipe=replace(study.recipe, streams=streams))).ratio
