"""The choices of a view in the address, as stable ids, so that a link restores the view in any language."""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

WRITTEN = "_written_address"


@dataclass(frozen=True)
class Choice:
    """A name in the address, the values it may have, and the one meant by silence; no values: a number."""

    name: str
    allowed: tuple[str, ...]
    default: str
    always_written: bool = False

    def understood(self, word: str) -> bool:
        """Say whether the choice can have this value."""
        return word in self.allowed if self.allowed else word.isascii() and word.isdigit() and len(word) < 10


def read_address(choices: Sequence[Choice]) -> list[str]:
    """Take the choices from a newer address; return what in it is wrong.

    It is newer on the first run, and when somebody goes back, forward or edits it.
    """
    if not is_newer():
        return []
    there = st.query_params.to_dict()
    known = {choice.name for choice in choices}
    dropped = [name for name in there if name not in known]
    for choice in choices:
        word = there.get(choice.name, choice.default)
        if not choice.understood(word):
            dropped.append(f"{choice.name}={word}")
            word = choice.default
        st.session_state[choice.name] = word if choice.allowed else int(word)
    return dropped


def is_newer() -> bool:
    """Say whether the address is something else than what was last written."""
    there, written = st.query_params.to_dict(), st.session_state.get(WRITTEN)
    return written is None or (bool(there) and there != written)


def write_address(choices: Sequence[Choice]) -> None:
    """Write the choices that are not the default into the address."""
    chosen = [(choice, str(st.session_state[choice.name])) for choice in choices]
    shown = {one.name: word for one, word in chosen if one.always_written or word != one.default}
    if st.query_params.to_dict() != shown:
        st.query_params.from_dict(shown)
    st.session_state[WRITTEN] = shown
