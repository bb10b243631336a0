"""`lawmodel sensitivity`: what a person reads, what a program reads, and what is refused."""

import json
import sys

import pytest

from tests.command_line import at_the_lighthouse, lawmodel
from tests.extras import needed

ASKED = ("sensitivity", "first", "green-paper", "--cases", "400")


def test_it_names_the_ten_widest_the_shares_of_the_spread_and_what_would_have_to_be_true() -> None:
    needed("scipy")
    answer = at_the_lighthouse(*ASKED, "--samples", "16")
    assert (answer.code, answer.err) == (0, "")
    assert "The 10 that move the ratio most" in answer.out
    assert "Sobol indices, 16 points" in answer.out
    assert "What would have to be true for the change to vanish?" in answer.out
    assert "So, within what is believed" in answer.out
    assert answer.out.count("┃") == 11


def test_swedish_is_said_in_swedish() -> None:
    answer = lawmodel(*ASKED, "--no-sobol", "--book", "tests/lighthouse", "--lang", "sv")
    assert answer.code == 0
    assert "Vad skulle behöva vara sant för att ändringen skulle försvinna?" in answer.out


def test_the_json_holds_every_bar_by_rank_and_the_digests_of_what_it_rests_on() -> None:
    data = json.loads(at_the_lighthouse(*ASKED, "--no-sobol", "--json").out)
    assert data["schema"] == "lawmodel.sensitivity/1"
    assert data["sobol"] is None
    assert [bar["rank"] for bar in data["tornado"]] == list(range(1, len(data["tornado"]) + 1))
    widths = [bar["width"] for bar in data["tornado"]]
    assert widths == sorted(widths, reverse=True)
    assert {bar["kind"] for bar in data["tornado"]} == {"practice", "reading", "population"}
    assert all(bar["text"]["sv"] and bar["text"]["en"] for bar in data["tornado"])
    assert data["inputs"]["practice"]["id"] == "windy-coast"
    assert len(data["inputs"]["result_digest"]) == 64


def test_a_lever_is_added_to_the_practice_that_is_moved() -> None:
    data = json.loads(at_the_lighthouse(*ASKED, "--no-sobol", "--json", "--lever", "lamp-school").out)
    assert data["inputs"]["practice"]["levers"] == ["lamp-school"]
    (schooled,) = [bar for bar in data["tornado"] if bar["id"] == "X04.schooled"]
    assert (schooled["low_value"], schooled["high_value"]) == (0.6, 1.0)


def test_no_change_is_said_to_have_vanished_already() -> None:
    answer = at_the_lighthouse("sensitivity", "reformed", "now", "--cases", "200", "--no-sobol")
    assert answer.code == 0
    assert "It has vanished as things stand: the ratio is 1.000." in answer.out
    assert "Nothing that is believed moves the ratio." in answer.out
    assert "┃" not in answer.out


def test_without_the_extra_one_line_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "scipy", None)
    answer = at_the_lighthouse(*ASKED)
    assert answer.code == 2
    assert answer.out == ""
    assert answer.err == "this needs the extra `stats`; install it with pip install 'lawmodel[stats]'\n"
    assert at_the_lighthouse(*ASKED, "--no-sobol").code == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--samples", "100"), "--samples"),
        (("--practice", "windy-coats"), "windy-coast"),
        (("--stream", "wreck"), "wrecks"),
        (("--lever", "lamp-scool"), "lamp-school"),
    ],
)
def test_what_does_not_exist_is_refused_with_what_does(words: tuple[str, ...], said: str) -> None:
    answer = at_the_lighthouse(*ASKED, "--no-sobol", *words)
    assert answer.code == 2
    assert said in answer.err
    assert len(answer.err.splitlines()) == 1
