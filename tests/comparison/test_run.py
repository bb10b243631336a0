"""A comparison is the same however it is cut up and however many processes share the work."""

from functools import cache
from pathlib import Path

import pytest

from lawmodel.comparison import run
from lawmodel.comparison.run import Comparison, Study, compare
from lawmodel.pipeline import OpenBook, Request, open_book, study_of
from lawmodel.report.compare_data import comparison_data

LIGHTHOUSE = Path(__file__).resolve().parents[1] / "lighthouse"


@cache
def lighthouse() -> OpenBook:
    return open_book(LIGHTHOUSE)


def study(cases: int = 500, seed: int = 1, by: str | None = None, population: str | None = None) -> Study:
    return study_of(lighthouse(), Request(cases=cases, seed=seed, by=by, population=population))


def digest(comparison: Comparison) -> str:
    found: str = comparison_data(comparison, lighthouse().book)["inputs"]["result_digest"]
    return found


@pytest.fixture
def small_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "BLOCK", 100)


POPULATIONS = ("watch", "fleet", "fleet-apart")


@pytest.mark.usefixtures("small_blocks")
@pytest.mark.parametrize("population", POPULATIONS)
def test_two_processes_give_the_same_digest_as_one(population: str) -> None:
    one = study(by="winter", population=population)
    assert digest(compare(one, processes=2)) == digest(compare(one, processes=1))


@pytest.mark.parametrize("population", POPULATIONS)
@pytest.mark.parametrize("block", [1, 7, 8, 100])
def test_blocks_of_any_size_give_the_same_digest_as_one_block(
    block: int, population: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = digest(compare(study(cases=101, population=population)))
    monkeypatch.setattr(run, "BLOCK", block)
    assert digest(compare(study(cases=101, population=population))) == whole


def test_another_seed_gives_another_digest() -> None:
    assert digest(compare(study(seed=1))) != digest(compare(study(seed=2)))


@pytest.mark.usefixtures("small_blocks")
def test_progress_is_told_after_every_block_and_ends_with_all_cases() -> None:
    told: list[tuple[int, int]] = []
    one = study(cases=250)
    compare(one, progress=lambda done, total: told.append((done, total)))
    total = 250 * len(one.streams)
    assert [done for done, _ in told][:3] == [100, 200, 250]
    assert told[-1] == (total, total)


def test_the_outcomes_of_every_stream_add_up_to_its_cases() -> None:
    for figures in compare(study()).streams.values():
        for one in figures.versions:
            assert sum(figure.count for figure in one.outcomes.values()) == one.cases == 500


def test_the_groups_of_a_stream_add_up_to_the_stream() -> None:
    comparison = compare(study(by="winter"))
    for stream, groups in comparison.groups.items():
        allowed = [sum(group.versions[k].allowed.count for group in groups.values()) for k in range(2)]
        assert allowed == [one.allowed.count for one in comparison.streams[stream].versions[:2]]


def test_a_group_is_weighed_by_the_strata_of_its_own_cases() -> None:
    comparison = compare(study(cases=1000, by="vessel", population="fleet"))
    weighing = {code: group.versions[0].stands_for for code, group in comparison.groups["signals"].items()}
    assert sum(weighing.values()) == pytest.approx(1000)
    assert sorted(weighing.values()) == pytest.approx([100, 900])


def test_a_stream_that_never_draws_what_it_is_split_by_is_one_group_of_which_that_is_unknown() -> None:
    comparison = compare(study(cases=100, by="vessel", population="fleet"))
    data = comparison_data(comparison, lighthouse().book)
    (whole,) = data["streams"]["wrecks"]["groups"].items()
    assert whole[0] == "unknown"
    assert whole[1]["versions"][0]["outcomes"] == data["streams"]["wrecks"]["versions"][0]["outcomes"]


def test_without_a_grouping_there_are_no_groups() -> None:
    assert compare(study()).groups == {}
