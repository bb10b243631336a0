"""One number of practice taken as known for this visit, and the headline before and after."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from lawmodel import pipeline
from lawmodel.dashboard.choices import View, page_choice
from lawmodel.dashboard.frame import show_table
from lawmodel.dashboard.results import compared
from lawmodel.phrases.catalogue import phrase
from lawmodel.phrases.numbers import decimal
from lawmodel.practice.model import Parameter
from lawmodel.report import page_assumptions as report
from lawmodel.report.command_lines import command_line


def show_one_changed(view: View, entries: Sequence[report.Entry]) -> None:
    """Show a choice of a number and its value, and what it does to the headline."""
    st.header(report.say(view.language, "one_title"), anchor=False)
    st.markdown(report.say(view.language, "one_about"))
    parameters = pipeline.parameters_asked(view.opened, view.practice, view.population)
    if view.changes_nothing or not parameters:
        st.info(phrase(view.language, "dashboard.no_change"))
        return
    parameter = _parameter(view, parameters, entries)
    value = _value(view, parameter)
    if value is None:
        st.error(report.say(view.language, "no_number"))
        return
    known = replace(view.request(), draws=0, assumed={parameter.id: value})
    with st.spinner(phrase(view.language, "dashboard.working")):
        data = compared(view.opened, view.request())
        changed = data
        if value != parameter.central:
            try:
                changed = compared(view.opened, known)
            except pipeline.NotInUnit:
                st.error(report.say(view.language, "not_in_unit"))
                return
    manifests = view.opened.book.manifests
    names = [manifests[name].title[view.language] for name in (view.before, view.after)]
    show_table(report.change_table(data, changed, view.language, names))
    if value == parameter.central:
        st.markdown(report.say(view.language, "as_central"))
    with st.expander(phrase(view.language, "dashboard.again")):
        st.code(command_line("compare", known, view.language), language=None, wrap_lines=True)


def _parameter(view: View, parameters: dict[str, Parameter], entries: Sequence[report.Entry]) -> Parameter:
    texts = {one["id"].rpartition("/")[2]: one["text"] for one in entries if one["kind"] == "practice"}

    def word(name: str) -> str:
        return f"{texts.get(name, parameters[name].text)[view.language]} ({name})"

    def draw(key: str) -> None:
        st.selectbox(report.say(view.language, "parameter"), list(parameters), format_func=word, key=key)

    names = tuple(parameters)
    return parameters[str(page_choice("assume", names, names[0], draw))]


def _value(view: View, parameter: Parameter) -> float | None:
    """Return the number that is written, with a point or a comma; None where it is none."""
    low, middle, high = (
        decimal(view.language, number) for number in (parameter.low, parameter.central, parameter.high)
    )
    words = report.say(
        view.language,
        "value",
        unit=report.unit_word(parameter.unit, view.language),
        low=low,
        central=middle,
        high=high,
    )

    def draw(key: str) -> None:
        st.text_input(words, key=key, max_chars=12)

    central = report.as_written(parameter.central, view.language)
    return report.number_written(str(page_choice(f"assume-{parameter.id}", (), central, draw)))
