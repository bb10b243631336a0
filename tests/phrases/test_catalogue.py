"""Both languages say everything, with the same facts in it."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any

import pytest

import lawmodel
from lawmodel.phrases.catalogue import LANGUAGES, catalogue, phrase

PACKAGE = Path(lawmodel.__file__).parent


def flat(words: dict[str, Any], above: str = "") -> Iterator[tuple[str, str]]:
    for key, value in words.items():
        if isinstance(value, dict):
            yield from flat(value, f"{above}{key}.")
        else:
            yield above + key, value


def phrases(language: str) -> dict[str, str]:
    return dict(flat(catalogue(language)))


def slots(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_both_languages_have_the_same_keys_in_the_same_order() -> None:
    assert list(phrases("sv")) == list(phrases("en"))


def test_both_languages_put_the_same_facts_into_a_phrase() -> None:
    swedish, english = phrases("sv"), phrases("en")
    assert {key for key in english if slots(swedish[key]) != slots(english[key])} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_phrase_is_empty_or_untidy(language: str) -> None:
    untidy = re.compile(r"^\s|\s$|  |TODO|XXX|^$")
    assert {key: text for key, text in phrases(language).items() if untidy.search(text)} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_quotes_are_round_and_ranges_have_a_dash_outside_what_is_typed(language: str) -> None:
    typed = re.compile(r"`[^`]*`|pip install '[^']*'|\d{4}-\d\d-\d\d")
    straight = re.compile(r"""["']|[\d}]-[\d{]""")
    found = {key: typed.sub("", text) for key, text in phrases(language).items()}
    assert {key: text for key, text in found.items() if straight.search(text)} == {}


def test_an_unknown_key_is_a_fault_of_the_program() -> None:
    with pytest.raises(KeyError):
        phrase("en", "problem.no_such_thing.fault")


def test_what_is_filled_in_is_not_read_as_a_phrase() -> None:
    assert phrase("en", "problem.unknown_key.fault", key="{nearest}") == "there is no key `{nearest}`"


# --- every phrase is used ---

SLOT = "\0"
"""Stands in a text of the code for what is filled in."""


@cache
def texts_of_the_code() -> frozenset[str]:
    found: set[str] = set()
    for module in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.JoinedStr):
                parts = [part.value if isinstance(part, ast.Constant) else SLOT for part in node.values]
                found.add("".join(map(str, parts)))
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.add(node.value)
    return frozenset(found - {SLOT})


def any_of(texts: set[str], slot: str) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(text).replace(re.escape(SLOT), slot) for text in sorted(texts)))


def test_every_phrase_is_asked_for_somewhere() -> None:
    """Some text of the code makes its key, and some text, perhaps another, names its last word."""
    sections = tuple(f"{section}." for section in catalogue("en"))
    keys = any_of({text for text in texts_of_the_code() if text.startswith(sections)}, r"[\w.]+")
    words = {word for text in texts_of_the_code() for word in re.findall(r"[\w\0]+", text.replace(" ", "_"))}
    last = any_of(words - {SLOT, *(w for w in words if not w.replace(SLOT, "").strip("_"))}, r"\w+")
    unused = [
        key for key in phrases("en") if not (keys.fullmatch(key) and last.fullmatch(key.rpartition(".")[2]))
    ]
    assert unused == []


def test_every_kind_of_problem_is_raised_somewhere() -> None:
    assert set(catalogue("en")["problem"]) - texts_of_the_code() - {"line"} == set()


# --- no page has words of its own ---

PAGES = sorted((PACKAGE / "dashboard").glob("*.py"))
NO_WORDS = re.compile(r"^[\W\d_]*$")
"""Marks and numbers, which belong to no language."""
SHOWN_FIRST = {"html", "page_link", "container", "columns", "Page", "set_page_config"}
"""Calls whose arguments are files, markup or measures."""


def words_shown(module: Path) -> Iterator[str]:
    """Each text that a page hands to Streamlit as it stands."""
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
            continue
        if ast.unparse(node.func.value) not in ("st", "st.sidebar") or node.func.attr in SHOWN_FIRST:
            continue
        said = [
            *node.args[:1],
            *(k.value for k in node.keywords if k.arg in ("label", "help", "placeholder")),
        ]
        for one in said:
            parts = one.values if isinstance(one, ast.JoinedStr) else [one]
            for part in parts:
                text = part.value if isinstance(part, ast.Constant) else ""
                if isinstance(text, str) and not NO_WORDS.match(text):
                    yield f"{module.name}:{node.lineno} {text}"


def test_no_page_has_words_of_its_own() -> None:
    assert PAGES
    assert [text for module in PAGES for text in words_shown(module)] == []


def test_words_of_a_page_would_be_seen(tmp_path: Path) -> None:
    page = tmp_path / "page.py"
    page.write_text('st.header("Result")\nst.markdown(f"**{x}** of")\nst.markdown(f"**{x}**")\n')
    assert len(list(words_shown(page))) == 2
