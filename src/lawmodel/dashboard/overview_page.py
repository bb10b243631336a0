"""Overview: what changes from one version to another, how sure that is, and how to make it again."""

from html import escape

import streamlit as st

from lawmodel import pipeline
from lawmodel.dashboard.choices import View, current_view
from lawmodel.dashboard.results import compared
from lawmodel.phrases.catalogue import phrase
from lawmodel.phrases.numbers import whole
from lawmodel.report import overview as report
from lawmodel.report.html_table import html_figures, html_table
from lawmodel.report.outcome_chart import described, outcome_chart


def show(view: View) -> None:
    """Show the page: the answer first, then what it is made of."""
    recipe = pipeline.recipe_named(view.opened, view.population)
    language = view.language
    st.title(phrase(language, "overview.title"), anchor=False)
    with st.spinner(phrase(language, "dashboard.working")):
        data = compared(view.opened, view.request())
    overview = report.Overview(data, view.opened.book, language)
    stream = recipe.streams[recipe.core].title[language]
    _answer(overview, stream)
    _outcomes(overview)
    _section(overview, "moves_title", report.move_table(overview))
    _section(overview, "grounds_title", report.ground_table(overview))
    _doubts(overview)
    _again(overview, view)


def _answer(overview: report.Overview, stream: str) -> None:
    inputs = overview.data["inputs"]
    cases = whole(overview.language, inputs["cases"])
    st.markdown(overview.say("strip", **overview.names, stream=stream, cases=cases, seed=inputs["seed"]))
    st.html(f'<p class="answer">{escape(report.headline(overview))}</p>')
    st.markdown(f"**{overview.book.note[overview.language]}** {overview.say('levels')}")
    figures = report.key_figures(overview)
    st.html(html_figures([(figure.label, figure.value, figure.interval) for figure in figures]))
    with st.expander(overview.say("note_title")):
        lines = [f"- **{figure.label}**: {figure.about}" for figure in figures]
        st.markdown("\n".join([*lines, f"- {overview.say('chance')}"]))


def _outcomes(overview: report.Overview) -> None:
    st.header(overview.say("outcomes_title"), anchor=False)
    st.altair_chart(
        outcome_chart(overview), width="stretch", theme=None, alt=described(overview), key="outcomes"
    )
    _table(report.volume_table(overview))


def _section(overview: report.Overview, title: str, table: report.Table) -> None:
    st.header(overview.say(title), anchor=False)
    _table(table)


def _table(table: report.Table) -> None:
    st.html(html_table(table.caption, table.head, table.rows))


def _doubts(overview: report.Overview) -> None:
    st.header(overview.say("doubts_title"), anchor=False)
    st.markdown("\n".join(f"- {line}" for line in report.doubts(overview)))


def _again(overview: report.Overview, view: View) -> None:
    st.header(overview.say("reproduce_title"), anchor=False)
    st.markdown(overview.say("reproduce"))
    st.code(report.command_line(overview, view.readings), language=None, wrap_lines=True)
    st.markdown(report.footer(overview))


if __name__ == "__main__":
    show(current_view())
