"""`python -m benchmarks`: how long each stage takes, as a multiple of one copy of the drawn columns."""

import argparse
import gc
from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from typing import TypeVar

from lawmodel.comparison.run import BLOCK, Study, compare
from lawmodel.comparison.tally import plan_for, tally
from lawmodel.outcomes.columnar import evaluate
from lawmodel.outcomes.plan import plan_of
from lawmodel.pipeline import OpenBook, Request, open_book, study_of
from lawmodel.population.cases import Cases
from lawmodel.population.from_recipe import draw_cases

Result = TypeVar("Result")
SIZES = (100_000, 1_000_000)
REPEATS = 3


def best_of(action: Callable[[], Result]) -> tuple[float, Result]:
    """Return the shortest of a few runs, in seconds, and the result."""
    shortest, result = float("inf"), None
    for _ in range(REPEATS):
        gc.collect()
        start = perf_counter()
        result = action()
        shortest = min(shortest, perf_counter() - start)
    assert result is not None
    return shortest, result


def drawn_in_blocks(study: Study) -> list[Cases]:
    """Draw the cases of a study's first stream, block by block, as the comparison does."""
    return [
        draw_cases(
            study.recipe,
            study.streams[0],
            study.vocabulary,
            seed=study.seed,
            first=first,
            size=min(BLOCK, study.cases - first),
        )
        for first in range(0, study.cases, BLOCK)
    ]


def copied(blocks: list[Cases]) -> int:
    """Copy every column once and return the bytes copied."""
    return sum(column.copy().nbytes for block in blocks for column in block.columns.values())


def evaluated(study: Study, blocks: list[Cases]) -> int:
    """Evaluate the chosen readings of every version; return the findings made."""
    plan = plan_of([read.chosen for read in study.laws])
    return sum(len(evaluate(plan, block)) for block in blocks)


def tallied(study: Study, blocks: list[Cases]) -> int:
    """Evaluate every rival reading too and count the profiles; return how many there are."""
    plan = plan_for(study.laws)
    return sum(len(tally(study.laws, plan, block).profiles) for block in blocks)


def measured(opened: OpenBook, root: Path, cases: int) -> None:
    """Print the stages at one size."""
    study = study_of(opened, Request(cases=cases, stream=None))
    one_stream = Study(study.laws, study.recipe, study.streams[:1], study.vocabulary, cases, study.seed)
    drawing, blocks = best_of(lambda: drawn_in_blocks(one_stream))
    copying, size = best_of(lambda: copied(blocks))
    stages = {
        "load the book": best_of(lambda: open_book(root))[0],
        "draw": drawing,
        "evaluate 4 versions": best_of(lambda: evaluated(one_stream, blocks))[0],
        "evaluate with every rival reading, and tally": best_of(lambda: tallied(one_stream, blocks))[0],
        "compare (draw, evaluate, tally, count)": best_of(lambda: compare(one_stream))[0],
    }
    print(f"\n{cases:,} cases of one stream: {size / 2**20:,.0f} MiB, copied in {copying * 1000:,.1f} ms")
    print(f"{'stage':48} {'ratio to one copy':>18} {'million cases/s':>16}")
    for stage, seconds in stages.items():
        rate = "" if stage == "load the book" else f"{cases / seconds / 1e6:16.2f}"
        print(f"{stage:48} {seconds / copying:18.1f} {rate}")


def number_of_cases(word: str) -> int:
    """Return a number of cases as people write it: 100000 or 100_000."""
    if not word.replace("_", "").isdecimal() or int(word) < 1:
        raise argparse.ArgumentTypeError(f"`{word}` is no number of cases; write for example 100000")
    return int(word)


def main() -> None:
    """Measure at every size asked for."""
    words = argparse.ArgumentParser(prog="make bench", description=(__doc__ or "").partition(": ")[2])
    words.add_argument(
        "sizes", nargs="*", type=number_of_cases, metavar="CASES", help="how many cases to draw"
    )
    sizes = words.parse_args().sizes or list(SIZES)
    root = Path(__file__).parent.parent
    opened = open_book(root)
    for cases in sizes:
        measured(opened, root, cases)


if __name__ == "__main__":
    main()
