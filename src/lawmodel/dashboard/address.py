"""The choices of a view in the address, as stable ids, so that a link restores the view in any language.

Choices beside every page are known before the page runs; those of a page are declared by it while it runs.
Words that no choice has asked for yet wait until the page has run; what is left then is named as not used.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

import streamlit as st

WRITTEN = "_written_address"
WAITING = "_words_waiting"
OF_PAGES = "_choices_of_pages"
OF_THIS_RUN = "_choices_of_this_run"
DRAWN_IN = "_language_of_choices"
BETWEEN = "~"
"""Stands between the words of a choice of several."""
LONGEST_TEXT = 100
LONGEST_NUMBER = 10
NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")


@dataclass(frozen=True)
class Choice:
    """A name in the address, the values it may have, and the one meant by silence.

    No values: a number, or a short text, of the `kind`. `several`: a list of the values, written with a sign
    between them.
    """

    name: str
    allowed: tuple[str, ...]
    default: str
    always_written: bool = False
    several: bool = False
    kind: type[str] | type[int] | type[float] = int

    def understood(self, word: str) -> bool:
        """Say whether the choice can have this value."""
        if self.several:
            return all(part in self.allowed for part in _parts(word))
        if self.allowed:
            return word in self.allowed
        if self.kind is str:
            return len(word) <= LONGEST_TEXT
        if self.kind is int:
            return word.isascii() and word.isdigit() and len(word) < LONGEST_NUMBER
        return len(word) < LONGEST_NUMBER and NUMBER.fullmatch(word) is not None

    def value(self, word: str) -> str | int | float | list[str]:
        """Return what a word in the address means to the one who draws the choice."""
        if self.several:
            return _parts(word)
        return word if self.allowed else self.kind(word)


def word_of(value: object) -> str:
    """Return a value as a word in the address; a number with six digits that count."""
    if isinstance(value, float):
        return f"{value:.6g}"
    return BETWEEN.join(map(str, value)) if isinstance(value, list | tuple) else str(value)


def read_address(choices: Sequence[Choice]) -> list[str]:
    """Take the choices from a newer address; return what in it is wrong; words of others wait for the page.

    It is newer on the first run, and when somebody goes back, forward or edits it.
    """
    state = st.session_state
    state[OF_THIS_RUN] = {}
    if not is_newer():
        for choice in choices:
            _say_again(choice)
        return []
    there = st.query_params.to_dict()
    repeated = _repeated()
    known = {choice.name for choice in choices}
    state[WAITING] = {name: word for name, word in there.items() if name not in known}
    for owned in state.pop(OF_PAGES, {}).values():
        for name in owned:
            state.pop(name, None)
    return [*repeated, *(wrong for choice in choices for wrong in _take(choice, there))]


def read_page_choice(choice: Choice) -> list[str]:
    """Take a choice of a page from the words that wait for it, or keep what it is; return what is wrong."""
    state = st.session_state
    state.setdefault(OF_THIS_RUN, {})[choice.name] = choice
    waiting: dict[str, str] = state.get(WAITING, {})
    if choice.name in waiting:
        return _take(choice, {choice.name: waiting.pop(choice.name)})
    if choice.name not in state or not choice.understood(word_of(state[choice.name])):
        return _take(choice, {})
    _say_again(choice)
    return []


def is_newer() -> bool:
    """Say whether the address is something else than what was last written."""
    there, written = st.query_params.to_dict(), st.session_state.get(WRITTEN)
    return written is None or (bool(there) and there != written)


def write_address(choices: Sequence[Choice], page: str) -> None:
    """Write the choices that are not the default, with those the page had when it last ran."""
    state = st.session_state
    owned = state.get(OF_PAGES, {}).get(page, {})
    chosen = [(one, word_of(state[one.name])) for one in (*choices, *owned.values()) if one.name in state]
    shown = {one.name: word for one, word in chosen if one.always_written or word != one.default}
    shown |= state.get(WAITING, {})
    if st.query_params.to_dict() != shown or _repeated():
        st.query_params.from_dict(shown)
    state[WRITTEN] = shown


def close_address(choices: Sequence[Choice], page: str) -> list[str]:
    """Write the address anew when the page has run; return the words that nobody asked for."""
    state = st.session_state
    state.setdefault(OF_PAGES, {})[page] = dict(state.get(OF_THIS_RUN, {}))
    left = state.pop(WAITING, {})
    write_address(choices, page)
    return list(left)


def written_query() -> str:
    """Return what is written in the address after the question mark."""
    return urlencode(st.session_state[WRITTEN])


def _repeated() -> list[str]:
    """Return the words that another of the same name in the address comes after; the last one is used."""
    there = st.query_params
    return [f"{name}={word}" for name in there for word in there.get_all(name)[:-1]]


def _take(choice: Choice, there: dict[str, str]) -> list[str]:
    word = there.get(choice.name, choice.default)
    wrong = [] if choice.understood(word) else [f"{choice.name}={word}"]
    st.session_state[choice.name] = choice.value(choice.default if wrong else word)
    return wrong


def _say_again(choice: Choice) -> None:
    """Give a widget its value anew if it was last drawn in another language.

    The browser knows a value by its label, and a label it no longer finds would become the first there is.
    """
    state = st.session_state
    drawn: dict[str, str] = state.setdefault(DRAWN_IN, {})
    language = state.get("lang", "")
    if drawn.get(choice.name) != language and choice.name in state:
        state[choice.name] = state[choice.name]
    drawn[choice.name] = language


def _parts(word: str) -> list[str]:
    return [part for part in word.split(BETWEEN) if part]
