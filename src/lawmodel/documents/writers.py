"""Every format that a document can be written in, by the ending of its file."""

from collections.abc import Callable

from lawmodel.documents.as_docx import as_docx
from lawmodel.documents.as_html import as_html
from lawmodel.documents.as_markdown import as_markdown
from lawmodel.documents.as_pdf import as_pdf
from lawmodel.documents.as_xlsx import as_xlsx
from lawmodel.documents.parts import Document

WRITERS: dict[str, Callable[[Document], bytes]] = {
    "docx": as_docx,
    "pdf": as_pdf,
    "html": as_html,
    "xlsx": as_xlsx,
    "md": as_markdown,
}
