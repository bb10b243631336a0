"""If practice does nothing, all that the law allows is disclosed, case by case and in every sum."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from lawmodel.comparison.disclosing import CHANNELS, Run, disclose
from lawmodel.comparison.run import compare
from lawmodel.pipeline import Request, study_of
from lawmodel.pipeline.practising import practice_study
from lawmodel.population.counter_words import SCALE
from lawmodel.practice.model import DISCLOSING, Answer, Channel
from tests.practice.scenes import LIGHTHOUSE, ROOT, model, opened, scene

CASES = 3000
BOOKS = [(LIGHTHOUSE, "watch"), (LIGHTHOUSE, "fleet"), (ROOT, "calibrated-2024")]


@pytest.mark.parametrize(("root", "population"), BOOKS)
def test_the_law_alone_gives_the_figures_of_the_first_layer(root: Path, population: str) -> None:
    book = opened(root)
    study = study_of(book, Request(tuple(book.book.manifests), CASES, population=population))
    practised = practice_study(book, study, [model(root, "law-only")], [Run(0, {})])
    rows = [CHANNELS.index(channel) for channel in DISCLOSING]
    compared = compare(study)
    for stream, tally in disclose(practised).items():
        disclosed = tally.channels[0][:, rows].sum(axis=(1, 2))
        allowed = [one.allowed.count for one in compared.streams[stream].versions]
        assert disclosed.tolist() == [count * SCALE for count in allowed], stream
        assert tally.sizes.sum() == CASES


@pytest.mark.parametrize("stream", ["young-people", "schools", "relationship-violence"])
def test_whatever_is_required_goes_by_duty_and_the_rest_by_consent_or_another_ground(stream: str) -> None:
    here = scene(ROOT, stream, CASES)
    for law, found in zip(here.laws, here.disclosed(model(ROOT, "law-only")), strict=True):
        whole = {channel: parts == SCALE for channel, parts in found.channels.items()}
        assert (whole[Channel.DUTY] == law[Answer.DUTY]).all()
        assert (whole[Channel.NONE] == ~law[Answer.ALLOWED]).all()
        assert (whole[Channel.GROUND] == (law[Answer.OTHER_GROUND] & ~law[Answer.DUTY])).all()
        only_consent = law[Answer.CONSENT_GROUND] & ~law[Answer.OTHER_GROUND] & ~law[Answer.DUTY]
        assert (whole[Channel.CONSENT] == only_consent).all()
        assert whole[Channel.GROUND].any()


def test_nobody_is_asked_so_a_latent_refusal_changes_nothing() -> None:
    here = scene(LIGHTHOUSE, "nights", CASES)
    refusing = replace(here.cases, columns={**here.cases.columns, "would_consent": np.zeros(CASES, np.int16)})
    law_only = model(LIGHTHOUSE, "law-only")
    for one, other in zip(
        here.disclosed(law_only), replace(here, cases=refusing).disclosed(law_only), strict=True
    ):
        assert (one.disclosed == other.disclosed).all()


def test_newly_lawful_is_what_the_earliest_version_did_not_allow() -> None:
    here = scene(ROOT, "young-people", CASES)
    place = {name: k for k, name in enumerate(here.versions)}
    before, after = here.laws[place["pre-2025"]], here.laws[place["2025-12"]]
    assert not before[Answer.NEWLY_LAWFUL].any()
    new = after[Answer.ALLOWED] & ~before[Answer.ALLOWED]
    assert (after[Answer.NEWLY_LAWFUL] == new).all()
    assert new.any()
