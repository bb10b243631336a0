"""What the completions of a case leave possible, where the trace alone would leave more."""

from itertools import product
from random import Random

from lawmodel.concepts.outcome import Outcome
from lawmodel.outcomes.completions import Completions
from lawmodel.outcomes.reference import verdict
from tests.explanation.lighthouse import VERSIONS, book, can_be, case, random_cases, says, versions

ASKED = ["asked", "asker", "entry", "ship", "winter", "signs", "harm_to_crew", "weighing", "captain_agrees"]


def test_two_outcomes_may_be_left_where_the_trace_leaves_three() -> None:
    """Rescue must be shown an entry about people; one about weather is open to all, so nobody refuses it."""
    read = versions()["first"]
    facts = case(asker="rescue_service", asked=True, harm_to_crew=True, signs=None, winter=None, entry=None)
    facts = {name: code for name, code in facts.items() if name not in ("signs", "winter", "entry")}
    graph = read.chosen.graph
    found = verdict(graph, facts)
    settled = Completions([graph], book().vocabulary).settled(graph, found, facts)
    assert set(settled.possible) < set(found.possible)
    assert settled.findings == found.findings


def test_what_is_possible_is_what_some_completion_has() -> None:
    chance, narrowed = Random(1), 0
    for version in VERSIONS:
        graph = versions()[version].chosen.graph
        completions = Completions([graph], book().vocabulary)
        for known in random_cases(150, seed=9):
            unknown = chance.sample(ASKED, 3)
            facts = {name: code for name, code in known.items() if name not in unknown}
            codes = [book().vocabulary[name].codes() for name in unknown]
            cases = ({**facts, **dict(zip(unknown, some, strict=True))} for some in product(*codes))
            found = verdict(graph, facts)
            settled = completions.settled(graph, found, facts)
            assert set(settled.possible) == {says(version, each) for each in cases if can_be(each)}
            assert (settled.outcome is Outcome.OPEN) == (len(settled.possible) > 1)
            narrowed += settled.possible != found.possible
    assert narrowed > 1
