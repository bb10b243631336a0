"""One YAML file to plain data that remembers its lines; absurd input is refused before it is parsed."""

import json
import re
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from lawmodel.concepts.problem import FaultyFiles, Problem

LARGEST_FILE = 512 * 1024
"""Bytes of a file at most."""
DEEPEST_NESTING = 24
"""Levels inside each other at most."""
WIDEST_INDENT = 80
"""Spaces before a line at most."""
WIDEST_WRITTEN = 120
"""Characters of a line that is written."""
LONGEST_SHOWN = 60
"""Characters of a value that a message shows."""
REMEMBERED_FILES = 2000
"""Files whose data is kept while the program runs; several times what a book has."""

PARSER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The parser in C where it is built, for speed; what words mean is said below and not by its loader."""

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
    events = yaml.parse(text, Loader=PARSER)
    try:
        return _Reader(events, name).file()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        raise FaultyFiles(
            [Problem(name, line, "not_yaml", {"reason": error.problem or error.context})]
        ) from None
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise FaultyFiles([Problem(name, 1, "not_yaml", {"reason": type(error).__name__})]) from None


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
        nested_dashes = len(re.match(r"(?:[ ]*[-?][ ])*", line + " ").group(0)) // 2  # type: ignore[union-attr]
        if max(depth, opened, nested_dashes // 2) > DEEPEST_NESTING or indent > WIDEST_INDENT:
            raise FaultyFiles([Problem(name, number, "nested_too_deep", {"deepest": DEEPEST_NESTING})])


class _Reader:
    """What a parser says, read into plain data; the line of each key, and what no file of a book may do."""

    def __init__(self, events: Iterator[yaml.Event], name: str) -> None:
        self.events = events
        self.name = name
        self.lines: dict[Place, int] = {}
        self.problems: list[Problem] = []

    def file(self) -> YamlFile:
        """Return the one document of a file.

        Raises FaultyFiles, or what the parser raises.
        """
        data = None
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent) and self.lines:
                self.problem(event, "not_yaml", reason="a second document")
                break
            if isinstance(event, yaml.NodeEvent):
                data = self.value(event, ())
        if self.problems:
            raise FaultyFiles(self.problems)
        return YamlFile(self.name, data, self.lines)

    def value(self, event: yaml.Event, place: Place) -> Any:
        self.checked(event)
        self.lines.setdefault(place, _line(event))
        match event:
            case yaml.MappingStartEvent():
                return self.mapping(place)
            case yaml.SequenceStartEvent():
                return [
                    self.value(item, (*place, k)) for k, item in enumerate(self.until(yaml.SequenceEndEvent))
                ]
            case yaml.ScalarEvent(value=word, style=style):
                return _scalar(word, style or None)
        return None

    def until(self, end: type[yaml.Event]) -> Iterator[yaml.Event]:
        """Yield what a collection holds; whoever takes an inner collection takes it whole."""
        while not isinstance(event := next(self.events), end):
            yield event

    def mapping(self, place: Place) -> dict[str | int, Any]:
        result: dict[str | int, Any] = {}
        for event in self.until(yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                self.problem(event, "key_not_text")
                self.value(event, place)
                self.value(next(self.events), place)
                continue
            self.checked(event)
            key = event.value
            if key in result:
                self.problem(event, "key_twice", key=key)
            self.lines[(*place, key)] = _line(event)
            result[key] = self.value(next(self.events), (*place, key))
        return result

    def checked(self, event: yaml.Event) -> None:
        if getattr(event, "anchor", None) is not None:
            self.problem(event, "anchor_used")
        elif getattr(event, "tag", None) is not None:
            self.problem(event, "tag_used")

    def problem(self, event: yaml.Event, kind: str, **details: object) -> None:
        self.problems.append(Problem(self.name, _line(event), kind, details))


def _line(event: yaml.Event) -> int:
    """Return the line on which an event starts."""
    return int(event.start_mark.line) + 1  # type: ignore[union-attr]


def _scalar(word: str, style: str | None) -> str | int | bool | None:
    """Return text unless the file plainly says a whole number, true, false or null, as in YAML 1.2."""
    if style is not None:
        return word
    if word in ("", "~", "null"):
        return None
    if word in ("true", "false"):
        return word == "true"
    if re.fullmatch(r"[-+]?[0-9]{1,18}", word):
        return int(word)
    return word


def as_yaml(data: Mapping[str, Any]) -> str:
    """Return plain data as the text of a file, its keys in the order they have."""
    return yaml.safe_dump(dict(data), allow_unicode=True, sort_keys=False, width=WIDEST_WRITTEN)
