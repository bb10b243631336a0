"""An attribution is the same however the work is cut up, and all its tables add up to the same change."""

from fractions import Fraction
from functools import cache

import pytest

from lawmodel.comparison import attribution
from lawmodel.comparison.attribution import Attribution, exact_weights
from lawmodel.pipeline import (
    OpenBook,
    Request,
    attribution_of,
    attribution_study_of,
    comparison_of,
    open_book,
    study_of,
)
from lawmodel.report.attribution_data import attribution_data
from tests.command_line import LIGHTHOUSE

POPULATIONS = ("watch", "fleet")


@cache
def lighthouse() -> OpenBook:
    return open_book(LIGHTHOUSE)


def request(population: str = "watch", cases: int = 500, by: str | None = None) -> Request:
    return Request(("first", "green-paper"), cases=cases, population=population, by=by)


def found(processes: int = 1, **asked: object) -> Attribution:
    study = attribution_study_of(lighthouse(), request(**asked))  # type: ignore[arg-type]
    return attribution_of(study, processes=processes)


def digest(one: Attribution) -> str:
    told: str = attribution_data(one, lighthouse().book)["inputs"]["result_digest"]
    return told


@pytest.mark.parametrize("population", POPULATIONS)
def test_two_processes_give_the_same_digest_as_one(population: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attribution, "BLOCK", 100)
    one = found(processes=1, population=population, by="winter")
    assert digest(found(processes=2, population=population, by="winter")) == digest(one)


@pytest.mark.parametrize("population", POPULATIONS)
@pytest.mark.parametrize("block", [1, 7, 64])
def test_blocks_of_any_size_give_the_same_digest_as_one_block(
    block: int, population: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = digest(found(cases=101, population=population))
    monkeypatch.setattr(attribution, "BLOCK", block)
    assert digest(found(cases=101, population=population)) == whole


def test_progress_is_told_after_every_block(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attribution, "BLOCK", 200)
    told: list[tuple[int, int]] = []
    study = attribution_study_of(lighthouse(), request())
    attribution_of(study, progress=lambda done, total: told.append((done, total)))
    assert told == [(200, 500), (400, 500), (500, 500)]


@pytest.mark.parametrize("population", POPULATIONS)
def test_the_change_is_the_one_that_a_comparison_finds(population: str) -> None:
    comparison = comparison_of(study_of(lighthouse(), request(population)))
    figures = next(iter(comparison.streams.values())).versions
    whole = found(population=population).whole
    assert [whole.counted.before, whole.counted.after] == [one.allowed.count for one in figures]
    weighed = [one.allowed.leading.count for one in figures]
    assert [float(whole.leading.before), float(whole.leading.after)] == pytest.approx(weighed)


@pytest.mark.parametrize("population", POPULATIONS)
def test_every_way_of_sharing_adds_up_exactly(population: str) -> None:
    one = found(population=population)
    assert (one.whole.weighted is not None) == (population == "fleet")
    for whole in filter(None, (one.whole.counted, one.whole.weighted)):
        assert whole.total != 0
        assert sum(whole.shapley) == sum(whole.chronological) == whole.total
        assert sum(a for a in whole.alone if a is not None) + whole.interaction == whole.total


@pytest.mark.parametrize("population", POPULATIONS)
def test_the_grounds_of_an_amendment_add_up_to_its_value(population: str) -> None:
    one = found(population=population)
    flows: dict[int, Fraction] = {}
    weighed: dict[int, Fraction] = {}
    for flow in one.flows:
        flows[flow.change] = flows.get(flow.change, Fraction(0)) + flow.value
        weighed[flow.change] = weighed.get(flow.change, Fraction(0)) + (flow.weighted or 0)
    assert len(one.flows) > len(flows) > 1
    assert {k: v for k, v in enumerate(one.whole.counted.shapley) if v} == flows
    if one.whole.weighted is not None:
        assert {k: v for k, v in enumerate(one.whole.weighted.shapley) if v} == weighed


@pytest.mark.parametrize("population", POPULATIONS)
def test_groups_add_up_to_the_whole(population: str) -> None:
    one = found(population=population, by="winter")
    assert len(one.groups) == 2
    for of_whole, of_groups in (
        (one.whole.counted, [group.counted for group in one.groups.values()]),
        (one.whole.leading, [group.leading for group in one.groups.values()]),
    ):
        assert sum(group.cases for group in of_groups) == of_whole.cases
        assert tuple(map(sum, zip(*(group.shapley for group in of_groups), strict=True))) == of_whole.shapley


def test_whoever_ends_up_elsewhere_is_moved_by_some_amendment() -> None:
    one = found()
    changed = one.whole.counted
    opened, closed = sum(m.opened for m in one.moved), sum(m.closed for m in one.moved)
    assert opened - closed >= changed.total > 0
    for share, moved in zip(changed.shapley, one.moved, strict=True):
        assert abs(share) <= moved.opened + moved.closed + moved.same


def test_cases_weigh_what_their_stratum_counts_beside_the_average() -> None:
    study = attribution_study_of(lighthouse(), request("fleet"))
    assert study.strata is not None
    weights = exact_weights(study.strata)
    assert sum(weights[part.code] * part.draw for part in study.strata.parts if part.draw) == 1000
    assert {p.code: float(weights[p.code]) for p in study.strata.parts if p.draw} == pytest.approx(
        {p.code: study.strata.weight(p) for p in study.strata.parts if p.draw}
    )
