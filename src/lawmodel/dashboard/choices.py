"""The choices beside every page: language, versions, readings, cases and seed; and those of one page."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

import streamlit as st

from lawmodel import pipeline
from lawmodel.concepts.statute_book import Question, StatuteBook
from lawmodel.dashboard.address import (
    BETWEEN,
    Choice,
    close_address,
    is_newer,
    read_address,
    read_page_choice,
    write_address,
    written_query,
)
from lawmodel.phrases.catalogue import DEFAULT_LANGUAGE, LANGUAGES, phrase
from lawmodel.phrases.numbers import whole
from lawmodel.population.recipe import Recipe

LANGUAGE_NAMES = {"sv": "Svenska", "en": "English"}
CASES = ("1000", "10000", "100000", "1000000")
DRAWS = 60
"""Draws of the assumptions of practice behind every page: enough for twenty dots, and quick."""
UNDECIDED = "undecided"
VIEW = "_view"
DROPPED = "_dropped"


@dataclass(frozen=True)
class View:
    """What a page is to show."""

    opened: pipeline.OpenBook
    language: str
    before: str
    after: str
    practice: str
    readings: Mapping[str, str]
    population: str
    cases: int
    seed: int

    def request(self, *versions: str, stream: str | None = None, by: str | None = None) -> pipeline.Request:
        """Return the comparison behind the view: its two versions if none is named, the core stream."""
        return pipeline.Request(
            versions=tuple(dict.fromkeys(versions or (self.before, self.after))),
            cases=self.cases,
            seed=self.seed,
            population=self.population,
            stream=stream or self.recipe.core,
            readings=self.readings,
            by=by,
            practice=self.practice,
            draws=DRAWS,
        )

    @property
    def recipe(self) -> Recipe:
        """Return how the population is drawn."""
        return pipeline.recipe_named(self.opened, self.population)

    @property
    def changes_nothing(self) -> bool:
        """Say whether a version is compared with itself."""
        return self.before == self.after


def first_view(opened: pipeline.OpenBook) -> View:
    """Return the view of whoever has chosen nothing yet."""
    meant = {choice.name: choice.default for choice in _choices(opened, DEFAULT_LANGUAGE)}
    return View(
        opened=opened,
        language=meant["lang"],
        before=meant["from"],
        after=meant["to"],
        practice=meant["practice"],
        readings={},
        population=meant["population"],
        cases=int(meant["cases"]),
        seed=int(meant["seed"]),
    )


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


def choose_in_sidebar(opened: pipeline.OpenBook, language: str, page: str) -> None:
    """Draw the choices, keep the address (of a page) and the view in step with them."""
    choices = _choices(opened, language)
    state = st.session_state
    state[DROPPED] = read_address(choices)
    with st.sidebar:
        _draw(opened, state["lang"])
    write_address(choices, page)
    readings = {name: state[_key(name)] for name in _counted(opened.book) if state[_key(name)] != UNDECIDED}
    cases, seed = int(state["cases"]), int(state["seed"])
    state[VIEW] = View(
        opened=opened,
        language=state["lang"],
        before=state["from"],
        after=state["to"],
        practice=state["practice"],
        readings=readings,
        population=state["population"],
        cases=cases,
        seed=seed,
    )


def say_what_was_dropped(opened: pipeline.OpenBook, page: str) -> None:
    """Put the choices of a page that has run into the address too; say what in the address was not used."""
    language = current_view().language
    dropped = st.session_state[DROPPED] + close_address(_choices(opened, language), page)
    if dropped:
        st.warning(phrase(language, "dashboard.dropped", names=", ".join(dropped)))


def show_link() -> None:
    """Show the address of the view beside the page, for copying."""
    language = current_view().language
    page = (st.context.url or "").partition("?")[0]
    with st.sidebar, st.expander(phrase(language, "dashboard.copy_link")):
        st.code(f"{page}?{written_query()}", language=None, wrap_lines=True)
        st.markdown(phrase(language, "dashboard.copy_link_help"))


def page_choice(
    name: str,
    allowed: Sequence[str],
    default: str,
    draw: Callable[[str], object],
    kind: type[str] | type[int] | type[float] = str,
) -> Any:
    """Return what is chosen on a page, kept in the address under a name that no other choice has.

    `draw(key)` draws the widget under that key, with the allowed values as options and no value of its own.
    Without allowed values, any short text or a number of the `kind` will do.
    """
    return _chosen_on_page(Choice(name, tuple(allowed), default, kind=kind), draw)


def page_choice_of_several(
    name: str, allowed: Sequence[str], default: Sequence[str], draw: Callable[[str], object]
) -> list[str]:
    """Return the values chosen on a page, in the order in which they were; otherwise as `page_choice`."""
    choice = Choice(name, tuple(allowed), BETWEEN.join(default), several=True)
    return list(_chosen_on_page(choice, draw))


def _chosen_on_page(choice: Choice, draw: Callable[[str], object]) -> Any:
    st.session_state[DROPPED] += read_page_choice(choice)
    draw(choice.name)
    return st.session_state[choice.name]


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
        Choice("practice", tuple(pipeline.practice_titles(opened)), pipeline.default_practice(opened)),
        *(
            Choice(_key(name), (UNDECIDED, *q.readings), UNDECIDED)
            for name, q in _counted(opened.book).items()
        ),
        Choice("population", tuple(pipeline.population_titles(opened)), opened.book.population),
        Choice("cases", CASES, str(pipeline.DEFAULT_CASES)),
        Choice("seed", (), str(pipeline.DEFAULT_SEED)),
    ]


def _draw(opened: pipeline.OpenBook, language: str) -> None:
    book = opened.book

    def say(key: str) -> str:
        return phrase(language, f"dashboard.{key}")

    def title(version: str) -> str:
        return book.manifests[version].title[language]

    st.radio(say("language"), LANGUAGES, format_func=LANGUAGE_NAMES.__getitem__, horizontal=True, key="lang")
    st.selectbox(say("before"), list(book.manifests), format_func=title, key="from")
    st.selectbox(say("after"), list(book.manifests), format_func=title, key="to")
    names = pipeline.practice_titles(opened)
    st.selectbox(
        say("practice"),
        list(names),
        format_func=lambda name: names[name][language],
        key="practice",
        help=say("practice_help"),
    )
    # Bold and no headings: these stand before the heading of the page.
    st.markdown(f"**{say('readings')}**", help=say("readings_help"))
    counted = _counted(book)
    for name, question in counted.items():
        _draw_question(name, question, language)
    if len(counted) < len(book.questions):
        others = {"all": len(book.questions), "page": phrase(language, "uncertainty.page")}
        note = phrase(language, "dashboard.other_questions", here=len(counted), **others)
        st.html(f'<p class="aside">{escape(note)}</p>')
    st.markdown(f"**{say('population')}**")
    recipes = pipeline.population_titles(opened)
    st.selectbox(
        say("population_choice"),
        list(recipes),
        format_func=lambda name: recipes[name][language],
        key="population",
    )
    st.selectbox(say("cases"), CASES, format_func=lambda cases: whole(language, int(cases)), key="cases")
    with st.expander(say("advanced")):
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
