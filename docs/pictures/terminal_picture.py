"""Draw the pictures of the command line that the documents show, from what the command line prints.

    python docs/pictures/terminal_picture.py

The tests draw them again and compare, so a picture never shows what the program no longer says.
"""

import textwrap
from html import escape
from pathlib import Path

from click.testing import CliRunner

from lawmodel.cli import app

FOLDER = Path(__file__).resolve().parent
BOOK = FOLDER.parents[1]
PICTURES = {"en": FOLDER / "compare.svg", "sv": FOLDER / "compare.sv.svg"}

WIDEST = 118
PARAGRAPHS = 4
"""Blocks of lines shown: the heading, the ratios, the volumes, the readings."""

CHARACTER, LINE, MARGIN = 7.83, 19, 18


def shown_command(lang: str) -> str:
    """Return the command whose output is drawn."""
    return f"lawmodel compare --stream young-people --lang {lang}"


def printed(lang: str) -> list[str]:
    """Return the first lines of what the command prints, folded where they are too wide."""
    result = CliRunner().invoke(app, [*shown_command(lang).split()[1:], "--book", str(BOOK)])
    if result.exit_code != 0:
        raise RuntimeError(result.output) from result.exception
    blocks = result.stdout.split("\n\n")[:PARAGRAPHS]
    lines = "\n\n".join(blocks).splitlines()
    return [
        part for line in lines for part in (textwrap.wrap(line, WIDEST) if len(line) > WIDEST else [line])
    ]


def drawing(lang: str) -> str:
    """Return the picture as SVG."""
    lines = [f"$ {shown_command(lang)}", "", *printed(lang)]
    width = round(2 * MARGIN + CHARACTER * max(map(len, lines)))
    height = 2 * MARGIN + LINE * len(lines)
    rows = [
        f'<text x="{MARGIN}" y="{MARGIN + 13 + LINE * place}"{_weight(line)}>{escape(line)}</text>'
        for place, line in enumerate(lines)
        if line
    ]
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" '
            f'height="{height}" xml:lang="{lang}" role="img">',
            f"<title>{escape(shown_command(lang))}</title>",
            f'<rect width="{width}" height="{height}" rx="8" fill="#fbfaf7" stroke="#d8d4c8"/>',
            '<g font-family="DejaVu Sans Mono, Menlo, Consolas, monospace" font-size="13" fill="#1d2733" '
            'style="white-space: pre" xml:space="preserve">',
            *rows,
            "</g>",
            "</svg>",
            "",
        ]
    )


def _weight(line: str) -> str:
    return ' font-weight="bold"' if line.startswith("$") else ""


if __name__ == "__main__":
    for language, picture in PICTURES.items():
        picture.write_text(drawing(language), encoding="utf-8")
        print(picture.relative_to(BOOK))
