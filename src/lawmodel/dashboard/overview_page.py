"""Overview: what changes from one version to another, how sure that is, and how to make it again."""

from html import escape

import streamlit as st

from lawmodel import pipeline
from lawmodel.dashboard import frame
from lawmodel.dashboard.choices import View, current_view
from lawmodel.dashboard.results import affected, attributed, compared, law_only, sensed_beforehand
from lawmodel.dashboard.uncertainty_page import sensitivity_request
from lawmodel.phrases.catalogue import phrase
from lawmodel.report import overview as report
from lawmodel.report import overview_words as words
from lawmodel.report import page_overview as answers
from lawmodel.report.command_lines import command_line
from lawmodel.report.dots_chart import dots_chart, dots_described
from lawmodel.report.flow_chart import flow_chart, flow_described
from lawmodel.report.html_table import html_facts, html_figures
from lawmodel.report.outcome_chart import described, outcome_chart
from lawmodel.report.page_uncertainty import Sensitivity
from lawmodel.report.row_chart import row_chart

# What tells whom a change touches, where the population has it.
OF_WHOM = ("sender", "age_band")


def show(view: View) -> None:
    """Show the page: the answer first, then what it is made of."""
    frame.begin(view, "overview")
    if view.changes_nothing:
        st.info(phrase(view.language, "dashboard.no_change"))
        inputs = compared(view.opened, law_only(view.request()))["inputs"]
        frame.end(view, "overview", inputs, command_line("compare", view.request(), view.language))
        return
    answer, rest = st.empty(), st.empty()
    law = report.Overview(compared(view.opened, law_only(view.request())), view.opened.book, view.language)
    # Practice takes some seconds more, so the law answers alone meanwhile.
    months = pipeline.months_looked_at(view.opened, view.practice, view.population)
    with answer.container():
        _answer(law, "", None)
        with st.spinner(phrase(view.language, "dashboard.working")):
            data = compared(view.opened, view.request())
    overview = report.Overview(data, view.opened.book, view.language)
    with answer.container():
        _answer(overview, pipeline.practice_titles(view.opened)[view.practice][view.language], months)
    with rest.container():
        if overview.moved:
            _affected(overview, view)
        flow, dots = st.columns([5, 3], gap="large")
        with flow:
            _flow(overview)
        with dots:
            _dots(overview)
        parts = st.container()
        _outcomes(overview)
        _doubts(overview, view)
        frame.end(view, "overview", data["inputs"], command_line("compare", view.request(), view.language))
        with parts:
            _parts(overview, view)


def _answer(overview: report.Overview, practice: str, months: float | None) -> None:
    st.html(f'<p class="answer">{escape(answers.answer(overview, practice))}</p>')
    st.markdown(words.note(overview, months))
    law = report.key_figures(overview)
    used = answers.practice_figures(overview) if practice else ()
    for title, figures in (("law_title", law), ("practice_title", used)):
        if figures:
            st.header(overview.say(title), anchor=False)
            st.html(html_figures([(figure.label, figure.value, figure.interval) for figure in figures]))
    with st.expander(overview.say("note_title")):
        lines = [f"- **{figure.label}**: {figure.about}" for figure in (*law, *used)]
        st.markdown("\n".join([*lines, f"- {overview.say('chance')}"]))


def _flow(overview: report.Overview) -> None:
    st.header(overview.say("moves_title"), anchor=False)
    frame.show_chart(flow_chart(overview), flow_described(overview), "flow")
    with st.expander(phrase(overview.language, "dashboard.as_table")):
        frame.show_table(report.move_table(overview))


def _affected(overview: report.Overview, view: View) -> None:
    facts = {**view.opened.book.vocabulary.facts, **view.recipe.attributes}
    moved = affected(view.opened, law_only(view.request()), [name for name in OF_WHOM if name in facts])
    st.header(overview.say("affected_title"), anchor=False)
    st.markdown(overview.say("affected_about"))
    st.html(html_facts(words.affected(overview, moved, facts)))


def _doubts(overview: report.Overview, view: View) -> None:
    st.header(overview.say("doubts_title"), anchor=False)
    found = sensed_beforehand(view.opened, sensitivity_request(view))
    sensitivity = None if found is None else Sensitivity(found, view.opened.book, view.language)
    page = phrase(view.language, "uncertainty.page")
    lines = words.doubts(overview, sensitivity, page)
    st.markdown("\n".join(f"- {line}" for line in lines))
    with st.expander(overview.say("reservations")):
        st.markdown("\n".join(f"- {line}" for line in report.doubts(overview)))


def _dots(overview: report.Overview) -> None:
    st.header(overview.say("dots_title"), anchor=False)
    shift = overview.change.get("disclosures")
    if shift is None or not shift["twenty"] or not answers.spread(shift):
        st.markdown(overview.say("dots_missing" if overview.moved else "dots_equal"))
        return
    frame.show_chart(
        dots_chart(shift["twenty"], overview.language),
        dots_described(shift["twenty"], overview.language),
        "dots",
    )
    st.markdown(dots_described(shift["twenty"], overview.language))


def _parts(overview: report.Overview, view: View) -> None:
    st.header(overview.say("parts_title"), anchor=False)
    st.markdown(overview.say("parts_about"))
    for measure, request in (("allowed", law_only(view.request())), ("disclosed", view.request())):
        st.subheader(overview.say(f"parts.{measure}"), anchor=False)
        try:
            with st.spinner(phrase(view.language, "dashboard.working")):
                data = attributed(view.opened, request)
        except pipeline.NotAttributable as refused:
            st.info(phrase(view.language, f"attribute.refused.{refused.kind}", **refused.details))
            return
        _waterfall(overview, answers.Parts(data, view.language), measure)


def _waterfall(overview: report.Overview, parts: answers.Parts, measure: str) -> None:
    if not parts.parts():
        st.markdown(overview.say("parts_none"))
        return
    language, names = overview.language, overview.names
    rows = answers.waterfall_rows(parts, names["before"], names["after"])
    axis = overview.say(f"parts_axis.{measure}", before=names["before"])
    chart = row_chart(rows, language, axis, form=".0f")
    frame.show_chart(chart, answers.waterfall_described(rows, language), f"parts-{measure}")
    with st.expander(phrase(language, "dashboard.as_table")):
        frame.show_table(answers.waterfall_table(parts, names["before"], measure))


def _outcomes(overview: report.Overview) -> None:
    st.header(overview.say("outcomes_title"), anchor=False)
    frame.show_chart(outcome_chart(overview), described(overview), "outcomes")
    frame.show_table(report.volume_table(overview))


if __name__ == "__main__":
    show(current_view())
