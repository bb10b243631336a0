"""`python -m benchmarks.change`: how long the analysis of a change takes, beside an SMT solver.

The solver needs the libraries of the tests; without them its lines are left out.
"""

import argparse
from collections.abc import Callable
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from time import perf_counter

from benchmarks.__main__ import REPEATS, best_of
from lawmodel.change.analysis import analysed
from lawmodel.change.classes import differences
from lawmodel.change.redundancy import redundant_grounds
from lawmodel.change.two_laws import TwoLaws, two_laws
from lawmodel.change.verdicts import Kind, grounds_of, verdicts_of
from lawmodel.change.wording_difference import lineages_of
from lawmodel.pipeline import Request, change_path, law_named, open_book
from lawmodel.pipeline.changing import change_study_of
from lawmodel.population.from_recipe import draw_cases


def by_solver(laws: TwoLaws) -> dict[str, float]:
    """Return how long the solver takes over the verdicts per provision, and over redundancy."""
    from tests.agreement.smt import Solver

    def verdicts() -> int:
        solver, pair, proofs = Solver(laws.vocabulary), laws.chosen, 0
        old, new = solver.law(pair.before.graph), solver.law(pair.after.graph)
        for lineage in lineages_of(laws):
            one = solver.z3.Or(*(old[at] for at in grounds_of(pair.before, lineage.before, Kind.MAY_OR_MUST)))
            other = solver.z3.Or(*(new[at] for at in grounds_of(pair.after, lineage.after, Kind.MAY_OR_MUST)))
            proofs += solver.implies(one, other) + solver.implies(other, one)
        return proofs

    def redundant() -> int:
        solver, law = Solver(laws.vocabulary), laws.chosen.after
        met, found = solver.law(law.graph), 0
        grounds = grounds_of(law, laws.after.wordings, Kind.MAY_OR_MUST)
        for ground in grounds:
            others = solver.z3.Or(*(met[other] for other in grounds if other != ground))
            found += solver.implies(met[ground], others)
        return found

    return {
        "SMT solver: verdicts of the changed provisions, one setting": best_of(verdicts)[0],
        "SMT solver: is a ground redundant, no assumption": best_of(redundant)[0],
    }


def measured(before: str, after: str, root: Path) -> None:
    """Print how long the parts of one analysis take."""
    opened = open_book(root)
    study = change_study_of(opened, Request((before, after), cases=20_000))
    laws_of = (law_named(opened, before), law_named(opened, after))
    path = change_path(opened, before, after)

    def compiled() -> TwoLaws:
        return two_laws(opened.book, *laws_of, path, {})

    compiling, laws = best_of(compiled)
    cases = draw_cases(study.recipe, study.stream, opened.book.vocabulary, seed=1, first=0, size=study.cases)
    settings, nodes = len(laws.pairs), len(laws.symbolic.diagrams.nodes)
    # What a diagram has been asked it remembers, so each part is measured on diagrams of its own.
    stages = {
        f"compile {settings} settings and {len(laws.steps)} steps ({nodes:,} nodes)": compiling,
        "verdicts in every setting": _of_fresh(compiled, lambda two: verdicts_of(two, lineages_of(two))),
        "every maximal box of every ground": _of_fresh(
            compiled, lambda two: list(differences(two, two.chosen, two.succeeds))
        ),
        "redundant grounds under every assumption": _of_fresh(
            compiled,
            lambda two: redundant_grounds(two.symbolic, two.chosen.after, tuple(two.book.bridges.values())),
        ),
        "the whole analysis, compiled": _of_fresh(compiled, lambda two: analysed(two, cases)),
    }
    if find_spec("z3") is not None and find_spec("pytest") is not None:
        stages |= by_solver(laws)
    print(f"\n{before} to {after}")
    for stage, seconds in stages.items():
        print(f"{stage:64} {seconds * 1000:10,.1f} ms")


def _of_fresh(compiled: Callable[[], TwoLaws], action: Callable[[TwoLaws], object]) -> float:
    """Return the shortest time of an action, each time on laws that are compiled anew."""
    found = []
    for _ in range(REPEATS):
        laws = compiled()
        start = perf_counter()
        action(laws)
        found.append(perf_counter() - start)
    return min(found)


def main() -> None:
    """Measure the changes asked for."""
    words = argparse.ArgumentParser(prog="python -m benchmarks.change")
    words.add_argument("versions", nargs="*", default=["pre-2025", "2025-04", "2025-12"])
    versions = words.parse_args().versions
    root = Path(__file__).parent.parent
    for before, after in pairwise(versions):
        measured(before, after, root)


if __name__ == "__main__":
    main()
