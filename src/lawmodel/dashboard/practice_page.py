"""Practice: from what is allowed to what is disclosed, by which ways, and what changes that."""

from dataclasses import replace

import streamlit as st

from lawmodel import pipeline
from lawmodel.concepts.vocabulary import Text
from lawmodel.dashboard import frame
from lawmodel.dashboard.choices import View, current_view, page_choice, page_choice_of_several
from lawmodel.dashboard.results import attributed, compared
from lawmodel.phrases.catalogue import phrase
from lawmodel.report import page_practice as report
from lawmodel.report import page_practice_effects as effects
from lawmodel.report.command_lines import command_line
from lawmodel.report.overview import Overview
from lawmodel.report.page_overview import Parts
from lawmodel.report.row_chart import Row, row_chart
from lawmodel.report.stacked_chart import Part, parts_described, stacked_chart
from lawmodel.report.uptake_chart import uptake_chart


def show(view: View) -> None:
    """Show the page: the gap, the ways, then everything that changes them."""
    frame.begin(view, "practice_page")
    levers = pipeline.lever_names(view.opened)
    request = replace(view.request(), levers=tuple(_levers(levers, view.language)))
    with st.spinner(phrase(view.language, "dashboard.working")):
        data = compared(view.opened, request)
    overview = Overview(data, view.opened.book, view.language)
    practice = report.Practice(overview, pipeline.practice_titles(view.opened), levers)
    if view.changes_nothing:
        st.info(phrase(view.language, "dashboard.no_change"))
    st.markdown(f"**{report.gap_sentence(practice)}** {phrase(view.language, 'practice.levels')}")
    _gap(practice)
    _ways(practice)
    _split(practice)
    _levers_beside(practice, _parts(view, request))
    _models(practice)
    _uptake(practice)
    _effects(practice, view)
    frame.end(view, "practice_page", data["inputs"], command_line("compare", request, view.language))


def _levers(names: dict[str, Text], language: str) -> list[str]:
    def draw(key: str) -> None:
        st.multiselect(
            phrase(language, "practice_page.levers"),
            list(names),
            format_func=lambda name: names[name][language],
            key=key,
            help=phrase(language, "practice_page.levers_help"),
            placeholder=phrase(language, "practice_page.no_levers"),
            persist_state="session",
        )

    chosen = page_choice_of_several("lever", list(names), (), draw)
    st.markdown(phrase(language, "dashboard.this_page_only"))
    return chosen


def _rows(practice: report.Practice, rows: list[Row], key: str, form: str, reference: float | None) -> None:
    axis, words = practice.say(f"{key}_axis"), report.described(practice, f"{key}_described", rows)
    frame.show_chart(row_chart(rows, practice.language, axis, form=form, reference=reference), words, key)


def _stacked(practice: report.Practice, parts: list[Part], key: str) -> None:
    chart = stacked_chart(parts, practice.language, practice.say(f"{key}_axis"))
    frame.show_chart(chart, practice.say(f"{key}_described") + " " + parts_described(parts), key)


def _gap(practice: report.Practice) -> None:
    st.header(practice.say("gap_title"), anchor=False)
    _rows(practice, report.stage_rows(practice), "stages", ".0f", None)
    frame.show_table(report.stage_table(practice))


def _ways(practice: report.Practice) -> None:
    st.header(practice.say("channels_title"), anchor=False)
    if any(practice.disclosed()):
        _stacked(practice, report.channel_parts(practice), "channels")
    frame.show_table(report.channel_table(practice))
    st.markdown(practice.say("channels_note"))


def _split(practice: report.Practice) -> None:
    rows = report.split_rows(practice)
    if rows:
        st.header(practice.say("split_title"), anchor=False)
        st.markdown(practice.say("split_about"))
        _rows(practice, rows, "split", ".0%", 0.0)


def _parts(view: View, request: pipeline.Request) -> Parts | None:
    if view.changes_nothing:
        return None
    try:
        with st.spinner(phrase(view.language, "dashboard.working")):
            return Parts(attributed(view.opened, request), view.language)
    except pipeline.NotAttributable:
        return None


def _levers_beside(practice: report.Practice, parts: Parts | None) -> None:
    st.header(practice.say("levers_title"), anchor=False)
    rows = report.lever_rows(practice, parts)
    if rows:
        _rows(practice, rows, "levers", ".0%", 0.0)
    frame.show_table(report.lever_table(practice))


def _models(practice: report.Practice) -> None:
    st.header(practice.say("models_title"), anchor=False)
    st.markdown(practice.say("models_about"))
    rows = report.model_rows(practice)
    if rows:
        _rows(practice, rows, "models", ".1f", 1.0)
    _stacked(practice, report.model_parts(practice), "mix")
    frame.show_table(report.model_table(practice))


def _uptake(practice: report.Practice) -> None:
    rows = effects.uptake_rows(practice)
    if rows:
        st.header(practice.say("uptake_title"), anchor=False)
        table = effects.uptake_table(practice)
        axis = practice.say("uptake_axis", version=practice.titles[0])
        chart = uptake_chart(rows, practice.language, phrase(practice.language, "practice.months"), axis)
        frame.show_chart(chart, practice.say("uptake_described"), "uptake")
        frame.show_table(table)


def _effects(practice: report.Practice, view: View) -> None:
    recipe = pipeline.recipe_named(view.opened, view.population)
    consequences = pipeline.consequences_of(view.opened, recipe)
    st.header(practice.say("work_title"), anchor=False)
    frame.show_table(effects.work_table(practice, consequences))
    st.header(practice.say("misdirected_title"), anchor=False)
    frame.show_table(effects.misdirected_table(practice, consequences))
    groups = list(practice.overview.data["versions"][-1]["followed"]["groups"])
    if groups:
        facts = {**view.opened.book.vocabulary.facts, **recipe.attributes}
        st.header(practice.say("groups_title"), anchor=False)

        def draw(key: str) -> None:
            st.selectbox(
                practice.say("group"),
                groups,
                format_func=lambda name: facts[name].label[view.language],
                key=key,
                persist_state="session",
            )

        chosen = page_choice("practice-group", groups, groups[0], draw)
        frame.show_table(effects.group_table(practice, facts[chosen]))


if __name__ == "__main__":
    show(current_view())
