"""The dependency graph: what depends on what, what changes in it, and each node's words and cases."""

from dataclasses import replace

import streamlit as st

from lawmodel import pipeline
from lawmodel.dashboard.choices import View, current_view, page_choice
from lawmodel.dashboard.frame import begin, end, show_table
from lawmodel.dashboard.results import compared, found, law_only
from lawmodel.phrases.catalogue import phrase
from lawmodel.report import page_graph as report
from lawmodel.report.graph_chart import graph_chart
from lawmodel.report.graph_layout import ON_SCREEN
from lawmodel.report.graph_marks import Drawn
from lawmodel.report.html_table import html_facts
from lawmodel.report.overview import Overview, Table
from lawmodel.rulegraph.graph_difference import GraphDifference

NODE, REACH, CHART = "nod", "reach", "graph_picture"
NONE = "none"
# Of the window on the picture, so that what is said of a node stands just below.
HEIGHT = 640


def show(view: View) -> None:
    """Show the page: the picture, then the chosen node or what changes."""
    begin(view, "graph")
    drawn = pipeline.graph_of(view.opened, view.after, None if view.changes_nothing else view.before)
    left, right = st.columns([2, 1])
    with left:
        chosen = _choose_node(view, drawn)
    with right:
        reach = _choose_reach(view, drawn)
    _picture(view, drawn, reach, chosen)
    with st.spinner(phrase(view.language, "dashboard.working")):
        request = law_only(view.request())
        data, findings = compared(view.opened, request), found(view.opened, request)
    if chosen is None:
        _changes(view, drawn)
    else:
        _node(view, drawn, chosen)
        _cases(view, report.cases_table(_overview(view, data), findings, drawn, chosen))
        _ways(view, drawn, chosen)
    end(view, "graph", data["inputs"], _command(view))


def _overview(view: View, data: "dict[str, object]") -> Overview:
    return Overview(data, view.opened.book, view.language)


def _say(view: View, key: str, **details: object) -> str:
    return report.say(view.language, key, **details)


def _choose_node(view: View, drawn: Drawn) -> str | None:
    names = (NONE, *report.listed(drawn))

    def title(name: str) -> str:
        return _say(view, "no_node") if name == NONE else report.name_of(drawn, name, view.language)

    def draw(key: str) -> None:
        st.selectbox(
            _say(view, "search"),
            names,
            format_func=title,
            key=key,
            help=_say(view, "search_help"),
            filter_mode="contains",
            on_change=_show_around_what_was_found,
        )

    chosen = page_choice(NODE, names, NONE, draw)
    return None if chosen == NONE else str(chosen)


def _choose_reach(view: View, drawn: Drawn) -> str:
    def draw(key: str) -> None:
        st.selectbox(
            _say(view, "reach_title"),
            report.REACHES,
            format_func=lambda reach: _say(view, f"reach.{reach}"),
            key=key,
            help=_say(view, "reach_help"),
        )

    return str(page_choice(REACH, report.REACHES, report.first_reach(drawn), draw))


def _picture(view: View, drawn: Drawn, reach: str, chosen: str | None) -> None:
    part = report.part_drawn(drawn, reach, chosen)
    if not part.nodes:
        st.info(_say(view, "nothing_drawn"))
        return
    chart = graph_chart(
        _titled(view, drawn),
        view.language,
        report.on_the_way(drawn, chosen),
        part=part,
        chosen=chosen,
        measure=ON_SCREEN,
    )
    with st.container(key="picture", height=HEIGHT):
        st.altair_chart(
            chart,
            width="content",
            theme=None,
            key=CHART,
            on_select=_take_what_was_clicked,
            selection_mode="pick",
            alt=report.described(drawn, part, view.language),
        )


def _titled(view: View, drawn: Drawn) -> Drawn:
    """Return the graph with the titles of its versions in place of their ids."""
    before, after = (
        view.opened.book.manifests[name].title[view.language] for name in (view.before, view.after)
    )
    if isinstance(drawn, GraphDifference):
        return replace(drawn, before=before, after=after)
    return replace(drawn, version=after)


def _take_what_was_clicked() -> None:
    """Choose the node that was clicked; a click beside the boxes chooses nothing else."""
    clicked = [one.get("id") for one in st.session_state[CHART].selection.get("pick", [])]
    if clicked and clicked[0]:
        st.session_state[NODE] = clicked[0]


def _show_around_what_was_found() -> None:
    """Draw what belongs to a node that was searched for: elsewhere it may stand far outside the window."""
    st.session_state[REACH] = report.CHOSEN


def _changes(view: View, drawn: Drawn) -> None:
    if report.touched(drawn):
        st.header(_say(view, "changes_title"), anchor=False)
        show_table(report.change_table(drawn, view.language))


def _node(view: View, drawn: Drawn, chosen: str) -> None:
    st.header(report.name_of(drawn, chosen, view.language), anchor=False)
    st.html(html_facts(report.facts_about(drawn, chosen, view.opened.book, view.language)))


def _cases(view: View, table: Table | None) -> None:
    st.subheader(_say(view, "cases_title"), anchor=False)
    if table is None:
        st.markdown(_say(view, "cases.question"))
    else:
        show_table(table)


def _ways(view: View, drawn: Drawn, chosen: str) -> None:
    for up, title in ((True, "up_title"), (False, "down_title")):
        table = report.way_table(drawn, chosen, view.language, up=up)
        st.subheader(_say(view, title), anchor=False)
        if table.rows:
            show_table(table)
        else:
            st.markdown(_say(view, "no_way"))


def _command(view: View) -> str:
    words = ["lawmodel", "graph", view.after]
    if not view.changes_nothing:
        words += ["--against", view.before]
    return " ".join([*words, "--format", "json"])


if __name__ == "__main__":
    show(current_view())
