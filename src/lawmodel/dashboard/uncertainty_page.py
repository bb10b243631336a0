"""Uncertainty: kinds of doubt side by side, what moves the ratio, and what would make the change vanish."""

from collections.abc import Callable
from dataclasses import replace

import streamlit as st

from lawmodel import pipeline
from lawmodel.dashboard import frame
from lawmodel.dashboard.choices import View, current_view, page_choice
from lawmodel.dashboard.results import SAMPLES, compared, sensed
from lawmodel.phrases.catalogue import phrase
from lawmodel.phrases.numbers import counted
from lawmodel.pipeline.sensing import NoRatio
from lawmodel.report import page_uncertainty as report
from lawmodel.report.command_lines import command_line
from lawmodel.report.overview import Overview
from lawmodel.report.row_chart import Row, row_chart
from lawmodel.uncertainty.sobol import MissingStats
from lawmodel.uncertainty.tornado import Moved

# Every bar of the tornado runs the practice model twice, and a page may not take minutes.
MOST_CASES = 100_000
SPREAD = "spread"


def show(view: View) -> None:
    """Show the page: what is at hand at once, then what takes a while."""
    frame.begin(view, "uncertainty")
    say = _saying(view)
    with st.spinner(phrase(view.language, "dashboard.working")):
        data = compared(view.opened, view.request())
    if view.changes_nothing:
        st.info(phrase(view.language, "dashboard.no_change"))
        frame.end(view, "uncertainty", data["inputs"], command_line("compare", view.request(), view.language))
        return
    overview = Overview(data, view.opened.book, view.language)
    st.markdown(say("about"))
    st.header(say("law_title"), anchor=False)
    _doubts(report.law_doubts(overview), "law", view)
    st.header(say("disclosed_title"), anchor=False)
    request = sensitivity_request(view)
    sensitivity = _sensed(view, request)
    _doubts(report.disclosed_doubts(overview, sensitivity), "disclosed", view)
    if sensitivity is not None:
        _tornado(sensitivity)
        if overview.moved:
            _threshold(sensitivity)
    st.header(say("readings_title"), anchor=False)
    frame.show_table(report.reading_table(overview, sensitivity))
    samples = 0 if sensitivity is None else _spread(view, request)
    commands = [
        command_line("compare", view.request(), view.language),
        *([] if sensitivity is None else [_command(request, samples, view.language)]),
    ]
    frame.end(view, "uncertainty", data["inputs"], "\n".join(commands))


def sensitivity_request(view: View) -> pipeline.Request:
    """Return what moves the headline of a view, on the same cases unless they are too many."""
    return replace(view.request(), cases=min(view.cases, MOST_CASES), draws=0)


def _saying(view: View) -> Callable[..., str]:
    return lambda key, **details: phrase(view.language, f"uncertainty.{key}", **details)


def _doubts(rows: list[Row], key: str, view: View) -> None:
    say = _saying(view)
    if not rows:
        st.markdown(say("no_ratio"))
        return
    form = report.axis_form(rows)
    chart = row_chart(rows, view.language, say(f"{key}_axis"), reference=1.0, form=form)
    frame.show_chart(chart, report.described(say(f"{key}_described"), rows), key)
    frame.show_table(report.doubt_table(rows, view.language))


def _sensed(view: View, request: pipeline.Request, samples: int = 0) -> report.Sensitivity | None:
    say = _saying(view)
    try:
        with st.spinner(say("working"), show_time=True):
            data = sensed(view.opened, request, samples)
    except NoRatio:
        title = view.opened.book.manifests[view.before].title[view.language]
        st.info(phrase(view.language, "sensitivity.nothing_before", before=title))
        return None
    return report.Sensitivity(data, view.opened.book, view.language)


def _tornado(sensitivity: report.Sensitivity) -> None:
    language = sensitivity.language
    st.header(sensitivity.say("tornado_title"), anchor=False)
    st.markdown(sensitivity.say("tornado_about"))
    for kind in Moved:
        rows = report.tornado_rows(sensitivity, kind)
        if not rows:
            continue
        title = counted(language, f"sensitivity.tornado.{kind}", len(rows))
        st.subheader(title, anchor=False)
        chart = row_chart(rows, language, sensitivity.say("disclosed_axis"))
        frame.show_chart(chart, report.described(title, rows), f"tornado-{kind}")
        with st.expander(phrase(language, "dashboard.as_table")):
            frame.show_table(report.tornado_table(sensitivity, kind))


def _threshold(sensitivity: report.Sensitivity) -> None:
    st.header(sensitivity.say("threshold_title"), anchor=False)
    st.markdown(report.threshold_sentences(sensitivity))
    frame.show_table(report.threshold_table(sensitivity))


def _spread(view: View, request: pipeline.Request) -> int:
    """Show whose spread it is if somebody asked; return the points it was reckoned with."""
    say = _saying(view)
    st.header(say("spread_title"), anchor=False)
    st.markdown(say("spread_about"))

    def ask() -> None:
        st.session_state[SPREAD] = "shown"

    def draw(key: str) -> None:
        if st.session_state[key] != "shown":
            st.button(say("spread_ask"), on_click=ask, key="ask-for-spread")

    if page_choice(SPREAD, ("hidden", "shown"), "hidden", draw) != "shown":
        return 0
    try:
        found = _sensed(view, request, SAMPLES)
    except MissingStats as missing:
        st.info(phrase(view.language, "cli.missing_extra", extra=missing.extra))
        return 0
    table = None if found is None else report.sobol_table(found)
    if table is None:
        title = view.opened.book.manifests[view.before].title[view.language]
        st.markdown(phrase(view.language, "sensitivity.no_sobol", before=title))
    else:
        frame.show_table(table)
    return SAMPLES


def _command(request: pipeline.Request, samples: int, language: str) -> str:
    others = ("--samples", str(samples)) if samples else ("--no-sobol",)
    return command_line("sensitivity", request, language, others)


if __name__ == "__main__":
    show(current_view())
