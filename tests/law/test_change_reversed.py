"""The changes of 2025 looked at from the other end, and proposals replaced by what was enacted."""

from itertools import pairwise

import pytest

from lawmodel.change.two_laws import CHOSEN
from lawmodel.phrases.catalogue import LANGUAGES
from lawmodel.report.change_data import change_data
from lawmodel.report.change_text import change_text
from tests.change.mirrored import same_both_ways
from tests.law.analysed import NEIGHBOURS, analysis, study

APRIL = ("pre-2025", "2025-04")
PROPOSAL_TO_LAW = ("sou-2024-63", "2025-12")


def text(before: str, after: str, language: str) -> str:
    return change_text(study(before, after), analysis(before, after), language)


@pytest.mark.parametrize(("before", "after"), [*NEIGHBOURS, PROPOSAL_TO_LAW])
def test_a_change_looked_at_backwards_is_its_mirror(before: str, after: str) -> None:
    same_both_ways(analysis(before, after), analysis(after, before))


def test_what_was_enacted_in_place_of_a_provision_stands_beside_it_both_ways() -> None:
    forth = {(one.before, one.after) for one in analysis(*APRIL).verdicts[CHOSEN].provisions}
    back = {(one.after, one.before) for one in analysis(*APRIL[::-1]).verdicts[CHOSEN].provisions}
    assert (("SoL (2001:453) 14:1",), ("SoL (2025:400) 19:1", "SoL (2025:400) 20:6")) in forth & back


def test_an_amendment_on_the_way_back_is_said_to_be_undone() -> None:
    assert "\n18a-help (tas tillbaka): " in text(*APRIL[::-1], "sv")
    assert "\n18a-help (undone): " in text(*APRIL[::-1], "en")
    assert "undone" not in text(*APRIL, "en")
    steps = change_data(study(*APRIL[::-1]), analysis(*APRIL[::-1]))["verdicts"]["amendments"]
    assert all(step["undone"] for step in steps)


def test_a_proposal_replaced_by_what_was_enacted_is_one_step() -> None:
    steps = change_data(study(*PROPOSAL_TO_LAW), analysis(*PROPOSAL_TO_LAW))["verdicts"]["amendments"]
    [replaced] = [step for step in steps if step["in_place_of"]]
    assert (replaced["amendment"], replaced["in_place_of"]) == ("general-ground", ["general-ground-proposed"])
    assert replaced["chosen"]["join"] == "equal"
    assert replaced["without_reading"]["join"] == "incomparable"
    assert "ojämförbar genom general-ground i stället för general-ground-proposed." in text(
        *PROPOSAL_TO_LAW, "sv"
    )


def test_what_is_proved_without_a_reading_is_not_said_to_be_unproved() -> None:
    heads = {"sv": ("går det inte att bevisa", "vidare"), "en": ("cannot be proved", "wider")}
    for language in LANGUAGES:
        head, wider = heads[language]
        unproved = text(*PROPOSAL_TO_LAW, language).partition(head)[2].partition("\n\n")[0]
        assert "OSL 10:15a" in unproved
        assert f" {wider}" not in unproved
        proved = text(*PROPOSAL_TO_LAW, language).partition(head)[2].partition("\n\n")[2]
        assert f"OSL 10:15a {wider}." in proved.partition("\n\n")[0]


# --- Wordings ---


def lines_of(name: str, *versions: str) -> list[str]:
    """What stands under a provision, requirement by requirement."""
    found: list[str] = []
    for line in text(versions[0], versions[1], "sv").partition("\n" + name + "\n")[2].splitlines():
        if not line.startswith("  "):
            break
        found.append(line.strip())
    return found


def test_a_provision_with_two_successors_drops_only_what_neither_has() -> None:
    marked = lines_of("SoL (2001:453) 14:1 → SoL (2025:400) 19:1, SoL (2025:400) 20:6", *APRIL)
    assert [line[0] for line in marked] == ["−", "+", "("]
    assert marked[0].startswith("− det gäller ett barns behov av stöd och skydd")
    assert marked[1].startswith("+ nämnden har inlett en utredning om barnet")


@pytest.mark.parametrize(("before", "after"), [*NEIGHBOURS, APRIL[::-1]])
@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_both_dropped_and_added_in_the_same_words(before: str, after: str, language: str) -> None:
    lines = text(before, after, language).splitlines()
    marked = [(one[2], one[4:]) for one in lines if one.startswith(("  − ", "  + "))]
    assert [one for one, other in pairwise(marked) if one[1] == other[1]] == []


def test_a_list_that_gets_one_item_more_shows_the_item_and_not_the_list() -> None:
    marked = lines_of("OSL 10:18b", *APRIL)
    assert any(line.startswith("+ det befarade brottet är högmålsbrott") for line in marked)
    assert not any("finns på listan" in line for line in marked)


def test_each_requirement_names_the_wording_that_it_stands_in() -> None:
    provisions = change_data(study(*APRIL), analysis(*APRIL))["provisions"]
    [moved] = [one for one in provisions if len(one["after"]) == 2]
    assert [one["citation"] for one in moved["after"]] == ["SoL (2025:400) 19:1", "SoL (2025:400) 20:6"]
    [matters] = [one for one in moved["elements"] if one["id"] == "matters"]
    assert (matters["before"]["citation"], matters["after"]["citation"]) == (
        "SoL (2001:453) 14:1",
        "SoL (2025:400) 20:6",
    )


# --- Numbers ---


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_share_too_small_to_show_is_under_the_least_shown(language: str) -> None:
    for versions in (APRIL, APRIL[::-1]):
        told = text(*versions, language)
        under = {"sv": "under 0,001\u00a0% · ", "en": "under 0.001% · "}[language]
        assert under in told
        assert "    0,000" not in told
        assert "    0.000" not in told
        assert "1 klasser" not in told
        assert "1 classes" not in told
