"""What the headline would be had a share been another, from the cases already drawn.

A case counts by how much likelier it would have been: the likelihood-ratio method (L'Ecuyer 1990, Management
Science 36:11). Had a share been q for p and its rivals in the row smaller in proportion, cases of that answer
would count q/p and the others of the row (1 - q)/(1 - p). The odds of the share are moved, so small shares
stay small. What is drawn later follows by its own conditions, so the result is exact in expectation where a
variable has its own chance. Where variables share ranks, the answers that the other one takes are held; where
a margin holds, the rows of the variable are raked anew, those of later ones are not.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import fsum

import numpy as np
from numpy.typing import NDArray

from lawmodel.assumptions.entry import Because, Effect, Method
from lawmodel.assumptions.moves import Moves
from lawmodel.assumptions.written import WrittenStep, WrittenStream
from lawmodel.comparison.run import Study
from lawmodel.concepts.vocabulary import Fact
from lawmodel.population.raking import CannotRake, raked
from lawmodel.population.recipe import Draw
from lawmodel.uncertainty.headline import Volumes, core_of
from lawmodel.uncertainty.step_tally import HeadlineTally, StepTally

Table = NDArray[np.float64]
Measured = Effect | Because

AS_WRITTEN = 1e-9
"""A drawn share this close to the written one is the same number, rounded by a sum."""


def coded(fact: Fact, written: str) -> tuple[int, ...]:
    """Return the codes of an answer as a file writes it: one, or every number of a span such as 10-14."""
    low, dash, high = written.partition("-")
    if fact.kind == "integer" and dash and low:
        return tuple(range(int(low), int(high) + 1))
    return (fact.encoded(written),)


def moved_share(share: float, times: float) -> float:
    """Return a share whose odds are multiplied by a number; nothing and everything stay what they are.

    >>> moved_share(0.5, 1.5)
    0.6
    """
    return share * times / (1 - share + share * times)


def share_effects(
    study: Study, tally: HeadlineTally, written: WrittenStream, moves: Moves
) -> Iterator[tuple[str, Measured]]:
    """Yield, by id, what moving each share and each margin of the first stream does to the headline.

    The ratio of the tally must be defined.
    """
    variables = {**study.vocabulary.facts, **study.recipe.attributes}
    linked = _linked(study)
    pooled = study.recipe.branch != study.recipe.id
    for name, one in tally.steps.items():
        method = Method.LINKS_HELD if name in linked else Method.REWEIGHTED
        step = _Step(
            variables[name], written.steps[name], one, tally.volumes, moves.share_odds, method, pooled
        )
        yield from step.rows()
        yield from step.margins()


def _linked(study: Study) -> set[str]:
    draws = [step for step in core_of(study).steps if isinstance(step, Draw) and step.moves_with]
    return {name for step in draws for name in (step.variable, *(other for other, _ in step.moves_with))}


def stratum_effects(
    study: Study, tally: HeadlineTally, written: WrittenStream, moves: Moves
) -> Iterator[tuple[str, Measured]]:
    """Yield, by id, what more or fewer persons in each stratum do: its cases count more, or less."""
    strata = core_of(study).strata
    if strata is None:
        return
    variable = {**study.vocabulary.facts, **study.recipe.attributes}[strata.variable]
    for name, part in written.parts.items():
        code = variable.encoded(name)
        if not tally.cases_by_stratum.get(code):
            yield part.persons, Because.NO_CASE
            continue
        own = tally.strata[code]
        ends = [
            Volumes(tally.volumes.before + by * own.before, tally.volumes.after + by * own.after).ratio
            for by in (-moves.persons, moves.persons)
        ]
        headline = tally.volumes.ratio or 0.0
        yield (
            part.persons,
            Effect(headline, ends[0], ends[1], Method.REWEIGHTED, tally.cases_by_stratum[code]),
        )


@dataclass(frozen=True)
class _Step:
    """One variable: its fact, where it is written, how it was drawn, the headline, and by what odds move."""

    fact: Fact
    written: WrittenStep
    tally: StepTally
    volumes: Volumes
    times: float
    method: Method
    pooled: bool

    def rows(self) -> Iterator[tuple[str, Measured]]:
        for index, row in enumerate(self.written.shape.rows):
            for answer, share in row.shares.items():
                entry_id = self.written.share(index, answer)
                yield entry_id, Because.FIXED if row.fixed else self._row_effect(index, answer, share)

    def margins(self) -> Iterator[tuple[str, Measured]]:
        for answer, share in self.written.shape.margin.items():
            yield self.written.margin(answer), self._margin_effect(answer, share)

    def _row_effect(self, index: int, answer: str, share: float) -> Measured:
        tally = self.tally
        columns = tally.columns(coded(self.fact, answer))
        drawn = fsum(tally.drawn[index, columns])
        if not 0.0 < drawn < 1.0 or not 0.0 < share < 1.0:
            return Because.ONLY_ANSWER
        raked_rows = bool(self.written.shape.margin)
        if self.pooled and (raked_rows or abs(drawn - share) > AS_WRITTEN):
            return Because.POOLED
        if not tally.cases[index].any():
            return Because.NO_CASE
        ends = []
        for times in (1 / self.times, self.times):
            to = moved_share(drawn if raked_rows else share, times)
            table = tally.drawn.copy()
            table[index] = _row_moved(table[index], columns, drawn, to)
            ends.append(self._ratio(self._raked(table) if raked_rows else table))
        return self._effect(ends, int(tally.cases[index, columns].sum()))

    def _margin_effect(self, answer: str, share: float) -> Measured:
        tally = self.tally
        if self.pooled:
            return Because.POOLED
        columns = tally.columns(coded(self.fact, answer))
        whole = self._margin(range(len(tally.drawn)))
        drawn = fsum(whole[columns])
        if not 0.0 < drawn < 1.0 or not 0.0 < share < 1.0:
            return Because.ONLY_ANSWER
        ends = []
        for times in (1 / self.times, self.times):
            to = moved_share(drawn, times)
            ends.append(self._ratio(self._raked(tally.drawn, _row_moved(whole, columns, drawn, to))))
        return self._effect(ends, int(tally.cases[:, columns].sum()))

    def _effect(self, ends: Sequence[float | None], cases: int) -> Measured:
        if ends[0] is None and ends[1] is None:
            return Because.OUT_OF_REACH
        return Effect(self.volumes.ratio or 0.0, ends[0], ends[1], self.method, cases)

    def _frequencies(self) -> list[float]:
        return [fsum(row) for row in self.tally.standing]

    def _margin(self, rows: Sequence[int]) -> Table:
        """Return the share of each answer over some rows, each row counted by how often it is used."""
        frequencies = self._frequencies()
        total = fsum(frequencies[row] for row in rows)
        parts = [
            fsum(frequencies[row] * self.tally.drawn[row, column] for row in rows) / total
            for column in range(len(self.tally.codes))
        ]
        return np.array(parts)

    def _raked(self, table: Table, whole: Table | None = None) -> Table | None:
        """Return a table raked to the margin it had, or to another; None if that cannot be reached."""
        frequencies = self._frequencies()
        used = [row for row, frequency in enumerate(frequencies) if frequency > 0]
        free = [row for row in used if not self.tally.step.rows[row].fixed]
        if not free:
            return None
        wanted = self._margin(free)
        if whole is not None:
            fixed = [row for row in used if row not in free]
            taken = np.array([fsum(frequencies[r] * table[r, k] for r in fixed) for k in range(len(whole))])
            left = np.maximum(0.0, whole * fsum(frequencies) - taken)
            wanted = left / fsum(left)
        try:
            fitted = raked(
                [tuple(table[row]) for row in free], [frequencies[row] for row in free], tuple(wanted)
            )
        except CannotRake:
            return None
        result = table.copy()
        for row, shares in zip(free, fitted, strict=True):
            result[row] = shares
        return result

    def _ratio(self, table: Table | None) -> float | None:
        """Return the headline if cases had been drawn by another table; None without one."""
        if table is None:
            return None
        tally = self.tally
        factors = np.divide(table, tally.drawn, out=np.ones_like(table), where=tally.drawn > 0) - 1.0
        changed = list(zip(*np.nonzero(factors), strict=True))
        before = self.volumes.before + fsum(tally.before[cell] * factors[cell] for cell in changed)
        after = self.volumes.after + fsum(tally.after[cell] * factors[cell] for cell in changed)
        return Volumes(before, after).ratio


def _row_moved(shares: Table, columns: Sequence[int], drawn: float, to: float) -> Table:
    """Return the shares of a row once some of them are moved together, the rest in proportion."""
    moved = shares * ((1 - to) / (1 - drawn))
    moved[columns] = shares[columns] * (to / drawn)
    return moved
