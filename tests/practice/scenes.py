"""Cases of both books with what each version says of them, and the practice models to run over them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import numpy as np
from hypothesis import strategies as st

from lawmodel.comparison.disclosing import answers_of, disclosures_of
from lawmodel.outcomes.columnar import evaluate
from lawmodel.outcomes.plan import plan_of
from lawmodel.pipeline import OpenBook, Request, open_book, recipe_named, study_of
from lawmodel.pipeline.practice_models import practice_named
from lawmodel.pipeline.practising import practice_study
from lawmodel.population.cases import Cases
from lawmodel.population.from_recipe import draw_cases
from lawmodel.practice.chances import BlockWords, Funnel, LawAnswers
from lawmodel.practice.disclosures import WOULD_CONSENT, Disclosures
from lawmodel.practice.model import ABOVE_ZERO, HIGHEST, PracticeModel
from lawmodel.practice.parameter_values import Values, central_values

ROOT = Path(__file__).resolve().parents[2]
LIGHTHOUSE = ROOT / "tests" / "lighthouse"
SEED = 1
LEAST, YEARS = 0.001, 240.0
"""The smallest of what must be above 0, and the longest time that is tried, in months."""
REFUSALS = 3
"""Every third captain at the lighthouse would refuse; its recipes have no latent answers of their own."""


@cache
def opened(root: Path) -> OpenBook:
    return open_book(root)


@cache
def model(root: Path, name: str, *levers: str) -> PracticeModel:
    recipe = recipe_named(opened(root), POPULATIONS[root])
    return practice_named(opened(root), name, recipe, levers)


POPULATIONS = {ROOT: "calibrated-2024", LIGHTHOUSE: "watch"}


@dataclass(frozen=True)
class Scene:
    """The first cases of a stream, and the answers of each version to them."""

    root: Path
    versions: tuple[str, ...]
    cases: Cases
    laws: tuple[LawAnswers, ...]

    def funnel(self, practice: PracticeModel) -> Funnel:
        return Funnel(practice, BlockWords(self.cases, SEED), self.laws)

    def disclosed(self, practice: PracticeModel, values: Values | None = None) -> list[Disclosures]:
        """What becomes of every case under each version; at central values if none are given."""
        found = values if values is not None else central_values(practice)
        return list(disclosures_of(self.funnel(practice), found, self.laws))


@cache
def scene(root: Path, stream: str, size: int, first: int = 0, population: str | None = None) -> Scene:
    """All versions of the book over some cases of a stream."""
    book = opened(root)
    request = Request(
        versions=tuple(book.book.manifests), cases=size, population=population or POPULATIONS[root]
    )
    study = study_of(book, request)
    practised = practice_study(book, study, [model(root, "law-only")], ())
    cases = draw_cases(study.recipe, stream, study.vocabulary, seed=study.seed, first=first, size=size)
    if WOULD_CONSENT not in cases.columns:
        refusing = (np.arange(size) % REFUSALS != 0).astype(np.int16)
        cases = replace(cases, columns={**cases.columns, WOULD_CONSENT: refusing})
    plan = plan_of([*(law.chosen for law in study.laws), *practised.roots])
    laws = answers_of(practised, evaluate(plan, cases))[0]
    return Scene(root, tuple(law.law.id for law in study.laws), cases, tuple(laws))


def nights(size: int = 2000) -> Scene:
    return scene(LIGHTHOUSE, "nights", size)


def young_people(size: int = 2000) -> Scene:
    return scene(ROOT, "young-people", size)


def believed_values(practice: PracticeModel) -> st.SearchStrategy[Mapping[str, float]]:
    """Values anywhere in the ranges that are believed."""
    names = sorted(practice.parameters)
    ends = [(practice.parameters[name].low, practice.parameters[name].high) for name in names]
    return st.tuples(*(st.floats(low, high) for low, high in ends)).map(
        lambda found: dict(zip(names, found, strict=True))
    )


def allowed_values(practice: PracticeModel) -> st.SearchStrategy[Mapping[str, float]]:
    """Values anywhere in what their units allow, the ends included."""
    names = sorted(practice.parameters)
    units = [practice.parameters[name].unit for name in names]
    within = [st.floats(LEAST if unit in ABOVE_ZERO else 0, HIGHEST.get(unit, YEARS)) for unit in units]
    return st.tuples(*within).map(lambda found: dict(zip(names, found, strict=True)))


def all_models(root: Path) -> Sequence[PracticeModel]:
    return [model(root, path.stem) for path in sorted((root / "assumptions/practice/models").glob("*.yaml"))]
