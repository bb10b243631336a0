"""How common answers are, and with it how likely outcomes are with each answer to a question."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from lawmodel.outcomes.answers_apart import Apart
from lawmodel.outcomes.diagrams import YES, Diagrams
from lawmodel.population.cases import Cases

Shares = Mapping[str, Sequence[float]]
"""Per fact, how common each group of answers is; together 1."""


@dataclass(frozen=True)
class Likelihood:
    """How likely a diagram is to hold: at all, and with each answer to each fact that it asks."""

    at_all: float
    with_answers: Mapping[str, Sequence[float]]

    def with_answer(self, name: str, place: int, shares: Shares) -> float:
        """Return how likely it is that the diagram holds and this answer is given."""
        if name in self.with_answers:
            return self.with_answers[name][place]
        return self.at_all * shares[name][place]


def answer_shares(apart: Mapping[str, Apart], cases: Cases | None) -> Shares:
    """Return how common each answer is in drawn cases, each counted once more so that none is impossible.

    Without cases, or of a fact they do not have, every code of a fact is as common as any other.
    """
    found: dict[str, list[float]] = {}
    for name, one in apart.items():
        column = None if cases is None else cases.columns.get(name)
        if column is None:
            counts = [len(codes) for codes in one.groups]
        else:
            counts = [1 + int(np.isin(column, codes).sum()) for codes in one.groups]
        found[name] = [number / sum(counts) for number in counts]
    return found


def likelihood(diagrams: Diagrams, diagram: int, shares: Shares) -> Likelihood:
    """Return how likely a diagram is, facts being answered each for itself.

    Walks it twice: up, for how likely it is to hold below each node, and down, for how likely it is that
    the answers lead there.
    """
    levels = sorted(diagrams.below(diagram).items())
    holds = {YES: 1.0}
    for level, nodes in reversed(levels):
        common = shares[diagrams.names[level]]
        for node in nodes:
            branches = diagrams.nodes[node][1]
            holds[node] = sum(
                share * holds.get(branch, 0.0) for share, branch in zip(common, branches, strict=True)
            )
    at_all = holds.get(diagram, 0.0)
    led = {diagram: 1.0}
    with_answers: dict[str, list[float]] = {}
    for level, nodes in levels:
        common = shares[diagrams.names[level]]
        passing = sum(led[node] * holds[node] for node in nodes)
        found = [(at_all - passing) * share for share in common]
        for node in nodes:
            for place, branch in enumerate(diagrams.nodes[node][1]):
                there = led[node] * common[place]
                led[branch] = led.get(branch, 0.0) + there
                found[place] += there * holds.get(branch, 0.0)
        with_answers[diagrams.names[level]] = found
    return Likelihood(at_all, with_answers)
