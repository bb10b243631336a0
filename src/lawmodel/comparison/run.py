"""Draw and compare block by block, on one process or many, with the same bytes as the result."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field

from lawmodel.comparison.figures import StreamFigures, stream_figures
from lawmodel.comparison.tally import BlockTally, merged, plan_for, tally
from lawmodel.concepts.vocabulary import Vocabulary
from lawmodel.outcomes.plan import Plan
from lawmodel.outcomes.rival_readings import ReadLaw
from lawmodel.population.from_recipe import draw_cases
from lawmodel.population.recipe import Recipe

BLOCK = 65_536
"""Cases per block: the bits of one finding then fit the processor's nearest cache."""

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Study:
    """What is compared: laws, a recipe and its streams, the number of cases of each, a seed, a grouping,
    and the questions of reading that whoever asks has settled."""

    laws: tuple[ReadLaw, ...]
    recipe: Recipe
    streams: tuple[str, ...]
    vocabulary: Vocabulary
    cases: int
    seed: int
    group: str | None = None
    settled: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Comparison:
    """The figures of every stream, and of every group where a grouping was asked for."""

    study: Study
    streams: dict[str, StreamFigures]
    groups: dict[str, dict[int, StreamFigures]]


@dataclass(frozen=True)
class Block:
    """A run of consecutive cases of one stream."""

    stream: str
    first: int
    size: int


def compare(study: Study, *, processes: int = 1, progress: Progress | None = None) -> Comparison:
    """Return the comparison; `progress` is told (cases done, cases in all) after each block."""
    blocks = list(blocks_of(study))
    total = study.cases * len(study.streams)
    tallies: dict[str, list[BlockTally]] = {stream: [] for stream in study.streams}
    done = 0
    for block, tallied in zip(blocks, _tallied(study, blocks, processes), strict=True):
        tallies[block.stream].append(tallied)
        done += block.size
        if progress is not None:
            progress(done, total)
    grouped = study.group is not None
    figures = {
        stream: stream_figures(one, study.laws, study.recipe.streams[stream].strata, grouped=grouped)
        for stream, one in merged(tallies).items()
    }
    groups = {stream: by_group for stream, (_, by_group) in figures.items() if grouped}
    return Comparison(study, {stream: whole for stream, (whole, _) in figures.items()}, groups)


def blocks_of(study: Study) -> Iterator[Block]:
    """Return the blocks in which the cases of a study are worked through, in order."""
    for stream in study.streams:
        for first in range(0, study.cases, BLOCK):
            yield Block(stream, first, min(BLOCK, study.cases - first))


def _tallied(study: Study, blocks: Sequence[Block], processes: int) -> Iterator[BlockTally]:
    if processes == 1:
        plan = plan_for(study.laws)
        yield from (_tally_block(study, plan, block) for block in blocks)
        return
    with ProcessPoolExecutor(processes, initializer=_remember, initargs=(study,)) as pool:
        yield from pool.map(_tally_remembered, blocks)


def _tally_block(study: Study, plan: Plan, block: Block) -> BlockTally:
    cases = draw_cases(
        study.recipe, block.stream, study.vocabulary, seed=study.seed, first=block.first, size=block.size
    )
    strata = study.recipe.streams[block.stream].strata
    return tally(study.laws, plan, cases, study.group, strata.variable if strata else None)


_remembered: list[tuple[Study, Plan]] = []


def _remember(study: Study) -> None:
    """Keep the study in a worker process, so that it travels once and not with every block."""
    _remembered[:] = [(study, plan_for(study.laws))]


def _tally_remembered(block: Block) -> BlockTally:
    return _tally_block(*_remembered[0], block)
