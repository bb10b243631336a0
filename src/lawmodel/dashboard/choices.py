"""The choices beside every page: language, versions, readings, cases and seed."""

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from lawmodel import pipeline
from lawmodel.concepts.statute_book import Question, StatuteBook
from lawmodel.dashboard.address import Choice, is_newer, read_address, write_address
from lawmodel.phrases.catalogue import LANGUAGES, phrase
from lawmodel.phrases.numbers import whole

LANGUAGE_NAMES = {"sv": "Svenska", "en": "English"}
CASES = ("1000", "10000", "100000", "1000000")
UNDECIDED = "undecided"
VIEW = "_view"


@dataclass(frozen=True)
class View:
    """What a page is to show."""

    opened: pipeline.OpenBook
    language: str
    before: str
    after: str
    readings: Mapping[str, str]
    cases: int
    seed: int

    def request(self, stream: str) -> pipeline.Request:
        """Return the comparison behind the view, for one stream."""
        versions = tuple(dict.fromkeys((self.before, self.after)))
        return pipeline.Request(versions, self.cases, self.seed, stream=stream, readings=self.readings)


def current_view() -> View:
    """Return the view that the choices beside the page ask for."""
    view: View = st.session_state[VIEW]
    return view


def language_chosen(first: str) -> str:
    """Return the language of this run, before anything is drawn."""
    asked = st.query_params.get("lang")
    if is_newer() and asked in LANGUAGES:
        return str(asked)
    return str(st.session_state.get("lang", first))


def choose_in_sidebar(opened: pipeline.OpenBook, language: str) -> None:
    """Draw the choices, keep the address and the view in step with them."""
    choices = _choices(opened, language)
    dropped = read_address(choices)
    with st.sidebar:
        _draw(opened.book, st.session_state["lang"])
    if dropped:
        st.warning(phrase(st.session_state["lang"], "dashboard.dropped", names=", ".join(dropped)))
    write_address(choices)
    state = st.session_state
    readings = {name: state[_key(name)] for name in _counted(opened.book) if state[_key(name)] != UNDECIDED}
    cases, seed = int(state["cases"]), int(state["seed"])
    state[VIEW] = View(opened, state["lang"], state["from"], state["to"], readings, cases, seed)


def _counted(book: StatuteBook) -> dict[str, Question]:
    return {name: question for name, question in book.questions.items() if question.counts}


def _key(question: str) -> str:
    return f"q-{question}"


def _choices(opened: pipeline.OpenBook, language: str) -> list[Choice]:
    versions = tuple(opened.book.manifests)
    standard = pipeline.standard_versions(opened) or versions
    return [
        # Whoever gets a link may have started in another language.
        Choice("lang", LANGUAGES, language, always_written=True),
        Choice("from", versions, standard[0]),
        Choice("to", versions, standard[-1]),
        *(
            Choice(_key(name), (UNDECIDED, *q.readings), UNDECIDED)
            for name, q in _counted(opened.book).items()
        ),
        Choice("cases", CASES, str(pipeline.DEFAULT_CASES)),
        Choice("seed", (), str(pipeline.DEFAULT_SEED)),
    ]


def _draw(book: StatuteBook, language: str) -> None:
    def say(key: str) -> str:
        return phrase(language, f"dashboard.{key}")

    def title(version: str) -> str:
        return book.manifests[version].title[language]

    st.radio(say("language"), LANGUAGES, format_func=LANGUAGE_NAMES.__getitem__, horizontal=True, key="lang")
    st.selectbox(say("before"), list(book.manifests), format_func=title, key="from")
    st.selectbox(say("after"), list(book.manifests), format_func=title, key="to")
    st.subheader(say("readings"), anchor=False, help=say("readings_help"))
    for name, question in _counted(book).items():
        _draw_question(name, question, language)
    st.subheader(say("population"), anchor=False)
    st.selectbox(say("cases"), CASES, format_func=lambda cases: whole(language, int(cases)), key="cases")
    st.number_input(
        say("seed"), min_value=0, max_value=999_999_999, step=1, key="seed", help=say("seed_help")
    )


def _draw_question(name: str, question: Question, language: str) -> None:
    def title(reading: str) -> str:
        if reading == UNDECIDED:
            default = question.readings[question.default].title[language]
            return phrase(language, "dashboard.undecided", default=default)
        return question.readings[reading].title[language]

    st.radio(question.text[language], [UNDECIDED, *question.readings], format_func=title, key=_key(name))
