"""Where the nodes of a dependency graph stand when it is drawn: a column per layer, few crossings."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import inf

from lawmodel.rulegraph.dependency_graph import Arrow, DependencyGraph
from lawmodel.rulegraph.graph_walks import layers

SWEEPS = 24
TOP = 34.0
POINTS = 12

Point = tuple[float, float]


@dataclass(frozen=True)
class Measure:
    """The size of a box, the way from one box to the next, and how many letters and lines fit in one.

    A box alone in its column stands no lower than `lowest`.
    """

    box: Point
    step: Point
    letters: int
    lines: int
    lowest: float = inf


ON_PAPER = Measure((226.0, 46.0), (316.0, 54.0), 44, 2)
ON_SCREEN = Measure((152.0, 58.0), (186.0, 66.0), 28, 3, lowest=300.0)
"""Narrower, so that five columns stand beside the choices of a page; what much hangs on is in sight."""


@dataclass(frozen=True)
class Layout:
    """The left upper corner of each box, the columns in use, the size of the whole, and of what is in it."""

    corners: Mapping[str, Point]
    columns: Mapping[int, float]
    size: Point
    measure: Measure = ON_PAPER


def layout_of(graph: DependencyGraph, measure: Measure = ON_PAPER) -> Layout:
    """Return the layout of a graph; the same graph always gets the same one."""
    found = layers(graph)
    used = [place for place, names in enumerate(found) if names]
    columns = {place: index * measure.step[0] for index, place in enumerate(used)}
    ordered = _ordered([found[place] for place in used], graph.arrows)
    height = max((len(names) for names in ordered), default=1) * measure.step[1]
    corners = {}
    for left, names in zip(columns.values(), ordered, strict=True):
        for rank, name in enumerate(names):
            middle = TOP + (rank + 0.5) * height / len(names)
            if len(names) == 1:
                middle = min(middle, measure.lowest)
            corners[name] = (left, round(middle - measure.box[1] / 2, 2))
    width = max(columns.values(), default=0.0) + measure.box[0]
    return Layout(corners, columns, (width, TOP + height), measure)


def _ordered(columns: Sequence[Sequence[str]], arrows: Sequence[Arrow]) -> list[list[str]]:
    """Order each column by the mean place of its neighbours, forwards and backwards in turn."""
    ordered = [list(names) for names in columns]
    column_of = {name: index for index, names in enumerate(columns) for name in names}
    near: dict[str, list[str]] = {name: [] for name in column_of}
    for arrow in arrows:
        if column_of[arrow.source] != column_of[arrow.target]:
            near[arrow.source].append(arrow.target)
            near[arrow.target].append(arrow.source)
    for sweep in range(SWEEPS):
        step = 1 if sweep % 2 == 0 else -1
        for index in range(len(ordered))[::step]:
            _sort_by_neighbours(ordered, index, index - step, near, column_of)
    return ordered


def _sort_by_neighbours(
    ordered: list[list[str]],
    index: int,
    beside: int,
    near: Mapping[str, Sequence[str]],
    column_of: Mapping[str, int],
) -> None:
    if not 0 <= beside < len(ordered):
        return
    share = {name: (rank + 0.5) / len(ordered[beside]) for rank, name in enumerate(ordered[beside])}
    own = {name: (rank + 0.5) / len(ordered[index]) for rank, name in enumerate(ordered[index])}

    def mean(name: str) -> float:
        places = [share[other] for other in near[name] if column_of[other] == beside]
        return sum(places) / len(places) if places else own[name]

    ordered[index].sort(key=lambda name: (mean(name), own[name]))


def curve(arrow: Arrow, layout: Layout) -> list[Point]:
    """Return points along an arrow: left to right, or bulging where both ends stand in one column."""
    width, half = layout.measure.box[0], layout.measure.box[1] / 2
    (left, top), (right, down) = layout.corners[arrow.source], layout.corners[arrow.target]
    start, end = (left + width, top + half), (right, down + half)
    bulge = (layout.measure.step[0] - width) * 0.55
    if left == right:
        end = (right + width, end[1])
        pulls = (start[0] + bulge, end[0] + bulge)
    elif right < left:
        start, end = (left, start[1]), (right + width, end[1])
        pulls = (start[0] - bulge, end[0] + bulge)
    else:
        pulls = (start[0] + bulge, end[0] - bulge)
    return [_bezier(start, pulls, end, step / (POINTS - 1)) for step in range(POINTS)]


def _bezier(start: Point, pulls: tuple[float, float], end: Point, along: float) -> Point:
    back = 1 - along
    weights = (back**3, 3 * back**2 * along, 3 * back * along**2, along**3)
    across = (start[0], pulls[0], pulls[1], end[0])
    down = (start[1], start[1], end[1], end[1])
    x = sum(weight * place for weight, place in zip(weights, across, strict=True))
    y = sum(weight * place for weight, place in zip(weights, down, strict=True))
    return round(x, 1), round(y, 1)
