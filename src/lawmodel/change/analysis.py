"""A change of the law, analysed: verdicts, wordings, classes of cases, redundancy, collisions, flips."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from lawmodel.change.classes import CaseClass, Classes, classes_of
from lawmodel.change.collisions import Collision, colliding_by_setting, collisions
from lawmodel.change.counted import CaseSpace, Count, counts
from lawmodel.change.flips import Flip, flips
from lawmodel.change.redundancy import Redundant, never_holding, redundant_grounds, unused_facts
from lawmodel.change.rival_collisions import RivalCollision, rival_collisions
from lawmodel.change.two_laws import Setting, TwoLaws
from lawmodel.change.verdicts import SettingVerdicts, StepVerdicts, step_verdicts, verdicts_of
from lawmodel.change.wording_difference import WordingDifference, lineages_of, wording_differences
from lawmodel.outcomes.symbolic import SymbolicLaw
from lawmodel.population.cases import Cases


@dataclass(frozen=True)
class Size:
    """How large a class is, and the part of it that the whole law turns: exact share, and cases drawn."""

    share: Fraction
    turned_share: Fraction
    count: Count
    turned: Count


@dataclass(frozen=True)
class BecameRedundant:
    """A redundant ground of the later law; `is_new` says that it was not so, or not there, before."""

    redundant: Redundant
    is_new: bool


@dataclass(frozen=True)
class ChangeAnalysis:
    """Everything that is concluded of a change; `sizes` are by class."""

    laws: TwoLaws
    verdicts: Mapping[Setting, SettingVerdicts]
    steps: tuple[StepVerdicts, ...]
    wordings: tuple[WordingDifference, ...]
    classes: Classes
    sizes: Mapping[int, Size]
    redundant: tuple[BecameRedundant, ...]
    never_before: tuple[str, ...]
    never_after: tuple[str, ...]
    unused_before: tuple[str, ...]
    unused_after: tuple[str, ...]
    collisions: tuple[Collision, ...]
    rival_collisions: tuple[RivalCollision, ...]
    flips: tuple[Flip, ...]

    def size(self, one: CaseClass) -> Size:
        """Return how large a class of this analysis is."""
        return self.sizes[id(one)]


def analysed(laws: TwoLaws, cases: Cases) -> ChangeAnalysis:
    """Return the analysis of two laws; the classes are counted among the cases."""
    lineages = lineages_of(laws)
    verdicts = verdicts_of(laws, lineages)
    conflicts = colliding_by_setting(laws)
    classes = classes_of(laws)
    symbolic, pair = laws.symbolic, laws.chosen
    bridges = tuple(laws.book.bridges.values())
    vocabulary = laws.book.vocabulary
    return ChangeAnalysis(
        laws,
        verdicts,
        step_verdicts(laws),
        wording_differences(laws),
        classes,
        _sizes(laws, classes, cases),
        tuple(_became_redundant(laws, pair.before, pair.after)),
        never_holding(symbolic, pair.before),
        never_holding(symbolic, pair.after),
        unused_facts(symbolic, pair.before, vocabulary),
        unused_facts(symbolic, pair.after, vocabulary),
        collisions(laws, conflicts),
        rival_collisions(laws, conflicts),
        flips(laws, verdicts, conflicts, bridges),
    )


def _became_redundant(laws: TwoLaws, before: SymbolicLaw, after: SymbolicLaw) -> Iterable[BecameRedundant]:
    bridges = tuple(laws.book.bridges.values())
    earlier = {(one.ground, one.assuming) for one in redundant_grounds(laws.symbolic, before, bridges)}
    for one in redundant_grounds(laws.symbolic, after, bridges):
        yield BecameRedundant(one, (one.ground, one.assuming) not in earlier)


def _sizes(laws: TwoLaws, classes: Classes, cases: Cases) -> dict[int, Size]:
    every = [*classes.opened, *classes.closed, *classes.duties_new, *classes.duties_gone]
    space = CaseSpace(laws.symbolic)
    counted = counts(laws.symbolic, [one.region for one in every], cases)
    turned = counts(laws.symbolic, [one.turns for one in every], cases)
    return {
        id(one): Size(
            space.share(one.region),
            space.share(one.turns),
            inside,
            turning,
        )
        for one, inside, turning in zip(every, counted, turned, strict=True)
    }
