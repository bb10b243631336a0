"""The page and the styles of a Word document: A4, the language for proofing, one style per kind of part."""

from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

PROOFING = {"sv": "sv-SE", "en": "en-GB"}
INK = RGBColor(0x1A, 0x1A, 0x1A)
QUIET = RGBColor(0x55, 0x55, 0x55)
BLUE = RGBColor(0x00, 0x5A, 0x8C)
FONT = "Calibri"
HEADING_SIZES = {1: 16, 2: 13, 3: 12, 4: 11}
TEXT_WIDTH_MM = 210 - 2 * 25

NOTICE, AUTHOR_PLACE, SOURCE, CODE, CELL = (
    "Notice",
    "Author place",
    "Source",
    "Code",
    "Table text",
)
OWN_STYLES = (NOTICE, AUTHOR_PLACE, SOURCE, CODE, CELL)


def set_page(document: Any) -> None:
    """Make every section an upright A4 page."""
    for section in document.sections:
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.left_margin = section.right_margin = Mm(25)
        section.top_margin = section.bottom_margin = Mm(25)


def set_language(document: Any, language: str) -> None:
    """Make words be proofed in the language, in every style that says another."""
    for found in document.styles.element.iter(qn("w:lang")):
        found.set(qn("w:val"), PROOFING[language])
    defaults = document.styles.element.find(qn("w:docDefaults"))
    if defaults is not None and next(defaults.iter(qn("w:lang")), None) is None:
        run = next(defaults.iter(qn("w:rPr")), None)
        if run is not None:
            said = OxmlElement("w:lang")
            said.set(qn("w:val"), PROOFING[language])
            run.append(said)


def set_look(document: Any) -> None:
    """Give the built-in styles the house's look; a template of somebody's own keeps its own."""
    styles = document.styles
    _font(styles["Normal"], 11, INK)
    styles["Normal"].paragraph_format.space_after = Pt(7)
    styles["Normal"].paragraph_format.line_spacing = 1.15
    _font(styles["Title"], 24, INK, bold=True)
    _without_border(styles["Title"])
    _font(styles["Subtitle"], 14, QUIET)
    styles["Subtitle"].font.italic = False
    for level, size in HEADING_SIZES.items():
        style = styles[f"Heading {level}"]
        _font(style, size, INK, bold=True)
        style.font.italic = False
        style.paragraph_format.space_before = Pt(20 if level == 1 else 12)
        style.paragraph_format.space_after = Pt(5)
        style.paragraph_format.keep_with_next = True
    _font(styles["Caption"], 10, INK, bold=True)
    styles["Caption"].paragraph_format.keep_with_next = True
    styles["Caption"].paragraph_format.space_before = Pt(10)
    styles["Caption"].paragraph_format.space_after = Pt(3)


def add_own_styles(document: Any) -> None:
    """Add the styles of parts that Word has none for, unless the template has them."""
    known = {style.name for style in document.styles}
    for name in OWN_STYLES:
        if name in known:
            continue
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = document.styles["Normal"]
        style.quick_style = True
        _OWN_LOOKS[name](style)


def _notice(style: Any) -> None:
    _boxed(style, "single", "8A8F94", "F3F5F7")


def _author_place(style: Any) -> None:
    _boxed(style, "dashed", "005A8C", None)
    style.font.color.rgb = BLUE


def _source(style: Any) -> None:
    style.font.size = Pt(9)
    style.font.color.rgb = QUIET
    style.paragraph_format.space_before = Pt(3)
    style.paragraph_format.space_after = Pt(12)


def _code(style: Any) -> None:
    style.font.name = "Consolas"
    style.font.size = Pt(9)
    style.paragraph_format.space_after = Pt(0)


def _cell(style: Any) -> None:
    style.font.size = Pt(9)
    style.paragraph_format.space_after = Pt(1)
    style.paragraph_format.space_before = Pt(1)
    style.paragraph_format.line_spacing = 1.0


_OWN_LOOKS = {NOTICE: _notice, AUTHOR_PLACE: _author_place, SOURCE: _source, CODE: _code, CELL: _cell}


def _font(style: Any, size: float, colour: RGBColor, *, bold: bool = False) -> None:
    style.font.name, style.font.size, style.font.bold = FONT, Pt(size), bold
    style.font.color.rgb = colour
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for kind in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{kind}"), None)
    fonts.set(qn("w:hAnsi"), FONT)
    fonts.set(qn("w:cs"), FONT)


def _without_border(style: Any) -> None:
    properties = style.element.get_or_add_pPr()
    for found in properties.findall(qn("w:pBdr")):
        properties.remove(found)


def _boxed(style: Any, line: str, colour: str, fill: str | None) -> None:
    properties = style.element.get_or_add_pPr()
    border = OxmlElement("w:pBdr")
    for side in ("top", "left", "bottom", "right"):
        edge = OxmlElement(f"w:{side}")
        for name, value in (("val", line), ("sz", "6"), ("space", "6"), ("color", colour)):
            edge.set(qn(f"w:{name}"), value)
        border.append(edge)
    properties.insert_element_before(border, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")
    if fill is not None:
        shade = OxmlElement("w:shd")
        for name, value in (("val", "clear"), ("color", "auto"), ("fill", fill)):
            shade.set(qn(f"w:{name}"), value)
        properties.insert_element_before(shade, "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")
    style.paragraph_format.left_indent = style.paragraph_format.right_indent = Mm(3)
    style.paragraph_format.space_after = Pt(0)
