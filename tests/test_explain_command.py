"""`explain` on a case: three layers in both languages, the published trace format, and what is refused."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from lawmodel.explanation.trace_shape import ExplanationShape
from tests.command_line import LIGHTHOUSE, at_the_lighthouse, lawmodel
from tests.explanation.lighthouse import book

ROOT = Path(__file__).resolve().parents[1]
LOGGED = "asker: harbour_master\nentry: distress\nharm_to_crew: true\nsigns: logged\nwinter: {winter}\n"
LOGGED += "captain_agrees: false\nasked: false\nentry_years: 1\nship: at_sea\n"


def written(folder: Path, text: str) -> Path:
    path = folder / "case.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def told(*words: object) -> Any:
    answer = at_the_lighthouse("explain", *words, "--json")
    assert answer.code == 0, answer.err
    return json.loads(answer.out)


def test_a_worked_case_is_explained_in_one_sentence_with_ticks_and_quotes() -> None:
    out = at_the_lighthouse("explain", "--vignette", "winter-danger", "--version", "first").out
    assert "The first Act: permitted by LKA 4 (showing to the harbour master)." in out
    assert "    ✓ it is winter – “in winter” [Winter: yes]" in out
    assert (
        "prohibited, if Asker: the rescue service, the shipowner or a stranger (now: the harbour master)"
        in out
    )


def test_why_not_names_the_element_and_its_words() -> None:
    out = at_the_lighthouse("explain", "--vignette", "summer-danger", "--version", "first").out
    assert "The first Act: prohibited by LKA 1 (the entry is sealed)." in out
    assert "    ✗ not met: it is winter – “in winter” [Winter: no]" in out


def test_the_contrast_says_which_requirement_was_dropped() -> None:
    words = ("explain", "--vignette", "summer-danger", "--version", "first", "--version", "reformed")
    out = at_the_lighthouse(*words).out
    below = out[out.index("The same facts under “The first Act”: prohibited") :]
    assert "holds under “The reformed Act” and not under “The first Act”" in below
    assert "✗ not met: it is winter – “in winter”" in below
    assert "“The reformed Act” does not ask it" in below


def test_an_open_case_says_what_to_ask_and_why(tmp_path: Path) -> None:
    own = written(tmp_path, LOGGED.format(winter="unknown"))
    out = at_the_lighthouse("explain", "--facts", own, "--version", "first").out
    assert "The first Act: open between prohibited and permitted" in out
    assert "Ask next: Is it winter?" in out
    assert "Asked because of LKA 4: it is winter – “in winter”" in out
    assert "If yes: permitted" in out
    assert "Put no real person’s data in the file." in out


def test_what_cannot_be_settled_is_said_and_not_asked(tmp_path: Path) -> None:
    own = written(tmp_path, LOGGED.format(winter="unsettled"))
    out = at_the_lighthouse("explain", "--facts", own, "--version", "first").out
    assert "Asked for and cannot be settled, so not asked again: Winter" in out
    assert "Ask next" not in out
    found = told("--facts", own, "--version", "first")
    assert found["case"]["unsettled"] == ["winter"]
    assert found["versions"][0]["next_question"] is None
    assert found["versions"][0]["still_matters"][0]["impact"] == {
        "false": ["prohibited"],
        "true": ["permitted"],
    }


def test_assess_takes_what_cannot_be_settled_for_unknown(tmp_path: Path) -> None:
    own = written(tmp_path, LOGGED.format(winter="unsettled"))
    (found,) = json.loads(at_the_lighthouse("assess", "--facts", own, "--version", "first", "--json").out)
    assert (found["outcome"], found["missing"]) == ("open", ["winter"])


def test_a_contested_case_says_how_each_reading_settles_it() -> None:
    out = at_the_lighthouse("explain", "--vignette", "only-seen", "--version", "reformed").out
    assert "contested between prohibited and permitted, since readings of the law part" in out
    assert "Under the chosen readings: prohibited by LKA 1" in out
    assert "Are plain signs less than clear ones? – “a lower threshold”: permitted." in out
    settled = (
        "explain",
        "--vignette",
        "only-seen",
        "--version",
        "reformed",
        "--reading",
        "plain-signs=lower",
    )
    assert "The reformed Act: permitted by LKA 4" in at_the_lighthouse(*settled).out


def test_the_full_trace_tells_every_ground_and_the_short_text_only_the_nearest() -> None:
    words = ("explain", "--vignette", "calm-night", "--version", "reformed")
    short, full = at_the_lighthouse(*words).out, at_the_lighthouse(*words, "--trace").out
    assert "farther off (--trace shows all)" in short
    assert "farther off" not in full
    for citation in ("LKA 3:", "LKA 4:", "LKA 6:", "LKA 7:"):
        assert citation in full


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("vignette", [one.id for one in book().vignettes])
def test_no_text_shows_the_name_of_a_variable(vignette: str, language: str) -> None:
    answer = lawmodel("explain", "--vignette", vignette, "--trace", "--book", LIGHTHOUSE, "--lang", language)
    assert answer.code == 0, answer.err
    facts = book().vocabulary.facts
    names = {name for name in facts if "_" in name} | {
        v for f in facts.values() for v in f.values if "_" in v
    }
    assert {name for name in names if re.search(rf"\b{name}\b", answer.out)} == set()
    assert not re.search(r"\b[a-z]+_[a-z_]+\b", answer.out)


@pytest.mark.parametrize("vignette", [one.id for one in book().vignettes])
def test_the_json_has_the_published_shape_and_the_fields_of_the_contract(vignette: str) -> None:
    found = told("--vignette", vignette)
    ExplanationShape.model_validate(found)
    assert [version["id"] for version in found["versions"]] == ["first", "reformed", "green-paper"]
    contract = {"id", "reading", "outcome", "grounds", "failed", "still_matters", "next_question", "flips"}
    for version in found["versions"]:
        assert contract | {"contrast"} <= version.keys()


def test_the_shape_of_the_trace_is_published() -> None:
    shape = json.loads(at_the_lighthouse("schema", "explanation").out)
    assert {"schema", "case", "versions", "inputs"} == set(shape["properties"])
    assert shape["properties"]["schema"]["const"] == told("--vignette", "scales")["schema"]


def test_numbers_stand_as_stretches_where_answers_are_told(tmp_path: Path) -> None:
    own = written(tmp_path, "harm_to_crew: true\nentry: distress\ncaptain_agrees: true\nasked: false\n")
    matters = told("--facts", own, "--version", "first")["versions"][0]["still_matters"]
    age = next(one for one in matters if one["fact"] == "captain_age")
    assert age["impact"] == {"14-17": ["prohibited", "permitted"], "18-90": ["permitted"]}


@pytest.mark.parametrize("words", [(), ("--vignette", "scales", "--facts", "x.yaml")])
def test_one_case_is_wanted_and_not_two(words: tuple[str, ...]) -> None:
    answer = at_the_lighthouse("explain", *words)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err == "name one of --facts FILE and --vignette ID\n"


def test_an_unknown_worked_case_is_refused_with_the_nearest_one() -> None:
    answer = at_the_lighthouse("explain", "--vignette", "winter-dangers")
    assert answer.code == 2
    assert "there is no worked case `winter-dangers`; did you mean `winter-danger`?" in answer.err


def test_facts_that_cannot_be_true_together_are_refused(tmp_path: Path) -> None:
    answer = at_the_lighthouse("explain", "--facts", written(tmp_path, "entry: weather\nship: sunk\n"))
    assert answer.code == 2
    assert "a sunken ship has no weather" in answer.err


def test_a_case_settled_whatever_is_unknown_says_so_and_by_what(tmp_path: Path) -> None:
    known = "ship: sunk\nharm_to_crew: true\nasker: stranger\ncaptain_agrees: false\nsigns: seen\n"
    known += "weighing: even\n"
    out = at_the_lighthouse("explain", "--facts", written(tmp_path, known), "--version", "reformed").out
    assert (
        "The reformed Act: prohibited by LKA 1 (the entry is sealed), whatever the unknown facts are." in out
    )
    why = out[out.index("Why") : out.index("What does not hold")]
    assert "? not known: the entry is sealed – “a sealed entry may not be shown”" in why


def test_check_shows_what_worked_cases_leave_out_and_a_pair_that_would_not() -> None:
    out = at_the_lighthouse("check", "--coverage", "--version", "first").out
    assert "first: " in out.splitlines()[0]
    assert "  LKA 6: the captain is of age – met in every worked case" in out
    assert "a pair that would show it: permitted (The captain agrees: yes)" in out
    assert "but prohibited if this is changed: Age of the captain: 14" in out
    (version,) = json.loads(at_the_lighthouse("check", "--coverage", "--version", "first", "--json").out)[
        "versions"
    ]
    assert {one["element"]: one for one in version["elements"]}["of_age"]["pair"]["changes"] == {
        "captain_age": 14
    }


def test_check_shows_how_many_drawn_cases_each_element_decides() -> None:
    asked = ("check", "--decisive", "--cases", "200", "--version", "first")
    lines = at_the_lighthouse(*asked, "--at-least", "10").out.splitlines()
    assert lines[0].startswith("first: ")
    assert lines[0].endswith("200 cases are drawn in each of 2 streams")
    (version,) = json.loads(at_the_lighthouse(*asked, "--json").out)["population"]
    seldom = [one for one in version["elements"] if sum(one["decides"].values()) < 10]
    assert seldom
    assert len(lines) == 1 + len(seldom)


def test_check_holds_quotes_against_a_text(tmp_path: Path) -> None:
    words = "May be shown to the harbour master, where clear signs of danger are at hand, only at night."
    path = written(tmp_path, f'LKA 4: "{words}"\n')
    out = at_the_lighthouse("check", "--text", path, "--version", "first").out
    assert "the quote “in winter” is not in the text word for word" in out
    assert "not quoted: “only at night”" in out


def test_texts_that_are_none_are_refused_line_by_line(tmp_path: Path) -> None:
    path = written(tmp_path, 'LKA 99: words\nLKA 7: new\nLKA 4: ""\n')
    refused = at_the_lighthouse("check", "--text", path, "--version", "first")
    assert refused.code == 2
    assert [line.partition(".yaml:")[2].partition(";")[0] for line in refused.err.splitlines()] == [
        "1: first has no provision `LKA 99`",
        "2: first has no provision `LKA 7`",
        "3: there is no text under `LKA 4`",
    ]


def test_facts_that_no_case_can_show_together_are_refused(tmp_path: Path) -> None:
    text = "terrorist_crime: true\nnarcotics_transferred_to_minor: true\n"
    refused = lawmodel("explain", "--facts", written(tmp_path, text), "--lang", "en", "--book", ROOT)
    assert refused.code == 2
    assert "no case can have all these facts together; correct one of them" in refused.err
