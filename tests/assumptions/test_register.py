"""The register holds everything that is believed, says where it stands, and misses no number."""

import re
import shutil
from functools import cache
from pathlib import Path

import pytest

from lawmodel.assumptions.entry import Entry, Kind
from lawmodel.assumptions.from_practice import practice_id
from lawmodel.assumptions.register import numbers_in, problems_of_register, register_of, unregistered
from lawmodel.concepts.problem import FaultyFiles
from lawmodel.concepts.vocabulary import Vocabulary
from lawmodel.practice.model import Parameter
from lawmodel.report.problems import problem_lines
from lawmodel.statutebook.from_files import read_statute_book
from lawmodel.statutebook.yaml_file import read_yaml
from tests.command_line import LIGHTHOUSE

TIDES = """
factors:
  F01:
    title: {sv: Ebb, en: Ebb}
    text: {sv: Vid ebb svarar ingen., en: At ebb nobody answers.}
    stage: used
    direction: down
    status: memory
    source: an old keeper
    parameters:
      share: {low: 0.1, central: 0.25, high: 0.4, unit: share, of: {sv: nätter, en: nights}}
      times:
        {low: 0.5, central: 0.6, high: 0.7, unit: multiplier, of: {sv: fyren, en: the light},
         because: {sv: gissat, en: guessed}}
"""
FRAME = """
consent_grounds: []
model: calm
months_shown: [1, 12]
municipalities: {attribute: watch, number: 12, status: verified, source: counted}
"""
CALM = """
title: {sv: Lugnt, en: Calm}
description: {sv: Lugnt., en: Calm.}
source: invented
status: assumption
factors: all
settings:
  F01.share: {low: 0.2, central: 0.3, high: 0.5, status: uncertain, source: another keeper}
traits:
  drowsy:
    - {name: dog, when: watch is dog, low: 0.1, central: 0.2, high: 0.3, status: assumption, source: invented}
"""


@cache
def vocabulary() -> Vocabulary:
    return read_statute_book(LIGHTHOUSE).vocabulary


@cache
def register() -> dict[str, Entry]:
    return {entry.id: entry for entry in register_of(LIGHTHOUSE, vocabulary())}


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """A copy of the lighthouse book that may be changed."""
    return Path(shutil.copytree(LIGHTHOUSE, tmp_path / "book"))


@pytest.fixture
def with_practice(copied: Path) -> Path:
    for name, text in (("practice", FRAME), ("factors/tides", TIDES), ("models/calm", CALM)):
        path = copied / "assumptions" / "practice" / f"{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.lstrip(), encoding="utf-8")
    return copied


def changed(root: Path, name: str, before: str, after: str) -> None:
    path = root / "assumptions" / name
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")


def told(root: Path) -> list[str]:
    return problem_lines(problems_of_register(root, vocabulary()), "en")


# --- What an entry says ---


def test_a_share_is_told_in_words() -> None:
    entry = register()["watch/nights/asker/1/rescue_service"]
    assert entry.text["en"] == "How often “Asker” is “the rescue service” where “Watch” is “dog watch”"
    assert entry.text["sv"].startswith("Hur ofta ”")
    assert (entry.values, entry.unit, entry.status) == ((0.4,), "share", "assumption")
    assert entry.source["en"] == "invented"
    assert entry.used == ("watch/nights",)


def test_the_last_row_is_about_all_other_cases() -> None:
    assert register()["watch/nights/asker/2/stranger"].text["en"].endswith(" in all other cases")
    assert register()["watch/nights/asked/1/true"].text["en"].endswith(" in all cases")


@pytest.mark.parametrize(
    ("entry_id", "words"),
    [
        ("fleet/signals/captain_agrees/1/true", "where “Nerves” is “afraid” and “Age of the captain” is not"),
        ("fleet/signals/entry/margin/distress", "in all cases"),
        ("fleet/signals/signs/moves_with/fog", "takes its place after “Fog”"),
        ("fleet/ship/strata/schooner/persons", "Number of persons in the stratum “schooner”"),
        ("fleet/signals/strata_draw/steamer", "of a thousand cases"),
        ("fleet-in-fog/recipe/strata/steamer/persons", "Number of persons in the stratum “steamer”"),
        ("fleet-in-fog/recipe/fog/1/thick", "How often “Fog” is “thick” in all cases"),
        ("fleet/targets/F1", "Published figure: Ships in the fairway in winter"),
        ("fleet/targets/F1/tolerance", "How far off the population may be"),
        ("fleet/dependences/nerves-with-fog", "How strongly: Fog frightens."),
        ("watch/nights/ship/values/weather", "“The ship” is “at sea” where “Entry” is “the weather”"),
        ("readings/harbour/land", "The chosen reading: the harbour is land"),
        ("readings/harbour/sea", "Another reading: the harbour is sea"),
        ("register/moves/share_odds", "What the odds of a share are multiplied by"),
    ],
)
def test_everything_believed_has_an_entry_in_words(entry_id: str, words: str) -> None:
    assert words in register()[entry_id].text["en"]


def test_a_fixed_row_is_law_or_logic_and_not_a_belief() -> None:
    assert register()["fleet/signals/entry/1/distress"].kind is Kind.LOGIC
    assert register()["fleet/signals/entry/2/distress"].kind is Kind.POPULATION


def test_the_line_of_a_share_is_the_line_it_stands_on() -> None:
    shares = [entry for entry in register().values() if entry.kind is Kind.POPULATION]
    assert len(shares) > 100
    for entry in shares:
        line = (LIGHTHOUSE / entry.file).read_text(encoding="utf-8").splitlines()[entry.line - 1]
        assert f"{entry.places[0][-1]}:" in line, entry.id


def test_ids_are_the_same_each_time_and_in_order() -> None:
    assert list(register()) == sorted(register())
    assert list(register()) == [entry.id for entry in register_of(LIGHTHOUSE, vocabulary())]


# --- Nothing is missing ---


def test_no_number_of_the_lighthouse_is_without_an_entry() -> None:
    assert list(unregistered(LIGHTHOUSE, list(register().values()))) == []


def test_a_register_that_lacks_an_entry_is_found_out() -> None:
    fewer = [entry for entry in register().values() if entry.id != "watch/nights/asker/1/stranger"]
    (missing,) = unregistered(LIGHTHOUSE, fewer)
    assert (missing.file, missing.kind) == (
        "assumptions/populations/watch/nights.yaml",
        "number_without_entry",
    )
    assert missing.line == register()["watch/nights/asker/1/stranger"].line


def test_numbers_are_seen_however_they_are_written(tmp_path: Path) -> None:
    path = tmp_path / "numbers.yaml"
    path.write_text("a: 1\nb: [0.5, -.25, 1e-3]\nc: {d: '7'}\ne: 12-14\nf: true\ng: 3 of 4\n", "utf-8")
    assert list(numbers_in(read_yaml(path, "numbers"))) == [("a",), ("b", 0), ("b", 1), ("b", 2), ("c", "d")]


# --- What is planted is named, with its line ---


def test_a_number_in_a_file_that_nothing_reads_is_named(copied: Path) -> None:
    (copied / "assumptions" / "notes.yaml").write_text("why: memory\nyears: [3, 11]\n", encoding="utf-8")
    assert [line.partition(";")[0] for line in told(copied)] == [
        "assumptions/notes.yaml:2: the number at `years 0` is in no register of assumptions",
        "assumptions/notes.yaml:2: the number at `years 1` is in no register of assumptions",
    ]


@pytest.mark.parametrize(
    ("name", "before", "after", "line"),
    [
        (
            "populations/watch/nights.yaml",
            "    status: assumption\n    source: invented\n    rows:\n      - shares: {dog",
            "    status: assumption\n    rows:\n      - shares: {dog",
            "assumptions/populations/watch/nights.yaml:4: the key `source` is missing; add it",
        ),
        (
            "populations/watch/nights.yaml",
            "    source: invented\n    rows:\n      - shares: {dog",
            "    source: ' '\n    rows:\n      - shares: {dog",
            "assumptions/populations/watch/nights.yaml:8: the key `source` is missing; add it",
        ),
        (
            "populations/fleet/ship.yaml",
            "{draw: 300, persons: 180, status: assumption, source: invented}",
            "{draw: 300, persons: 180, source: invented}",
            "assumptions/populations/fleet/ship.yaml:6: the key `status` is missing; add it",
        ),
        (
            "readings/harbour.yaml",
            "    status: our reading\n    source: a letter to the editor\n",
            "    source: a letter to the editor\n",
            "assumptions/readings/harbour.yaml:14: the key `status` is missing; add it",
        ),
        (
            "readings/harbour.yaml",
            "    source: a letter to the editor\n",
            "    source: a letter to the editor\n    chance: 0.3\n",
            "assumptions/readings/harbour.yaml:20: there is no key `chance`; see `lawmodel schema question`",
        ),
        (
            "register.yaml",
            "link: {value: 0.1, status: assumption, source: invented}",
            "link: {value: 0.1, source: invented}",
            "assumptions/register.yaml:4: the key `status` is missing; add it",
        ),
    ],
)
def test_a_number_without_source_or_status_is_named(
    copied: Path, name: str, before: str, after: str, line: str
) -> None:
    changed(copied, name, before, after)
    assert line in told(copied)


def test_two_figures_of_one_name_are_named(copied: Path) -> None:
    changed(copied, "populations/fleet/targets.yaml", "id: F2", "id: F1")
    assert [line.partition(";")[0] for line in told(copied)] == [
        "assumptions/populations/fleet/targets.yaml:12: the name `fleet/targets/F1` is already taken"
    ]


# --- Practice ---


def test_every_number_of_practice_has_an_entry_with_its_range(with_practice: Path) -> None:
    found = {entry.id: entry for entry in register_of(with_practice, vocabulary())}
    assert list(unregistered(with_practice, list(found.values()))) == []
    share = found["practice/factors/tides/F01.share"]
    assert (share.low, share.values, share.high, share.unit) == (0.1, (0.25,), 0.4, "share")
    assert (share.status, share.source["en"]) == ("memory", "an old keeper")
    assert share.text["en"] == "Ebb: nights"
    assert found["practice/factors/tides/F01.times"].source["sv"] == "gissat"
    assert found["practice/models/calm/F01.share"].status == "uncertain"
    assert found["practice/models/calm/drowsy/dog"].high == 0.3
    assert found["practice/practice/municipalities"].values == (12.0,)
    assert found["practice/practice/months_shown/2"].values == (12.0,)


def test_a_parameter_finds_its_entry_by_where_it_was_set() -> None:
    stands_in = "assumptions/practice/models/calm.yaml:7"
    parameter = Parameter("F01.share", 0.2, 0.3, 0.5, "share", {}, "uncertain", "x", stands_in)
    assert practice_id(parameter) == "practice/models/calm/F01.share"


@pytest.mark.parametrize(
    ("name", "before", "line"),
    [
        (
            "practice/factors/tides.yaml",
            "    source: an old keeper\n",
            r"tides.yaml:2: the key `source` is missing",
        ),
        (
            "practice/models/calm.yaml",
            ", source: another keeper",
            r"calm.yaml:7: the key `source` is missing",
        ),
        (
            "practice/models/calm.yaml",
            ", status: assumption, source: inv",
            r"calm.yaml:\d+: the key `status`",
        ),
    ],
)
def test_a_number_of_practice_without_source_or_status_is_named(
    with_practice: Path, name: str, before: str, line: str
) -> None:
    changed(with_practice, name, before, ", x: " if "inv" in before else "")
    assert any(re.search(line, one) for one in told(with_practice))


def test_a_faulty_file_stops_the_register(copied: Path) -> None:
    changed(copied, "populations/watch/nights.yaml", "when: watch is dog", "when: watch is cat")
    with pytest.raises(FaultyFiles):
        register_of(copied, vocabulary())
