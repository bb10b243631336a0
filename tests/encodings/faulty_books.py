"""Variations on the lighthouse book: what is edited, added or removed, and what the check then says."""

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lawmodel.statutebook.yaml_file import read_yaml

LIGHTHOUSE = Path(__file__).resolve().parents[1] / "lighthouse"


@dataclass(frozen=True)
class Variation:
    """One file of tests/encodings: `from` stands once in its file; `says` are the lines of the check."""

    name: str
    edits: tuple[tuple[str, str, str], ...]
    files: dict[str, str]
    removed: tuple[str, ...]
    says: tuple[str, ...]


def example_from(path: Path) -> Variation:
    data: dict[str, Any] = read_yaml(path, path.name).data
    assert set(data) <= {"why", "edits", "files", "removed", "says"}, path
    return Variation(
        name=path.stem,
        edits=tuple((edit["in"], edit["from"], edit["to"]) for edit in data.get("edits", ())),
        files=dict(data.get("files", {})),
        removed=tuple(data.get("removed", ())),
        says=tuple(data.get("says", ())),
    )


def book_of(variation: Variation, root: Path) -> Path:
    """Write the lighthouse book, varied, to a folder."""
    shutil.copytree(LIGHTHOUSE, root)
    for name, before, after in variation.edits:
        text = (root / name).read_text(encoding="utf-8")
        assert text.count(before) == 1, f"{name} holds {text.count(before)} times: {before}"
        (root / name).write_text(text.replace(before, after), encoding="utf-8")
    for name in variation.removed:
        (root / name).unlink()
    for name, text in variation.files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return root
