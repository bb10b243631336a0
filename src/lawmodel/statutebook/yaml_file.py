"""One YAML 1.2 file to plain data that remembers its lines; absurd input is refused before it is parsed."""

import json
import re
import stat
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from lawmodel.concepts.problem import FaultyFiles, Problem

LARGEST_FILE = 512 * 1024
"""Bytes of a file at most."""
DEEPEST_NESTING = 24
"""Levels inside each other at most."""
WIDEST_INDENT = 80
"""Spaces before a line at most."""
LONGEST_SHOWN = 60
"""Characters of a value that a message shows."""
REMEMBERED_FILES = 2000
"""Files whose data is kept while the program runs; several times what a book has."""

Place = tuple[str | int, ...]


@dataclass(frozen=True)
class YamlFile:
    """The data of a file, its name as people see it, and the line of every key."""

    name: str
    data: Any
    lines: Mapping[Place, int]

    def line_of(self, place: Place) -> int:
        """Return the line of the nearest enclosing key; the first line if there is none."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1)

    def problem(self, place: Place, kind: str, **details: object) -> Problem:
        """Return a problem at a place in this file."""
        return Problem(self.name, self.line_of(place), kind, details)


def shown(value: object) -> str:
    """Return a value as a file would say it, cut to what fits in a message."""
    if isinstance(value, str):
        text = value if value.strip() else f'"{value}"'
    else:
        text = json.dumps(value, ensure_ascii=False, default=str).replace('"', "")
    return text if len(text) <= LONGEST_SHOWN else text[: LONGEST_SHOWN - 3] + "..."


def read_yaml(path: Path, name: str) -> YamlFile:
    """Return the data of a file.

    Raises FaultyFiles if the file is missing, too large, too deep, not text, not YAML, or uses anchors.
    """
    return _parsed(_safe_text(path, name), name)


@lru_cache(maxsize=REMEMBERED_FILES)
def _parsed(text: str, name: str) -> YamlFile:
    """Return the data of a text; the same text under the same name is parsed once, and nobody changes it."""
    reader = YAML(typ="safe", pure=True)
    try:
        node = reader.compose(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        raise FaultyFiles(
            [Problem(name, line, "not_yaml", {"reason": error.problem or error.context})]
        ) from None
    except (YAMLError, RecursionError, ValueError) as error:
        raise FaultyFiles([Problem(name, 1, "not_yaml", {"reason": type(error).__name__})]) from None
    return _plain_file(node, name, text)


def _safe_text(path: Path, name: str) -> str:
    try:
        text = _bounded_bytes(path, name).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise FaultyFiles([Problem(name, 1, "not_utf8")]) from None
    except (FileNotFoundError, NotADirectoryError):
        raise FaultyFiles([Problem(name, 1, "file_missing")]) from None
    except OSError:
        raise FaultyFiles([Problem(name, 1, "file_unreadable")]) from None
    if "\x00" in text:
        raise FaultyFiles([Problem(name, 1, "not_utf8")])
    _refuse_deep_nesting(text, name)
    return text


def _bounded_bytes(path: Path, name: str) -> bytes:
    """Return what a file holds; a device or a pipe, which may never end, is not even opened."""
    about = path.stat()
    if not stat.S_ISREG(about.st_mode):
        raise FaultyFiles([Problem(name, 1, "not_a_file")])
    with path.open("rb") as file:
        content = file.read(LARGEST_FILE + 1)
    if len(content) > LARGEST_FILE:
        size = max(about.st_size, len(content))
        raise FaultyFiles([Problem(name, 1, "file_too_large", {"size": size, "largest": LARGEST_FILE})])
    return content


def _refuse_deep_nesting(text: str, name: str) -> None:
    depth = 0
    for number, line in enumerate(text.splitlines(), start=1):
        opened = line.count("[") + line.count("{")
        depth = max(0, depth + opened - line.count("]") - line.count("}"))
        indent = len(line) - len(line.lstrip(" "))
        nested_dashes = len(re.match(r"(?:[ ]*-[ ])*", line + " ").group(0)) // 2  # type: ignore[union-attr]
        if max(depth, opened, nested_dashes // 2) > DEEPEST_NESTING or indent > WIDEST_INDENT:
            raise FaultyFiles([Problem(name, number, "nested_too_deep", {"deepest": DEEPEST_NESTING})])


def _plain_file(node: Node | None, name: str, text: str) -> YamlFile:
    lines: dict[Place, int] = {}
    problems: list[Problem] = []

    def plain(current: Node, place: Place) -> Any:
        line = current.start_mark.line + 1
        unwanted = _unwanted(current, text)
        if unwanted is not None:
            problems.append(Problem(name, line, unwanted))
            return None
        if isinstance(current, MappingNode):
            return mapping(current, place)
        if isinstance(current, SequenceNode):
            lines.setdefault(place, line)
            return [plain(item, (*place, index)) for index, item in enumerate(current.value)]
        lines.setdefault(place, line)
        return _scalar(str(current.value), getattr(current, "style", None))

    def mapping(current: MappingNode, place: Place) -> dict[str | int, Any]:
        lines.setdefault(place, current.start_mark.line + 1)
        result: dict[str | int, Any] = {}
        for key_node, value_node in current.value:
            line = key_node.start_mark.line + 1
            if not isinstance(key_node, ScalarNode):
                problems.append(Problem(name, line, "key_not_text"))
                continue
            key = str(key_node.value)
            if key in result:
                problems.append(Problem(name, line, "key_twice", {"key": key}))
            lines[(*place, key)] = line
            result[key] = plain(value_node, (*place, key))
        return result

    data = plain(node, ()) if node is not None else None
    if problems:
        raise FaultyFiles(problems)
    return YamlFile(name, data, lines)


def _unwanted(node: Node, text: str) -> str | None:
    """Return what a node does that no file of a book may do."""
    if node.anchor is not None:
        return "anchor_used"
    return "tag_used" if text.startswith("!", node.start_mark.index) else None


def _scalar(word: str, style: str | None) -> str | int | bool | None:
    """Return text unless the file plainly says a whole number, true, false or null (YAML 1.2 core words)."""
    if style is not None:
        return word
    if word in ("", "~", "null"):
        return None
    if word in ("true", "false"):
        return word == "true"
    if re.fullmatch(r"[-+]?[0-9]{1,18}", word):
        return int(word)
    return word
