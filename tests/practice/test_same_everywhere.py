"""Practice gives the same figures however the work is cut up, and the same people meet the same cases."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from lawmodel.comparison import run
from lawmodel.comparison.disclosing import PracticeStudy, Run, disclose
from lawmodel.pipeline import Request, study_of
from lawmodel.pipeline.practising import (
    Practised,
    practice_plan_of,
    practice_study,
    practised_of,
)
from lawmodel.practice.parameter_values import central_values, drawn_values
from lawmodel.practice.traits import COUNTRY
from lawmodel.uncertainty.disclosure_figures import disclosure_figures
from tests.practice.scenes import LIGHTHOUSE, ROOT, model, nights, opened, scene

BOOKS = {"lighthouse": (LIGHTHOUSE, "fleet", "windy-coast"), "real": (ROOT, "calibrated-2024", "partnership")}


def practised(book: str, cases: int = 700, seed: int = 1) -> PracticeStudy:
    root, population, name = BOOKS[book]
    study = study_of(opened(root), Request(cases=cases, seed=seed, population=population))
    practice, law_only = model(root, name), model(root, "law-only")
    runs = [
        Run(0, central_values(practice), by_place=True),
        Run(0, drawn_values(practice, seed, 0)),
        Run(1, {}, by_place=True),
    ]
    whole = replace(study, streams=study.streams[:1])
    return practice_study(opened(root), whole, [practice, law_only], runs)


def figures(one: PracticeStudy, processes: int = 1) -> object:
    (stream,) = one.study.streams
    tally = disclose(one, processes=processes)[stream]
    sums = (tally.sizes.tolist(), tally.channels.tolist(), tally.work.tolist())
    return sums, disclosure_figures(one, stream, tally)


@pytest.mark.parametrize("book", BOOKS)
def test_two_processes_give_the_same_figures_as_one(book: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "BLOCK", 100)
    assert figures(practised(book), processes=2) == figures(practised(book), processes=1)


@pytest.mark.parametrize("book", BOOKS)
@pytest.mark.parametrize("block", [64, 131, 699])
def test_blocks_of_any_size_give_the_same_figures(
    block: int, book: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = figures(practised(book))
    monkeypatch.setattr(run, "BLOCK", block)
    assert figures(practised(book)) == whole


@pytest.mark.parametrize("book", BOOKS)
def test_another_seed_gives_other_figures(book: str) -> None:
    assert figures(practised(book, seed=1)) != figures(practised(book, seed=2))


def answer(root: Path, processes: int) -> Practised:
    return practised_of(practice_plan_of(opened(root), Request(cases=400, draws=3)), processes=processes)


def test_asking_again_gives_the_same_answer() -> None:
    first, again, two = answer(LIGHTHOUSE, 1), answer(LIGHTHOUSE, 1), answer(LIGHTHOUSE, 2)
    for other in (again, two):
        assert first.asked == other.asked
        assert first.other_models == other.other_models
        assert first.levers == other.levers


# --- the same people for every version, model and draw ---


def test_every_model_meets_the_same_workers_and_municipalities() -> None:
    here = scene(ROOT, "young-people", 2000)
    one, other = (here.funnel(model(ROOT, name)) for name in ("partnership", "restrictive-directives"))
    assert one.traits.words.keys() == other.traits.words.keys()
    for name, words in one.traits.words.items():
        assert (words == other.traits.words[name]).all(), name
    assert all((points == other.points[name]).all() for name, points in one.points.items())


def test_the_same_workers_have_a_trait_in_every_draw_but_for_its_share() -> None:
    here, practice = nights(), model(LIGHTHOUSE, "windy-coast")
    funnel = here.funnel(practice)
    few, many = (
        funnel.traits.columns({**central_values(practice), "X05.share": share})["superstitious"]
        for share in (0.3, 0.6)
    )
    assert (few <= many).all()
    assert few.sum() < many.sum()


def test_versions_differ_only_where_the_law_answers_differently() -> None:
    here, practice = scene(ROOT, "young-people", 2000), model(ROOT, "mixed-municipalities")
    for before in range(len(here.versions)):
        for after in range(before):
            laws = here.laws[before], here.laws[after]
            alike = np.all([laws[0][name] == laws[1][name] for name in laws[0]], axis=0)
            found = here.disclosed(practice)
            assert (found[before].disclosed == found[after].disclosed)[alike].all()


def test_a_municipality_has_its_traits_wherever_a_block_begins() -> None:
    practice = model(ROOT, "mixed-municipalities")
    whole, part = scene(ROOT, "young-people", 600), scene(ROOT, "young-people", 250, 350)
    columns = whole.funnel(practice).traits.columns(central_values(practice))
    for name, column in part.funnel(practice).traits.columns(central_values(practice)).items():
        assert (column == columns[name][350:]).all(), name


def test_cases_of_a_municipality_share_its_traits_until_another_country_begins() -> None:
    practice = model(ROOT, "mixed-municipalities")
    here = scene(ROOT, "young-people", 3000, COUNTRY - 1500)
    funnel = here.funnel(practice)
    columns = funnel.traits.columns(central_values(practice))
    places, policy = here.cases.columns["municipality"], columns["formal_policy"]
    for half in (slice(0, 1500), slice(1500, 3000)):
        for place in np.unique(places[half]):
            assert len(np.unique(policy[half][places[half] == place])) == 1
    words = funnel.traits.words["formal_policy"]
    before, after = (
        dict(zip(places[half], words[half], strict=True)) for half in (slice(1500), slice(1500, 3000))
    )
    assert all(before[place] != after[place] for place in before.keys() & after.keys())


def test_a_number_above_the_last_municipality_is_taken_for_the_last() -> None:
    here, practice = scene(ROOT, "young-people", 200), model(ROOT, "mixed-municipalities")
    few = replace(practice, places=("municipality", 5))
    assert set(here.funnel(few).keepers.clusters().tolist()) <= set(range(6))
