"""Whether there is a case of some kind: walks through diagrams that stop at the first one they find."""

from collections.abc import Mapping

from lawmodel.outcomes.diagrams import NO, YES, Answer, Diagrams


def holds_with(diagrams: Diagrams, one: int, name: str, answer: Answer) -> bool:
    """Say whether a diagram holds in some case with this answer."""
    level = diagrams.level[name]
    failed: set[int] = set()

    def there(node: int) -> bool:
        top, branches = diagrams.nodes[node]
        if top > level:
            return node != NO
        if node in failed:
            return False
        found = there(branches[answer]) if top == level else any(there(branch) for branch in branches)
        if not found:
            failed.add(node)
        return found

    return there(one)


def both_hold(diagrams: Diagrams, one: int, other: int, known: Mapping[str, Answer]) -> bool:
    """Say whether two diagrams hold in some case with these answers."""
    given = {diagrams.level[name]: answer for name, answer in known.items()}
    failed: set[tuple[int, int]] = set()

    def there(first: int, second: int) -> bool:
        if NO in (first, second) or (first, second) in failed:
            return False
        if first == second == YES:
            return True
        top = min(diagrams.nodes[first][0], diagrams.nodes[second][0])
        pairs = list(zip(diagrams.branches(first, top), diagrams.branches(second, top), strict=True))
        if any(there(a, b) for a, b in (pairs if top not in given else [pairs[given[top]]])):
            return True
        failed.add((first, second))
        return False

    return there(one, other)


def part_on(diagrams: Diagrams, one: int, other: int, name: str) -> bool:
    """Say whether one holds in some case, and the other in a case that differs in this answer only."""
    level = diagrams.level[name]
    failed: set[tuple[int, int]] = set()

    def there(first: int, second: int) -> bool:
        if NO in (first, second) or (first, second) in failed:
            return False
        if first == second == YES:
            return True
        top = min(diagrams.nodes[first][0], diagrams.nodes[second][0])
        ways, others = diagrams.branches(first, top), diagrams.branches(second, top)
        pairs = ((a, b) for a in ways for b in others) if top == level else zip(ways, others, strict=True)
        if any(there(a, b) for a, b in pairs):
            return True
        failed.add((first, second))
        return False

    return there(one, other)
