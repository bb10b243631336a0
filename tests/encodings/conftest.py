"""Hundreds of books that differ in one file: what they share is parsed once."""

from pathlib import Path

import pytest

from lawmodel.statutebook import from_files
from lawmodel.statutebook.yaml_file import YamlFile, read_yaml
from tests.encodings.faulty_books import LIGHTHOUSE

PARSED: dict[str, YamlFile] = {}


def read_or_remembered(path: Path, name: str) -> YamlFile:
    unvaried = LIGHTHOUSE / name
    if not (path.is_file() and unvaried.is_file() and path.read_bytes() == unvaried.read_bytes()):
        return read_yaml(path, name)
    if name not in PARSED:
        PARSED[name] = read_yaml(path, name)
    return PARSED[name]


@pytest.fixture(autouse=True)
def _unvaried_files_are_parsed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(from_files, "read_yaml", read_or_remembered)
