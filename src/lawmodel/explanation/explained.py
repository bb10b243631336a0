"""One case under one version, explained: everything that is said of it, in one record."""

from collections.abc import Sequence
from dataclasses import dataclass

from lawmodel.concepts.statute_book import StatuteBook
from lawmodel.explanation.answer_shares import answer_shares
from lawmodel.explanation.answers import AnsweredCase, ReadVersion, StatedCase, answered
from lawmodel.explanation.contrast import Contrast, Told, contrast
from lawmodel.explanation.flips import Flip, flips_of
from lawmodel.explanation.grounds import GroundsTold, grounds_told
from lawmodel.explanation.questions import OpenQuestion, next_question, still_matters
from lawmodel.explanation.reasons import sufficient_reason
from lawmodel.outcomes.flags import Flag
from lawmodel.outcomes.reference import verdict
from lawmodel.outcomes.rival_readings import assess
from lawmodel.population.cases import Cases


@dataclass(frozen=True)
class Explained:
    """What one version makes of a case, under the chosen readings unless it is said otherwise.

    `contrast` is with the version before it in the order asked; the first has none.
    """

    version: ReadVersion
    case: StatedCase
    answer: AnsweredCase
    grounds: GroundsTold
    reason: tuple[str, ...]
    matters: tuple[OpenQuestion, ...]
    question: OpenQuestion | None
    flips: tuple[Flip, ...]
    contrast: Contrast | None
    flags: tuple[Flag, ...]

    @property
    def id(self) -> str:
        """Return the version's id."""
        return self.version.read.law.id


def explained(
    versions: Sequence[ReadVersion], case: StatedCase, book: StatuteBook, drawn: Cases | None = None
) -> tuple[Explained, ...]:
    """Return one case explained under each version, each contrasted with the law in force before it.

    A proposal was never law, so nothing is contrasted with it. `drawn` are cases that show how common
    answers are, for what to ask next; without them all are as common.
    """
    found: list[Explained] = []
    earlier: Told | None = None
    for version in versions:
        told = _told(version, case, book)
        found.append(_explained(told, earlier, case, book, drawn))
        manifest = book.manifests.get(told.id)
        if manifest is None or not manifest.proposals:
            earlier = told
    return tuple(found)


def _told(version: ReadVersion, case: StatedCase, book: StatuteBook) -> Told:
    answer = answered(version, case.facts, book)
    return Told(version, answer, grounds_told(version, answer))


def _explained(
    told: Told, before: Told | None, case: StatedCase, book: StatuteBook, drawn: Cases | None
) -> Explained:
    left, trace, asked = told.answer.left, told.answer.trace, told.answer.asked
    asking = trace if asked is left else verdict(asked.law.graph, case.facts)
    matters = still_matters(asked, case, asking, answer_shares(left.symbolic.apart, drawn))
    return Explained(
        told.version,
        case,
        told.answer,
        told.grounds,
        sufficient_reason(left, trace),
        matters,
        next_question(matters),
        flips_of(left),
        None if before is None else contrast(before, told),
        assess(told.version.read, case.facts, book).flags,
    )
