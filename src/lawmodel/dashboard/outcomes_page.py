"""Outcomes: which cases move, whom that touches, by what, and since when."""

from collections.abc import Mapping
from dataclasses import replace

import streamlit as st

from lawmodel import pipeline
from lawmodel.concepts.outcome import SETTLED, Outcome
from lawmodel.concepts.vocabulary import Fact
from lawmodel.dashboard.choices import View, current_view, page_choice
from lawmodel.dashboard.frame import begin, end, show_chart, show_table
from lawmodel.dashboard.results import compared, law_only, moved
from lawmodel.phrases.catalogue import phrase
from lawmodel.population.recipe import Recipe
from lawmodel.report import page_outcomes as report
from lawmodel.report.command_lines import command_line
from lawmodel.report.interval_chart import described_rows, interval_chart
from lawmodel.report.move_chart import move_chart, moves_described, path_chart
from lawmodel.report.moved_data import moved_csv, moved_table
from lawmodel.report.overview import Overview, headline, move_table, outcome_word

# The fact that says from whom information goes, where the book has it.
SENDER = "sender"


def show(view: View) -> None:
    """Show the page: what moves, then whom it touches."""
    begin(view, "outcomes")
    top, groups = st.container(), st.container()
    recipe = view.recipe
    variables = {**view.opened.book.vocabulary.facts, **recipe.attributes}
    with groups:
        _heading(view, "groups")
        fact = variables[_grouping(view, recipe, variables)]
    with top, st.spinner(phrase(view.language, "dashboard.working")):
        request = law_only(view.request(by=fact.name))
        data = compared(view.opened, request)
    overview = Overview(data, view.opened.book, view.language)
    with top:
        _moves(view, overview)
    with groups:
        _groups(overview, fact)
    _grounds(view, overview)
    _assessments(view, overview)
    _path(view)
    _streams(view)
    end(view, "outcomes", data["inputs"], command_line("compare", request, view.language))


def _grouping(view: View, recipe: Recipe, variables: Mapping[str, Fact]) -> str:
    allowed = report.groupings(recipe, variables)
    default = next((name for name in recipe.portrait if name in allowed), allowed[0])

    def draw(key: str) -> None:
        st.selectbox(
            _say(view, "group_by"),
            allowed,
            format_func=lambda name: variables[name].label[view.language],
            key=key,
            help=_say(view, "group_by_help"),
        )

    return str(page_choice("by", allowed, default, draw))


def _say(view: View, key: str, **details: object) -> str:
    return report.say(view.language, key, **details)


def _heading(view: View, key: str) -> None:
    st.header(_say(view, f"{key}_title"), anchor=False)
    st.markdown(_say(view, f"{key}_about"))


def _moves(view: View, overview: Overview) -> None:
    if view.changes_nothing:
        st.info(phrase(view.language, "dashboard.no_change"))
        st.markdown(headline(overview))
    else:
        st.markdown(f"{headline(overview)} {report.moved_sentence(overview)}")
        _heading(view, "moves")
        show_chart(move_chart(overview), moves_described(overview), "moves")
        show_table(move_table(overview))
    (st.header if view.changes_nothing else st.subheader)(_say(view, "cases_title"), anchor=False)
    st.markdown(_say(view, "cases_about"))
    left, right = st.columns(2)
    names = tuple(outcome.value for outcome in SETTLED)
    with left:
        old = _outcome(view, "was", names, names[0], overview.names["before"])
    with right:
        new = _outcome(view, "became", names, names[1], overview.names["after"])
    found = moved(view.opened, law_only(view.request()), Outcome(old), Outcome(new))
    if not found["cases"]:
        st.info(_say(view, "no_cases"))
        return
    table = moved_table(found, view.opened.book, view.language, overview.names)
    show_table(table)
    name = f"lawmodel-{view.before}-{view.after}-{old}-{new}.csv"
    st.download_button(_say(view, "download"), moved_csv(found), name, "text/csv", on_click="ignore")


def _outcome(view: View, key: str, names: tuple[str, ...], default: str, version: str) -> str:
    def draw(key: str) -> None:
        st.selectbox(
            _say(view, key, version=version),
            names,
            format_func=lambda name: outcome_word(name, view.language),
            key=key,
        )

    return str(page_choice(key, names, default, draw))


def _groups(overview: Overview, fact: Fact) -> None:
    groups = report.groups_of(overview, fact)
    rows = [report.allowed_row(group) for group in groups if not group.is_too_small]
    if rows:
        axis = report.say(overview.language, "allowed_axis")
        show_chart(interval_chart(rows, overview.language, axis), described_rows(rows), "groups")
    show_table(report.group_table(overview, fact, groups))


def _grounds(view: View, overview: Overview) -> None:
    _heading(view, "grounds")
    rows = report.ground_rows(overview)
    axis = report.say(overview.language, "ground_axis")
    show_chart(interval_chart(rows, overview.language, axis), described_rows(rows), "grounds")
    show_table(report.ground_table(overview, rows))


def _assessments(view: View, overview: Overview) -> None:
    _heading(view, "assessments")
    rows = report.assessment_rows(overview)
    axis = report.say(overview.language, "per_case")
    chart = interval_chart(rows, overview.language, axis, form=".1f")
    show_chart(chart, described_rows(rows), "assessments")
    show_table(report.assessment_table(overview))


def _path(view: View) -> None:
    days = pipeline.days_of_change(view.opened)
    if len(days) < 2:
        return
    with st.spinner(phrase(view.language, "dashboard.working")):
        data = compared(view.opened, law_only(view.request(*days)))
    overview = Overview(data, view.opened.book, view.language)
    _heading(view, "path")
    rows = report.path_rows(overview)
    show_chart(path_chart(rows, view.language), " ".join(row["described"] for row in rows), "path")
    show_table(report.path_table(overview))


def _streams(view: View) -> None:
    recipe = view.recipe
    senders = view.opened.book.vocabulary.facts.get(SENDER)
    request = law_only(view.request(by=None if senders is None else SENDER))
    with st.spinner(phrase(view.language, "dashboard.working")):
        data = compared(view.opened, replace(request, stream=None))
    overview = Overview(data, view.opened.book, view.language)
    _heading(view, "streams")
    streams = report.streams_of(overview, recipe, senders)
    rows = [report.allowed_row(stream) for stream, _ in streams.values()]
    axis = report.say(view.language, "allowed_axis")
    show_chart(interval_chart(rows, view.language, axis), described_rows(rows), "streams")
    show_table(report.stream_table(overview, streams))


if __name__ == "__main__":
    show(current_view())
