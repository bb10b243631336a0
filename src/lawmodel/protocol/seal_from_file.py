"""A protocol in any of its formats to the seal in it."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from html import unescape
from io import BytesIO
from pathlib import Path

from lawmodel.protocol.seal import DIGITS, FIRST, MARK, SHORT_DIGITS, UNNAMED, Seal, Standing

LARGEST = 32 * 1024 * 1024
"""Bytes of a file, and of what is packed in it, at most."""
SHORT = re.compile(
    rf"{MARK}:(?P<version>[\w.-]+):(?P<sender>[\w-]+):(?P<receiver>[\w-]+)"
    rf":(?P<readings>[\w=,.-]+):(?P<digest>{FIRST}[0-9a-f]{{{SHORT_DIGITS}}})"
    rf"(?::(?P<guidance>[0-9a-f]{{{DIGITS}}}):(?P<notes>{UNNAMED}|[0-9a-f]{{{DIGITS}}}))?"
)
LINE = re.compile(r"^\s*(?P<citation>\S[^=<>\n]{0,80}?) = (?P<wording>[\w.-]+) (?P<digest>[0-9a-f]{12})\s*$")


class NoSeal(ValueError):
    """Raised for a file in which there is no seal of a protocol."""


def seal_from_file(path: Path) -> Seal:
    """Return the seal in a protocol, whichever format it has.

    Raises NoSeal, and OSError for a file that cannot be read.
    """
    with path.open("rb") as file:
        content = file.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise NoSeal
    found = [seal for text in _texts(content) if (seal := seal_in(text)) is not None]
    if not found:
        raise NoSeal
    return max(found, key=lambda seal: len(seal.standing))


def seal_in(text: str) -> Seal | None:
    """Return the first seal in a text, with the lines that follow it; None if there is none."""
    match = SHORT.search(text)
    if match is None:
        return None
    standing: list[Standing] = []
    for line in text[match.end() :].lstrip("\n").splitlines():
        told = LINE.match(line)
        if told is None:
            break
        standing.append(Standing(told["citation"], told["wording"], told["digest"]))
    written = match["readings"]
    pairs = [] if written == UNNAMED else [one.partition("=") for one in written.split(",")]
    readings = {name: reading for name, _, reading in pairs}
    return Seal(
        match["version"],
        match["sender"],
        match["receiver"],
        readings,
        match["guidance"] or "",
        match["notes"] or "",
        tuple(standing),
        match["digest"],
    )


def _texts(content: bytes) -> Iterator[str]:
    """Yield the texts of a file: itself, what is zipped in it, the streams of a PDF."""
    if content.startswith(b"PK"):
        yield from _packed(content)
        return
    yield _without_markup(content.decode("utf-8", errors="replace"))
    if content.startswith(b"%PDF"):
        yield content.replace(b"\x00", b"").decode("latin-1")
        for stream in re.findall(rb"stream\r?\n(.*?)endstream", content, re.DOTALL):
            opened = zlib.decompressobj()
            try:
                yield opened.decompress(stream, LARGEST).replace(b"\x00", b"").decode("latin-1")
            except zlib.error:
                continue


def _packed(content: bytes) -> Iterator[str]:
    """Yield the parts of a zipped document that are text, as far as they fit."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as packed:
            for member in packed.infolist():
                if member.filename.endswith(".xml") and member.file_size <= LARGEST:
                    yield _without_markup(packed.read(member).decode("utf-8", errors="replace"))
    except zipfile.BadZipFile:
        return


def _without_markup(text: str) -> str:
    """Return a text in which breaks between paragraphs are line ends and other tags are gone."""
    broken = re.sub(r"</w:p>|<w:br\s*/>|<br\s*/?>", "\n", text)
    return unescape(re.sub(r"<[^>]*>", "", broken))
