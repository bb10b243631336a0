"""Numbers in the computing packages have a name that says what they are; what is believed is in files."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.habits.test_house import MODULES, PACKAGE, in_house, part_of, tree_of

COMPUTING = frozenset(
    {
        *("assumptions", "comparison", "concepts", "outcomes", "population", "practice"),
        *("rulegraph", "statutebook", "uncertainty"),
    }
)
PLAIN = frozenset({0.0, 0.5, 1.0, 2.0})
"""Fractions that state arithmetic: nothing, half, everything, twice."""
LARGEST_PLAIN = 10
"""Whole numbers up to this one count things that one sees: places, parts, digits."""


def is_plain(number: int | float) -> bool:
    if isinstance(number, int):
        return abs(number) <= LARGEST_PLAIN
    return number in PLAIN


def named_numbers(tree: ast.Module) -> Iterator[ast.AST]:
    """Everything inside a module-level constant in capitals with a docstring below."""
    for statement, below in zip(tree.body, [*tree.body[1:], None], strict=True):
        if isinstance(statement, ast.Assign):
            targets = statement.targets
        elif isinstance(statement, ast.AnnAssign):
            targets = [statement.target]
        else:
            continue
        says = isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant)
        names = [node for target in targets for node in ast.walk(target) if isinstance(node, ast.Name)]
        if says and all(name.id.isupper() for name in names):
            yield from ast.walk(statement)


def of_no_weight(tree: ast.Module) -> Iterator[ast.AST]:
    """Everything that only says where or how: indices, spans, bits, forms of numbers, sizes of memories."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Subscript):
            yield from ast.walk(node.slice)
        elif isinstance(node, ast.FormattedValue) and node.format_spec is not None:
            yield from ast.walk(node.format_spec)
        elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.LShift | ast.RShift):
            yield from ast.walk(node.right)
        elif isinstance(node, ast.Call) and ast.unparse(node.func) in ("range", "lru_cache"):
            arguments = [*node.args, *(keyword.value for keyword in node.keywords)]
            yield from (part for argument in arguments for part in ast.walk(argument))


def nameless_numbers(tree: ast.Module) -> list[tuple[int, int | float]]:
    """Each number that nothing names, with its line."""
    excused = {id(node) for node in (*named_numbers(tree), *of_no_weight(tree))}
    return [
        (node.lineno, node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        if isinstance(node.value, int | float) and not isinstance(node.value, bool)
        if not is_plain(node.value) and id(node) not in excused
    ]


def computing_modules() -> list[Path]:
    return [module for module in MODULES if part_of(module) in COMPUTING]


def test_there_are_modules_that_compute() -> None:
    parts = {part_of(module) for module in computing_modules()}
    assert parts == {part for part in COMPUTING if (PACKAGE / part).is_dir()}
    assert len(parts) > 5


def test_no_number_is_without_a_name() -> None:
    found = [
        f"{in_house(module)}:{line} {number}"
        for module in computing_modules()
        for line, number in nameless_numbers(tree_of(module))
    ]
    assert found == []


@pytest.mark.parametrize(
    "planted",
    [
        "share = 0.25",
        "SHARE = 0.25",
        "def drawn(share: float = 0.25) -> float:\n    return share",
        "def months() -> int:\n    return 12",
        "LIMITS = {'share': 0.25}",
        "def far(x: float) -> bool:\n    return x > -1.96",
        '"""A module."""\n\n\ndef f(x: float) -> float:\n    """Return it."""\n    return 3.5 * x',
    ],
)
def test_a_planted_number_is_found(planted: str) -> None:
    assert len(nameless_numbers(ast.parse(planted))) == 1


@pytest.mark.parametrize(
    "sound",
    [
        'SHARE = 0.25\n"""How much."""',
        'SHARE: float = 0.25\n"""How much."""',
        'SIZES = {"a": 100, "b": 0.3}\n"""How large."""',
        'LOW, HIGH = 0.05, 0.95\n"""The ends."""',
        "half = total / 2",
        "word = raw >> 32",
        "first = text[:60]",
        "text = f'{share:12.6f}'",
        "for place in range(12):\n    pass",
        "weight = 0.5 * total",
    ],
)
def test_what_is_named_or_no_belief_is_left_alone(sound: str) -> None:
    assert nameless_numbers(ast.parse(sound)) == []
