"""What every page begins and ends with, and how it shows tables and charts."""

from collections.abc import Mapping
from typing import Any, Literal

import altair as alt
import streamlit as st

from lawmodel import pipeline
from lawmodel.dashboard.choices import View
from lawmodel.phrases.catalogue import phrase
from lawmodel.phrases.numbers import whole
from lawmodel.report.html_table import html_table
from lawmodel.report.overview import LENGTH_OF_DIGEST, Table

MOST_ROWS = 24
HEIGHT_OF_LONG = 640
"""In pixels of the page."""


def begin(view: View, page: str) -> None:
    """Show the title of a page, and the line that says what is looked at."""
    st.title(phrase(view.language, f"{page}.title"), anchor=False)
    st.markdown(scenario_line(view))


def scenario_line(view: View) -> str:
    """Return the versions, practice, population, cases, seed and chosen readings of a view in one line."""
    manifests, questions = view.opened.book.manifests, view.opened.book.questions
    said = phrase(
        view.language,
        "dashboard.strip",
        before=manifests[view.before].title[view.language],
        after=manifests[view.after].title[view.language],
        practice=pipeline.practice_titles(view.opened)[view.practice][view.language],
        population=pipeline.population_titles(view.opened)[view.population][view.language],
        cases=whole(view.language, view.cases),
        seed=view.seed,
    )
    read = [
        phrase(
            view.language,
            "explain.read_so",
            question=questions[name].text[view.language],
            reading=questions[name].readings[reading].title[view.language],
        )
        for name, reading in view.readings.items()
    ]
    return " · ".join([said, *read])


def show_table(table: Table) -> None:
    """Show a table with its caption and headings; a long one scrolls in a box of its own."""
    height: Literal["content"] | int = HEIGHT_OF_LONG if len(table.rows) > MOST_ROWS else "content"
    with st.container(height=height):
        st.html(html_table(table.caption, table.head, table.rows, table.words))


def show_chart(chart: alt.Chart | alt.LayerChart, alternative: str, key: str) -> None:
    """Show a chart as wide as the page; `alternative` says it in words to those who do not see it."""
    st.altair_chart(chart, width="stretch", theme=None, alt=alternative, key=key)


def end(view: View, page: str, inputs: Mapping[str, Any], command: str) -> None:
    """Show how the page is to be read, the command for the same figures if any, versions and digests."""
    with st.expander(phrase(view.language, "dashboard.method")):
        st.markdown(phrase(view.language, f"{page}.method"))
        st.markdown(f"**{view.opened.book.note[view.language]}** {phrase(view.language, 'overview.levels')}")
    if command:
        with st.expander(phrase(view.language, "dashboard.again")):
            st.code(command, language=None, wrap_lines=True)
    st.markdown(footer(view, inputs))


def footer(view: View, inputs: Mapping[str, Any]) -> str:
    """Return what the figures were made from: the model's version, and digests of everything read."""
    digests = {
        "book": inputs["book"],
        "population": inputs["population"]["digest"],
        "readings": inputs["readings"]["digest"],
        "result": inputs["result_digest"],
    }
    shown = {name: digest[:LENGTH_OF_DIGEST] for name, digest in digests.items()}
    return phrase(view.language, "overview.footer", version=inputs["model_version"], **shown)
