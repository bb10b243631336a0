"""What the documents contain: code blocks with their info strings, headings, commands, paths."""

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
PROSE = re.compile(r"(?ms)^```.*?^```$")


@dataclass(frozen=True)
class Block:
    """A fenced block: the words after the fence, and what stands inside."""

    document: str
    line: int
    info: tuple[str, ...]
    text: str

    def __str__(self) -> str:
        return f"{self.document}:{self.line}"


def blocks_of(document: Path) -> Iterator[Block]:
    """Yield the fenced blocks of a document."""
    opened: tuple[int, tuple[str, ...]] | None = None
    inside: list[str] = []
    for number, line in enumerate(document.read_text(encoding="utf-8").splitlines(), start=1):
        if line.startswith("```") and opened is None:
            opened, inside = (number, tuple(line[3:].split())), []
        elif line.startswith("```") and opened is not None:
            yield Block(document.relative_to(ROOT).as_posix(), opened[0], opened[1], "\n".join(inside) + "\n")
            opened = None
        elif opened is not None:
            inside.append(line)


def all_blocks(language: str) -> list[Block]:
    """Return every block in a language, in all documents."""
    return [block for path in DOCUMENTS for block in blocks_of(path) if block.info[:1] == (language,)]


def prose_of(document: Path) -> str:
    """Return a document without its fenced blocks."""
    return PROSE.sub("", document.read_text(encoding="utf-8"))


def headings_of(document: Path) -> list[int]:
    """Return the level of each heading."""
    return [len(marks) for marks in re.findall(r"(?m)^(#+) ", prose_of(document))]


def commands_of(document: Path) -> list[list[str]]:
    """Return each `lawmodel` command in a block or in the text, as words, without `> file` and `# why`."""
    text = document.read_text(encoding="utf-8")
    lines = [line for block in blocks_of(document) for line in block.text.splitlines()]
    spans = re.findall(r"`(lawmodel [^`\n]+)`", text)
    found = [shlex.split(line.split(">")[0], comments=True) for line in (*lines, *spans)]
    return [words for words in found if words[:1] == ["lawmodel"] and len(words) > 1]
