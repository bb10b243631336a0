"""Population: what the drawn cases look like, what they are held against, and a table of one's own."""

import streamlit as st

from lawmodel import pipeline
from lawmodel.concepts.vocabulary import Fact
from lawmodel.dashboard.choices import View, current_view, page_choice
from lawmodel.dashboard.frame import begin, end, show_chart, show_table
from lawmodel.dashboard.own_table import show_own_table
from lawmodel.dashboard.results import Answer, calibrated, looked_at
from lawmodel.phrases.catalogue import phrase
from lawmodel.report import page_population as report
from lawmodel.report.command_lines import command_line
from lawmodel.report.interval_chart import described_rows, interval_chart
from lawmodel.report.row_chart import row_chart


def show(view: View) -> None:
    """Show the page: typical cases first, then what they are made of and held against."""
    begin(view, "population")
    with st.spinner(phrase(view.language, "dashboard.working")):
        data = looked_at(view.opened, view.request())
    recipe = view.recipe
    variables = {**view.opened.book.vocabulary.facts, **recipe.attributes}
    _typical(view, data)
    _distributions(view, data, variables, recipe.portrait)
    _independent(view, data)
    _dependences(view, data)
    _calibration(view, has_persons=recipe.persons is not None)
    show_own_table(view, recipe, variables)
    drawn = pipeline.Request(cases=view.cases, seed=view.seed, population=view.population)
    command = command_line("population", drawn, view.language)
    end(view, "population", report.inputs_of(data, view.opened.book), command)


def _say(view: View, key: str, **details: object) -> str:
    return report.say(view.language, key, **details)


def _heading(view: View, key: str) -> None:
    st.header(_say(view, f"{key}_title"), anchor=False)
    st.markdown(_say(view, f"{key}_about"))


def _typical(view: View, data: Answer) -> None:
    _heading(view, "typical")
    if data["typical_cases"]:
        show_table(report.typical_table(data, view.language))
    else:
        st.info(_say(view, "no_portrait"))


def _distributions(view: View, data: Answer, variables: dict[str, Fact], portrait: tuple[str, ...]) -> None:
    _heading(view, "shares")
    names = tuple(data["distributions"])
    default = next((name for name in portrait if name in names), names[0])

    def draw(key: str) -> None:
        st.selectbox(
            _say(view, "variable"),
            names,
            format_func=lambda name: variables[name].label[view.language],
            key=key,
        )

    fact = variables[str(page_choice("variable", names, default, draw))]
    shares = report.shares_of(data, fact, view.language)
    rows = report.share_rows(shares, view.language)
    chart = row_chart(rows, view.language, _say(view, "share_axis"), form=".0%")
    left, right = st.columns(2)
    with left:
        show_chart(chart, ", ".join(f"{row.words}: {row.figure}" for row in rows), "shares")
    with right:
        show_table(report.share_table(shares, fact, view.language, data["inputs"]["cases"]))
    told = [variables[name] for name in portrait if name in names]
    if told:
        with st.expander(_say(view, "portrait_title")):
            show_table(report.portrait_table(data, told, view.language))


def _independent(view: View, data: Answer) -> None:
    ends = pipeline.standard_versions(view.opened)
    manifests = view.opened.book.manifests
    before, after = (manifests[ends[place]].title[view.language] for place in (0, -1))
    rows = report.change_rows(data, pipeline.population_titles(view.opened), view.language)
    if not rows:
        return
    _heading(view, "independent")
    chart = interval_chart(rows, view.language, _say(view, "times"), form=".1f")
    show_chart(chart, described_rows(rows), "independent")
    show_table(report.change_table(rows, view.language, before, after))
    if len(rows) > 1:
        st.markdown(phrase(view.language, "population.why_they_differ"))
    else:
        st.markdown(_say(view, "no_variant"))


def _dependences(view: View, data: Answer) -> None:
    _heading(view, "dependence")
    if data["dependences"]:
        show_table(report.dependence_table(data, view.language))
    else:
        st.info(_say(view, "no_dependence"))


def _calibration(view: View, *, has_persons: bool) -> None:
    _heading(view, "calibration")
    if not has_persons:
        st.info(_say(view, "no_persons"))
        return
    with st.spinner(phrase(view.language, "dashboard.working")):
        found = calibrated(view.opened, view.request())
    show_table(report.calibration_table(found, view.language))


if __name__ == "__main__":
    show(current_view())
