"""The graph leaves lawmodel as DOT, JSON or SVG, always the same for the same law."""

import json
import re
import sys
import xml.etree.ElementTree as ElementTree
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from lawmodel import pipeline
from lawmodel.report.graph_dot import graph_dot, quoted
from lawmodel.report.graph_marks import Drawn
from lawmodel.report.graph_report import FORMS, MissingExtra, as_format, graph_data
from tests.extras import needed

ROOT = Path(__file__).resolve().parents[2]
LANGUAGES = ("sv", "en")


@cache
def opened() -> pipeline.OpenBook:
    return pipeline.open_book(ROOT)


@cache
def single() -> Drawn:
    return pipeline.graph_of(opened(), "2025-12")


@cache
def compared() -> Drawn:
    return pipeline.graph_of(opened(), "2025-12", "2025-04")


@cache
def picture(language: str) -> str:
    return as_format(compared(), "svg", opened().book, language)


@pytest.mark.parametrize("form", ["dot", "json"])
def test_the_same_graph_is_written_the_same_way_twice(form: str) -> None:
    again = pipeline.graph_of(pipeline.open_book(ROOT), "2025-12", "2025-04")
    assert as_format(again, form, opened().book, "sv") == as_format(compared(), form, opened().book, "sv")


def test_the_json_is_sorted_and_says_what_changed() -> None:
    data = json.loads(as_format(compared(), "json", opened().book, "sv"))
    names = [node["id"] for node in data["nodes"]]
    ends = [(arrow["from"], arrow["to"], arrow["kind"]) for arrow in data["arrows"]]
    assert data["schema"] == "lawmodel.graph/1"
    assert (data["version"], data["against"]) == ("2025-12", "2025-04")
    assert names == sorted(names)
    assert ends == sorted(ends)
    assert {node["change"] for node in data["nodes"]} == {"added", "changed", "same"}


def test_a_single_graph_has_no_changes_in_its_json() -> None:
    data = graph_data(single(), opened().book)
    assert data["against"] is None
    assert not [node for node in data["nodes"] if "change" in node]


def test_the_dot_names_every_node_and_every_arrow() -> None:
    data = graph_data(single(), opened().book)
    written = graph_dot(single(), "en")
    assert all(f"{quoted(node['id'])} [" in written for node in data["nodes"])
    assert written.count(" -> ") == len(data["arrows"])


def test_quotes_backslashes_and_lines_are_escaped_in_dot() -> None:
    assert quoted('a "b" \\ c\nd') == '"a \\"b\\" \\\\ c\\nd"'


def test_words_of_the_law_cannot_break_out_of_the_dot() -> None:
    graph = single()
    assert not hasattr(graph, "earlier")
    name = next(iter(graph.nodes))  # type: ignore[union-attr]
    evil = {"sv": '"]; x [label="', "en": '"]; x [label="'}
    node = replace(graph.nodes[name], label=evil)  # type: ignore[union-attr]
    written = graph_dot(replace(graph, nodes={**graph.nodes, name: node}), "sv")  # type: ignore[union-attr]
    assert re.search(r'(?<!\\)"\]; x \[', written) is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_picture_is_svg_with_a_title_in_the_language(language: str) -> None:
    needed("vl_convert")
    root = ElementTree.fromstring(picture(language))
    title = {"sv": "Vad som ändras i lagen", "en": "What changes in the law"}[language]
    assert root.tag.endswith("svg")
    assert title in picture(language)


def test_what_is_added_is_marked_with_a_sign_and_not_by_colour_alone() -> None:
    needed("vl_convert")
    assert ">+ OSL 10:15a<" in picture("sv")


def test_a_large_difference_is_cut_down_and_says_so() -> None:
    needed("vl_convert")
    whole = len(graph_data(compared(), opened().book)["nodes"])
    assert re.search(rf"Visar \d+ av {whole} noder", picture("sv"))
    assert "OSL 35:1" not in picture("sv")


def test_without_the_extra_the_picture_says_which_one_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    with pytest.raises(MissingExtra) as missing:
        as_format(single(), "svg", opened().book, "sv")
    assert missing.value.extra == "report"


def test_the_other_formats_need_no_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("vl_convert", "altair"):
        monkeypatch.setitem(sys.modules, name, None)
    assert {
        form: bool(as_format(single(), form, opened().book, "en")) for form in FORMS if form != "svg"
    } == {
        "dot": True,
        "json": True,
    }
