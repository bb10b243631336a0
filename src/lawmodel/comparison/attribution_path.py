"""The way from one version to another: single amendments made, or undone where the way leads back."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from lawmodel.comparison.attribution_orders import Order
from lawmodel.comparison.attribution_precedence import Precedence, Stage, precedences
from lawmodel.concepts.law_version import LawVersion
from lawmodel.concepts.statute_book import Amendment, StatuteBook
from lawmodel.rulegraph.from_law_version import CyclicLaw, Structure, structure_of, under_readings
from lawmodel.rulegraph.rule_graph import RuleGraph
from lawmodel.statutebook.law_version_from_book import cut_version, hybrid


class NotAttributable(ValueError):
    """Raised where a difference cannot be put down to amendments: a kind of message, and what it is about."""

    def __init__(self, kind: str, **details: str) -> None:
        super().__init__(kind)
        self.kind = kind
        self.details = details


@dataclass(frozen=True)
class Change:
    """One amendment on the way; `stage` is the place of the version that it leads to.

    `id` is the amendment's own, with its version in front where two on the way share it.
    """

    id: str
    amendment: Amendment
    version: str
    stage: int
    undone: bool


@dataclass(frozen=True)
class ChangePath:
    """Every change on the way from one version to another, in the order in which the law changed.

    `origin` is the law both descend from; amendments are undone back to it and made from it on. `stages`
    are the versions after it, first those to be undone. Sets of changes hold places in `changes`.
    """

    book: StatuteBook
    before: str
    after: str
    origin: LawVersion
    stages: tuple[Stage, ...]
    changes: tuple[Change, ...]
    precedences: tuple[Precedence, ...]

    @cached_property
    def order(self) -> Order:
        """Return which changes must come before which, as places in `changes`."""
        place = {change.id: k for k, change in enumerate(self.changes)}
        return Order(
            len(self.changes), frozenset((place[p.before], place[p.after]) for p in self.precedences)
        )

    def law(self, done: Iterable[int]) -> LawVersion:
        """Return the law with these changes done, part by part, and no others."""
        done = frozenset(done)
        if not done or len(done) == len(self.changes):
            version = self.after if done else self.before
        else:
            version = f"{self.before} > {self.after}"
        law = replace(self.origin, id=version)
        for number, stage in enumerate(self.stages):
            made = [
                change.amendment
                for k, change in enumerate(self.changes)
                if change.stage == number and (k in done) is not change.undone
            ]
            law = hybrid(self.book, law, stage.law, made, version)
        return law


def path_between(book: StatuteBook, before: str, after: str) -> ChangePath:
    """Return the changes from one version to another, and which of them must come before which.

    Raises NotAttributable if the versions do not descend from one law, if the amendments do not make up the
    whole difference, or if no order of them gives a law at each step.
    """
    back, forth = _lineage(book, before), _lineage(book, after)
    common = next((version for version in back if version in forth), None)
    if common is None:
        raise NotAttributable("no_common_law", before=before, after=after)
    undone = back[: back.index(common)][::-1]
    made = forth[: forth.index(common)][::-1]
    stages = [
        *(_stage(book, version, undone=True) for version in undone),
        *(_stage(book, version, undone=False) for version in made),
    ]
    origin = cut_version(book, common)
    changes = [*reversed(_changes(stages, undone=True)), *_changes(stages, undone=False)]
    path = ChangePath(book, before, after, origin, tuple(stages), tuple(changes), ())
    path = _with_precedences(path, precedences(origin, stages, changes))
    path = _with_precedences(path, [*path.precedences, *_circles(path)])
    _refuse_what_is_left_over(path)
    return path


def compiled(path: ChangePath, done: Iterable[int], readings: dict[str, str]) -> RuleGraph:
    """Return the law with some changes done, under readings.

    Raises NotAttributable if these changes together give no law that works.
    """
    return under_readings(structure_with(path, done), readings)


def structure_with(path: ChangePath, done: Iterable[int]) -> Structure:
    """Return the law with some changes done, before any reading is chosen.

    Raises NotAttributable if these changes together give no law that works.
    """
    chosen = sorted(done)
    law = path.law(chosen)
    names = ", ".join(path.changes[k].id for k in chosen)
    try:
        structure = structure_of(law, path.book)
    except CyclicLaw as circle:
        raise NotAttributable("no_law", amendments=names, addresses=", ".join(circle.addresses)) from None
    known = {*structure.elements, *structure.grounds, *structure.limits}
    lost = sorted({one.removesuffix("!") for one in structure.order if "#" in one} - known)
    if lost:
        raise NotAttributable("no_law", amendments=names, addresses=", ".join(lost))
    return structure


def _lineage(book: StatuteBook, version: str) -> list[str]:
    """Return a version, the one it amends, and so on; a date amends nothing."""
    found: list[str] = []
    at: str | None = version
    while at is not None and at not in found:
        found.append(at)
        at = book.manifests[at].base if at in book.manifests else None
    return found


def _stage(book: StatuteBook, version: str, *, undone: bool) -> Stage:
    return Stage(version, cut_version(book, version), book.manifests[version].amendments, undone)


def _changes(stages: Sequence[Stage], *, undone: bool) -> list[Change]:
    """Return the changes of one side by the day they came into force, then as they stand in their files."""
    every = [amendment.id for stage in stages for amendment in stage.amendments]
    found = [
        Change(
            amendment.id if every.count(amendment.id) == 1 else f"{stage.version}/{amendment.id}",
            amendment,
            stage.version,
            number,
            undone,
        )
        for number, stage in enumerate(stages)
        if stage.undone is undone
        for amendment in stage.amendments
    ]
    return sorted(found, key=lambda change: change.amendment.in_force)


def _with_precedences(path: ChangePath, found: Iterable[Precedence]) -> ChangePath:
    """Return the path with its changes in the first order that gives a law at each step."""
    pairs = tuple(dict.fromkeys(found))
    left, ordered = list(path.changes), []
    while left:
        waiting = {p.after for p in pairs if any(p.before == one.id for one in left)}
        ready = next((one for one in left if one.id not in waiting), None)
        if ready is None:
            raise NotAttributable("no_order", amendments=", ".join(one.id for one in left))
        left.remove(ready)
        ordered.append(ready)
    return replace(path, changes=tuple(ordered), precedences=pairs)


def _circles(path: ChangePath) -> Iterator[Precedence]:
    """Yield the pairs of which one done without the other sends the law round in a circle."""
    places = range(len(path.changes))
    for one in places:
        alone = path.order.closed([one])
        if _goes_round(path, alone):
            for other in places:
                if other not in alone and not _goes_round(path, path.order.closed([one, other])):
                    yield Precedence(path.changes[other].id, path.changes[one].id, "circle")
                    break


def _goes_round(path: ChangePath, done: frozenset[int]) -> bool:
    try:
        structure_of(path.law(done), path.book)
    except CyclicLaw:
        return True
    return False


def _refuse_what_is_left_over(path: ChangePath) -> None:
    """See that with no change done the first version stands, and with all of them the last."""
    for version, done in ((path.before, ()), (path.after, range(len(path.changes)))):
        laws = (cut_version(path.book, version), path.law(done))
        whole, added_up = (_sense(structure_of(law, path.book)) for law in laws)
        for address in sorted({*whole, *added_up}):
            if whole.get(address) != added_up.get(address):
                raise NotAttributable("left_over", version=version, address=address)


def _sense(law: Structure) -> dict[str, object]:
    """Return what each address of a law means, whatever order its lists are in."""
    sense: dict[str, object] = {name: node.condition for name, node in law.elements.items()}
    for name, ground in law.grounds.items():
        lists = (ground.needs, ground.unless, ground.closed_by)
        sense[name] = (ground.effect, *map(frozenset, lists))
    for name, limit in law.limits.items():
        lists = (limit.when, limit.only_if, limit.lifted_by)
        sense[name] = (limit.in_place_of, *map(frozenset, lists))
    return sense
