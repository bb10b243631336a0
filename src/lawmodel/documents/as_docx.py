"""A document as Word, made to be edited: real styles, captions that count, heads that repeat, alt texts."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any
from zipfile import BadZipFile

from lawmodel.documents.column_shares import column_shares
from lawmodel.documents.fixed_zip import office_file
from lawmodel.documents.missing import MissingExtra, without_control
from lawmodel.documents.numbering import Numbered, numbered
from lawmodel.documents.parts import (
    AuthorPlace,
    BulletList,
    Code,
    Document,
    Figure,
    FillIn,
    Heading,
    Notice,
    Paragraph,
    Spans,
    Table,
    WordingColumns,
    cell_text,
    is_numeric,
    plain,
)
from lawmodel.documents.pictures import png_of, size_of
from lawmodel.documents.title_page import full_title, listed, stamped, title_facts
from lawmodel.phrases.catalogue import phrase

try:
    import docx
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Mm

    from lawmodel.documents import docx_marks, docx_styles, docx_tables
except ModuleNotFoundError:  # The extra `report` is not there: as_docx says so when it is asked.
    docx = None  # type: ignore[assignment]

MOST_FIGURE_MM = 160.0
TALLEST_FIGURE_MM = 190.0
MM_PER_PIXEL = 0.24
"""How large a picture of the screen is on paper, where there is room."""
HEAD_FILL = "F3F5F7"


class UnreadableTemplate(ValueError):
    """Raised for a template that is no Word file."""


def as_docx(document: Document, template: bytes | None = None) -> bytes:
    """Return the document as a Word file, in the styles of somebody's own template if there is one.

    Raises MissingExtra if the extra `report` is not installed, UnreadableTemplate.
    """
    if docx is None:
        raise MissingExtra("report")
    return _Writer(document, template).written()


class _Writer:
    """One document on its way into one Word file."""

    def __init__(self, document: Document, template: bytes | None) -> None:
        self.document = document
        self.language = document.language
        self.word = _opened(template)
        self.bookmarks = 0
        if template is None:
            docx_styles.set_page(self.word)
            docx_styles.set_look(self.word)
        else:
            docx_marks.make_empty(self.word)
        docx_styles.set_language(self.word, self.language)
        docx_styles.add_own_styles(self.word)
        self.cell_style = self.word.styles[docx_styles.CELL].style_id

    def written(self) -> bytes:
        self.properties()
        self.title_page()
        self.footer()
        for one in numbered(self.document):
            self.part(one)
        out = BytesIO()
        self.word.save(out)
        return office_file(out.getvalue())

    def properties(self) -> None:
        about, told = self.word.core_properties, self.document
        about.title, about.author = without_control(told.title)[:255], without_control(told.author)[:255]
        about.subject, about.keywords = told.subtitle[:255], without_control(", ".join(told.keywords))[:255]
        about.identifier, about.language = told.digest, docx_styles.PROOFING[self.language]
        about.comments, about.last_modified_by, about.revision = "", "", 1
        about.created = about.modified = about.last_printed = stamped(told)

    def title_page(self) -> None:
        self.styled(self.document.title, "Title")
        if self.document.subtitle:
            self.styled(self.document.subtitle, "Subtitle")
        table = self.word.add_table(rows=0, cols=2)
        for what, which in title_facts(self.document):
            cells = table.add_row().cells
            self.fill(cells[0], plain(what), quiet=True)
            self.fill(cells[1], plain(which))
        docx_tables.set_widths(table, (45, docx_styles.TEXT_WIDTH_MM - 45))
        self.contents()

    def contents(self) -> None:
        """Write the contents as a field without page numbers, so that it is right before it is updated."""
        headings = listed(self.document)
        if not headings:
            return
        self.styled(phrase(self.language, "documents.contents"), "Normal").runs[0].bold = True
        for heading in headings:
            line = self.styled("", "Normal")
            line.paragraph_format.space_after = 0
            docx_marks.add_link(line, without_control(full_title(heading)), f"#{heading.anchor}")

    def footer(self) -> None:
        line = self.word.sections[0].footer.paragraphs[0]
        line.text = ""
        words = f"{without_control(self.document.footer)}  " if self.document.footer else ""
        line.add_run(words).font.size = docx.shared.Pt(8)
        docx_marks.add_field(line, "PAGE", "1")

    def part(self, one: Numbered) -> None:
        match one.part:
            case Heading() as part:
                self.heading(part)
            case Paragraph(spans):
                self.inline(self.word.add_paragraph(), spans)
            case BulletList() as part:
                self.list(part)
            case Code(text):
                for line in text.splitlines():
                    self.styled(line, docx_styles.CODE)
            case Notice(title, paragraphs):
                self.boxed(title, paragraphs, docx_styles.NOTICE)
            case AuthorPlace(guidance):
                title = phrase(self.language, "documents.author_place")
                self.boxed(f"[{title}]", [plain(line) for line in guidance], docx_styles.AUTHOR_PLACE)
            case _:
                self.framed(one)

    def framed(self, one: Numbered) -> None:
        match one.part:
            case Table() as part:
                self.table(part, one.label)
            case WordingColumns() as part:
                self.wordings(part, one.label)
            case Figure() as part:
                self.figure(part, one)
            case FillIn(title, fields):
                self.styled(title, "Normal").runs[0].bold = True
                table = self.grid(2)
                for what, known in fields:
                    self.row(table, (plain(what), plain(known)))
                self.styled("", "Normal")

    def styled(self, text: str, style: str) -> Any:
        return self.word.add_paragraph(without_control(text), style=style)

    def heading(self, part: Heading) -> None:
        made = self.styled(full_title(part), f"Heading {part.level}")
        made.paragraph_format.page_break_before = part.new_page or None
        if part.anchor:
            self.bookmarks += 1
            docx_marks.add_bookmark(made, part.anchor, self.bookmarks)

    def list(self, part: BulletList) -> None:
        style = "List Number" if part.ordered else "List Bullet"
        number = docx_marks.new_numbering(self.word, style) if part.ordered else None
        for item in part.items:
            made = self.word.add_paragraph(style=style)
            if number is not None:
                numbering = made._p.get_or_add_pPr().get_or_add_numPr()
                numbering.get_or_add_ilvl().val = 0
                numbering.get_or_add_numId().val = number
            self.inline(made, item)

    def boxed(self, title: str, paragraphs: Sequence[Spans], style: str) -> None:
        first = self.word.add_paragraph(style=style)
        first.add_run(without_control(title)).bold = True
        first.paragraph_format.keep_with_next = True
        for spans in paragraphs:
            self.inline(self.word.add_paragraph(style=style), spans)
        self.word.paragraphs[-1].paragraph_format.space_after = docx.shared.Pt(12)

    def caption(self, label: str, words: str, *, with_next: bool) -> None:
        kind, _, number = label.rpartition(" ")
        made = self.word.add_paragraph(style="Caption")
        made.add_run(f"{kind} ")
        docx_marks.add_field(made, f"SEQ {kind} \\* ARABIC", number)
        made.add_run(f". {without_control(words)}").bold = False
        made.paragraph_format.keep_with_next = with_next

    def table(self, part: Table, label: str) -> None:
        self.caption(label, part.caption, with_next=True)
        table = self.grid(len(part.head))
        numbers = [is_numeric(part, place) for place in range(len(part.head))]
        self.row(table, [plain(word) for word in part.head], numbers=numbers, head=True)
        for row in part.rows:
            self.row(table, [plain(cell_text(cell)) for cell in row], numbers=numbers)
        docx_tables.set_widths(table, [docx_styles.TEXT_WIDTH_MM * share for share in column_shares(part)])
        self.source(part.source)

    def wordings(self, part: WordingColumns, label: str) -> None:
        self.caption(label, part.caption, with_next=True)
        table = self.grid(3)
        self.row(table, (plain(""), plain(part.before), plain(part.after)), head=True)
        for row in part.rows:
            self.row(table, (plain(row.label), row.before, row.after))
        docx_tables.set_widths(table, (28, 66, 66))
        self.source(part.source)

    def figure(self, part: Figure, one: Numbered) -> None:
        width, height = size_of(part.svg)
        shown = min(MOST_FIGURE_MM, width * MM_PER_PIXEL, TALLEST_FIGURE_MM * width / height)
        made = self.word.add_paragraph()
        made.paragraph_format.keep_with_next = True
        run = made.add_run()
        run.add_picture(BytesIO(png_of(part.svg)), width=Mm(shown))
        words = without_control(part.alt)
        docx_marks.set_alt_text(run, without_control(f"{one.label}. {part.caption}"), words)
        self.caption(one.label, part.caption, with_next=False)
        self.source(part.source)
        if part.beside is not None:
            self.table(part.beside, one.beside)

    def source(self, source: str) -> None:
        text = phrase(self.language, "documents.source", source=source) if source else ""
        self.styled(text, docx_styles.SOURCE)

    def grid(self, columns: int) -> Any:
        table = self.word.add_table(rows=0, cols=columns)
        if "Table Grid" in {style.name for style in self.word.styles}:
            table.style = "Table Grid"
        return table

    def row(
        self, table: Any, cells: Sequence[Spans], *, numbers: Sequence[bool] = (), head: bool = False
    ) -> None:
        made = table.add_row()
        docx_marks.keep_whole(made)
        if head:
            docx_marks.make_head(made)
        for place, spans in enumerate(cells):
            cell = made.cells[place]
            self.fill(cell, spans, bold=head)
            if head:
                docx_marks.shade(cell, HEAD_FILL)
            if place < len(numbers) and numbers[place]:
                cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT

    def fill(self, cell: Any, spans: Spans, *, bold: bool = False, quiet: bool = False) -> None:
        line = cell.paragraphs[0]
        line._p.style = self.cell_style  # By name every cell would search all styles.
        self.inline(line, spans)
        for run in line.runs:
            run.bold = bold or run.bold
            if quiet:
                run.font.color.rgb = docx_styles.QUIET

    def inline(self, line: Any, spans: Spans) -> None:
        for span in spans:
            docx_marks.add_span(line, span)


def _opened(template: bytes | None) -> Any:
    try:
        return docx.Document(None if template is None else BytesIO(template))
    except (BadZipFile, KeyError, ValueError) as error:
        raise UnreadableTemplate(str(error)) from error
