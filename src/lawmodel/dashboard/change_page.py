"""The change: its verdict, the provisions that differ, both wordings, and the cases that open and close."""

from html import escape

import streamlit as st

from lawmodel import pipeline
from lawmodel.dashboard.choices import View, current_view, page_choice
from lawmodel.dashboard.frame import begin, end, show_table
from lawmodel.dashboard.results import Answer, changed, changed_in_words, compared, law_only
from lawmodel.phrases.catalogue import phrase
from lawmodel.report import page_change as report
from lawmodel.report.command_lines import command_line
from lawmodel.report.html_table import html_facts
from lawmodel.report.indented_html import html_lines
from lawmodel.report.overview import Overview
from lawmodel.report.wording_columns import wording_columns

PROVISION = "lydelse"


def show(view: View) -> None:
    """Show the page: what it comes to, then what differs, then which cases."""
    begin(view, "change")
    request = law_only(view.request(view.before, view.after))
    if view.changes_nothing:
        st.info(phrase(view.language, "dashboard.no_change"))
        data = compared(view.opened, request)
        end(view, "change", data["inputs"], command_line("compare", request, view.language))
        return
    try:
        with st.spinner(_say(view, "working")):
            data = changed(view.opened, request)
            counted = compared(view.opened, request)
    except pipeline.NotAttributable as refused:
        st.info(phrase(view.language, f"attribute.refused.{refused.kind}", **refused.details))
        return
    book = view.opened.book
    change = report.Changed(data, Overview(counted, book, view.language), book, view.language)
    sentences = escape(" ".join(report.verdict_sentences(change)))
    st.html(f'<p class="answer">{sentences}</p>')
    st.markdown(_say(view, "proved"))
    if data["provisions"]:
        _provisions(view, change)
        _wordings(view, change)
    _classes(view, change)
    _questions(view, changed_in_words(view.opened, request))
    end(view, "change", data["inputs"], command_line("change", request, view.language))


def _say(view: View, key: str, **details: object) -> str:
    return phrase(view.language, f"change_page.{key}", **details)


def _heading(view: View, key: str) -> None:
    st.header(_say(view, f"{key}_title"), anchor=False)
    st.markdown(_say(view, f"{key}_about"))


def _provisions(view: View, change: report.Changed) -> None:
    _heading(view, "provisions")
    show_table(report.provision_table(change))
    amendments = report.amendment_table(change)
    if amendments is not None:
        with st.expander(phrase(view.language, "change.amendments")):
            show_table(amendments)


def _wordings(view: View, change: report.Changed) -> None:
    _heading(view, "wordings")
    by_key = {report.provision_key(one): one for one in change.data["provisions"]}

    def draw(key: str) -> None:
        st.selectbox(
            _say(view, "choose"),
            list(by_key),
            format_func=lambda name: report.provision_title(by_key[name], view.language),
            key=key,
        )

    chosen = page_choice(PROVISION, list(by_key), report.first_shown(change.data["provisions"]), draw)
    provision = by_key[str(chosen)]
    if provision["elements"] or provision["grounds"] or provision["limits"]:
        st.html(wording_columns(change, provision))
    else:
        st.info(_say(view, "decides_nothing"))
    st.subheader(_say(view, "sources_title"), anchor=False)
    st.html(html_facts(report.sources(change, provision)))


def _classes(view: View, change: report.Changed) -> None:
    _heading(view, "classes")
    for heading, classes, folded in report.sides(change):
        st.subheader(heading, anchor=False)
        drawn, rest = report.by_drawn(classes)
        if drawn:
            st.html(report.class_list(change, drawn))
        if rest:
            with st.expander(_say(view, "not_drawn", count=len(rest))):
                st.html(report.class_list(change, rest))
        if not classes:
            st.markdown(phrase(view.language, "change.none_left"))
        if folded:
            st.markdown(folded)


def _questions(view: View, words: Answer) -> None:
    """Show what is left to a lawyer, what follows from the law, and what another reading would turn."""
    for lines in words[view.language]:
        heading, *rest = lines
        st.header(heading, anchor=False)
        if rest:
            st.html(html_lines(rest))


if __name__ == "__main__":
    show(current_view())
