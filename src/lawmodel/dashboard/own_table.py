"""A table of somebody's own cases: checked, counted, and gone when the page closes."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from lawmodel import pipeline
from lawmodel.concepts.vocabulary import Fact
from lawmodel.dashboard.choices import View
from lawmodel.dashboard.frame import show_table
from lawmodel.population.from_recipe import draw_cases
from lawmodel.population.from_table import Table, cases_from_table
from lawmodel.population.recipe import Recipe
from lawmodel.report import page_population as report
from lawmodel.report.table_report import table_lines, table_text
from lawmodel.report.table_template import template_csv, template_rows

EXAMPLES = 2
KINDS = ("csv", "parquet")


def show_own_table(view: View, recipe: Recipe, variables: Mapping[str, Fact]) -> None:
    """Show where a table is put in, what is wrong with it, or what each version makes of its cases."""
    st.header(report.say(view.language, "own_title"), anchor=False)
    st.markdown(report.say(view.language, "own_about"))
    vocabulary = view.opened.book.vocabulary
    examples = draw_cases(recipe, recipe.core, vocabulary, seed=view.seed, first=0, size=EXAMPLES)
    template = template_csv(template_rows(examples, variables))
    words = report.say(view.language, "own_template")
    st.download_button(words, template, "lawmodel-template.csv", "text/csv", on_click="ignore")
    words = report.say(view.language, "own_upload")
    uploaded = st.file_uploader(
        words, type=KINDS, key="own_table", help=report.say(view.language, "own_help")
    )
    if uploaded is None:
        return
    table = _read(uploaded, view, recipe)
    if table.cases is None:
        st.error(report.say(view.language, "own_faulty"))
        st.code("\n".join(table_lines(table, view.language)), language=None, wrap_lines=True)
        return
    found = pipeline.own_outcomes(view.opened, table.cases, tuple(view.opened.book.manifests), view.readings)
    titles = {name: manifest.title for name, manifest in view.opened.book.manifests.items()}
    show_table(report.own_table(found, titles, view.language))
    with st.expander(report.say(view.language, "own_columns")):
        st.code(table_text(table, variables, view.language), language=None, wrap_lines=True)


def _read(uploaded: UploadedFile, view: View, recipe: Recipe) -> Table:
    """Read a table from a folder that is gone as soon as it is read; messages name the file as it was."""
    suffix = Path(uploaded.name).suffix.lower()
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"table{suffix}"
        path.write_bytes(uploaded.getvalue())
        table = cases_from_table(path, view.opened.book.vocabulary, recipe.attributes)
    problems = tuple(replace(problem, file=uploaded.name) for problem in table.problems)
    return replace(table, name=uploaded.name, problems=problems)
