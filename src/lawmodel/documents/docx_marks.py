"""Marks in a Word document that its library has no words for: fields, bookmarks, links, alt texts."""

from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from lawmodel.documents.missing import without_control
from lawmodel.documents.parts import Span, Style


def add_field(paragraph: Any, instruction: str, shown: str) -> None:
    """Add a field that shows something now and that Word computes again when asked."""
    for kind, text in (("begin", ""), ("", instruction), ("separate", ""), ("=", shown), ("end", "")):
        run = paragraph.add_run(text if kind == "=" else "")
        if kind in ("begin", "separate", "end"):
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)
        elif not kind:
            told = OxmlElement("w:instrText")
            told.set(qn("xml:space"), "preserve")
            told.text = f" {instruction} "
            run._r.append(told)


def add_bookmark(paragraph: Any, name: str, number: int) -> None:
    """Put a bookmark around a paragraph."""
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for mark in (start, end):
        mark.set(qn("w:id"), str(number))
    start.set(qn("w:name"), bookmark_name(name))
    place = 1 if paragraph._p.pPr is not None else 0
    paragraph._p.insert(place, start)
    paragraph._p.append(end)


def bookmark_name(name: str) -> str:
    """Return a name as Word allows bookmarks to have: letters, figures and lines, 40 at most."""
    return "p_" + "".join(mark if mark.isalnum() else "_" for mark in name)[:38]


def add_link(paragraph: Any, text: str, target: str) -> Any:
    """Add a link to an address, or with # to a bookmark; return its run."""
    link = OxmlElement("w:hyperlink")
    if target.startswith("#"):
        link.set(qn("w:anchor"), bookmark_name(target[1:]))
    else:
        kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
        link.set(qn("r:id"), paragraph.part.relate_to(target, kind, is_external=True))
    run = paragraph.add_run(text)
    run.font.underline = True
    link.append(run._r)
    paragraph._p.append(link)
    return run


def set_alt_text(run: Any, title: str, words: str) -> None:
    """Give the picture of a run its name and the words for those who do not see it."""
    about = next(run._r.iter(qn("wp:docPr")))
    about.set("descr", words)
    about.set("title", title)


def make_head(row: Any) -> None:
    """Repeat a row at the top of every page that its table goes on to."""
    properties = row._tr.get_or_add_trPr()
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    properties.append(mark)


def keep_whole(row: Any) -> None:
    """Keep a row on one page."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def shade(cell: Any, fill: str) -> None:
    """Give a cell a background."""
    mark = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", fill)):
        mark.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(mark)


def new_numbering(document: Any, style: str) -> int:
    """Return the id of a numbering that begins at 1 anew, made like that of a list style."""
    numbers = document.part.numbering_part.element
    used = document.styles[style].element.pPr.numPr.numId.val
    abstract = numbers.num_having_numId(used).abstractNumId.val
    made = numbers.add_num(abstract)
    made.add_lvlOverride(ilvl=0).add_startOverride(1)
    return int(made.numId)


def make_empty(word: Any) -> None:
    """Take away what a template has in its body, but not the page it is set on."""
    body = word.element.body
    for child in list(body):
        if not child.tag.endswith("}sectPr"):
            body.remove(child)


def add_span(line: Any, span: Span) -> None:
    """Add words in their style to a paragraph."""
    words = without_control(span.text)
    outside = span.link.startswith(("https://", "http://", "#"))
    run = add_link(line, words, span.link) if outside else line.add_run(words)
    match span.style:
        case Style.STRONG:
            run.bold = True
        case Style.EMPHASIS:
            run.italic = True
        case Style.CODE:
            run.font.name = "Consolas"
        case Style.ADDED:
            run.italic = run.underline = True
        case Style.DROPPED:
            run.font.strike = True
