"""The dependency graph shows what depends on what, and what a change in the law does to that."""

from functools import cache
from pathlib import Path

import pytest

from lawmodel import pipeline
from lawmodel.rulegraph.dependency_graph import (
    DRAFTED,
    SECRECY,
    Arrow,
    ArrowKind,
    DependencyGraph,
    NodeKind,
    dependency_graph,
)
from lawmodel.rulegraph.graph_difference import ChangeKind, GraphDifference, graph_difference
from lawmodel.rulegraph.graph_walks import downstream, layer_of, layers, neighbourhood, upstream

ROOT = Path(__file__).resolve().parents[2]
BEFORE, AFTER = "pre-2025", "2025-04"
YOUNG = "OSL 10:18a"
GROUND = f"{YOUNG}#preventive"


@cache
def opened() -> pipeline.OpenBook:
    return pipeline.open_book(ROOT)


@cache
def graph(version: str) -> DependencyGraph:
    return dependency_graph(pipeline.law_named(opened(), version), opened().book)


@cache
def difference() -> GraphDifference:
    return graph_difference(graph(BEFORE), graph(AFTER))


def versions() -> list[str]:
    return list(opened().book.manifests)


@pytest.mark.parametrize("version", versions())
def test_every_arrow_joins_two_nodes(version: str) -> None:
    nodes = graph(version).nodes
    assert [a for a in graph(version).arrows if a.source not in nodes or a.target not in nodes] == []


@pytest.mark.parametrize("version", versions())
def test_every_wording_has_a_node_for_itself_and_for_each_of_its_parts(version: str) -> None:
    law = pipeline.law_named(opened(), version)
    parts = {f"{citation}#{part}" for citation, wording in law.wordings.items() for part in wording.parts()}
    assert parts | set(law.wordings) <= set(graph(version).nodes)


@pytest.mark.parametrize("version", versions())
def test_every_node_has_words_in_both_languages(version: str) -> None:
    assert [node.id for node in graph(version).nodes.values() if set(node.label) != {"sv", "en"}] == []


def test_an_element_is_required_by_its_ground_and_asks_its_question() -> None:
    arrows = graph(BEFORE).arrows
    assert Arrow(f"{YOUNG}#age", GROUND, ArrowKind.REQUIRES) in arrows
    assert Arrow(f"{YOUNG}#crime_suspicion", GROUND, ArrowKind.EXCLUDES) in arrows
    assert Arrow("fact:subject_age", f"{YOUNG}#age", ArrowKind.ASKS) in arrows


def test_an_element_that_leaves_a_term_to_a_reading_names_the_open_question() -> None:
    assert graph(BEFORE).nodes[f"{YOUNG}#risk"].questions == ("konkreta",)


def test_a_question_that_somebody_must_judge_is_an_assessment() -> None:
    nodes = graph(BEFORE).nodes
    assert nodes["fact:risk_basis"].kind is NodeKind.ASSESSMENT
    assert nodes["fact:subject_age"].kind is NodeKind.FACT


def test_what_decides_nothing_is_there_and_marked() -> None:
    silent = [node for node in graph(BEFORE).nodes.values() if not node.decides]
    assert silent
    assert all(node.kind is NodeKind.PROVISION for node in silent)
    assert all(node.means for node in silent)


def test_a_relation_to_a_provision_that_is_not_law_then_is_left_out() -> None:
    drafted = [arrow for arrow in graph(BEFORE).arrows if arrow.kind in DRAFTED]
    law = pipeline.law_named(opened(), BEFORE)
    assert drafted
    assert {arrow.target for arrow in drafted} <= set(law.wordings)


def test_above_a_ground_stand_its_elements_and_their_questions() -> None:
    above = upstream(graph(BEFORE), GROUND)
    assert {f"{YOUNG}#age", "fact:subject_age", SECRECY} <= above
    assert "outcome:permitted" not in above


def test_below_a_question_stands_what_it_can_lead_to() -> None:
    assert {GROUND, YOUNG, "outcome:permitted"} <= downstream(graph(BEFORE), "fact:helps_prevent_crime")


def test_what_drafters_relate_is_no_dependency() -> None:
    assert "OSL 10:23" not in upstream(graph(BEFORE), YOUNG)


@pytest.mark.parametrize("version", versions())
def test_every_node_stands_in_one_layer(version: str) -> None:
    placed = [name for names in layers(graph(version)) for name in names]
    assert sorted(placed) == sorted(graph(version).nodes)
    assert layer_of(graph(version), SECRECY) == 0


def test_a_law_does_not_differ_from_itself() -> None:
    same = graph_difference(graph(AFTER), graph(AFTER))
    assert set(same.nodes.values()) == {ChangeKind.SAME}
    assert set(same.arrows.values()) == {ChangeKind.SAME}
    assert same.touched() == ()


def test_a_dropped_requirement_is_removed_with_its_arrow_and_changes_its_ground() -> None:
    found = difference()
    assert found.nodes[f"{YOUNG}#helps"] is ChangeKind.REMOVED
    assert found.arrows[Arrow(f"{YOUNG}#helps", GROUND, ArrowKind.REQUIRES)] is ChangeKind.REMOVED
    assert found.nodes[GROUND] is ChangeKind.CHANGED


def test_a_replaced_term_is_a_change_that_remembers_the_words_before() -> None:
    found = difference()
    assert found.nodes[f"{YOUNG}#risk"] is ChangeKind.CHANGED
    assert found.earlier[f"{YOUNG}#risk"].quote != found.graph.nodes[f"{YOUNG}#risk"].quote


def test_an_enacted_provision_is_added_with_everything_in_it() -> None:
    found = difference()
    new = [name for name, node in found.graph.nodes.items() if node.citation == "Lag (2025:170) 6"]
    assert new
    assert {found.nodes[name] for name in new} == {ChangeKind.ADDED}


def test_looking_back_turns_added_into_removed() -> None:
    back = graph_difference(graph(AFTER), graph(BEFORE))
    turned = {ChangeKind.ADDED: ChangeKind.REMOVED, ChangeKind.REMOVED: ChangeKind.ADDED}
    assert back.nodes == {name: turned.get(kind, kind) for name, kind in difference().nodes.items()}


def test_around_what_changed_stands_everything_above_it_but_not_all_of_secrecy() -> None:
    around = neighbourhood(difference().graph, (f"{YOUNG}#risk",))
    assert {f"{YOUNG}#risk", "fact:risk_basis", GROUND} <= set(around.nodes)
    assert "OSL 26:1" not in around.nodes


def test_the_pipeline_answers_with_a_graph_or_a_difference() -> None:
    assert pipeline.graph_of(opened(), BEFORE) == graph(BEFORE)
    assert pipeline.graph_of(opened(), AFTER, BEFORE) == difference()
