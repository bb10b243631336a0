"""What the title page says in every format, and the moment that files bear."""

from datetime import datetime

from lawmodel.documents.parts import Document, Heading
from lawmodel.phrases.catalogue import phrase

UNDATED = datetime(1980, 1, 1)
"""What a file bears where its document bears no day."""


def title_facts(document: Document) -> list[tuple[str, str]]:
    """Return what stands under the title, as pairs: sender, the document's own facts, its day."""
    facts = list(document.facts)
    if document.author:
        facts.insert(0, (phrase(document.language, "documents.author"), document.author))
    if document.issued is not None:
        facts.append((phrase(document.language, "documents.issued"), document.issued.isoformat()))
    return facts


def stamped(document: Document) -> datetime:
    """Return the moment that a file of the document bears."""
    issued = document.issued
    return UNDATED if issued is None else datetime(issued.year, issued.month, issued.day)


def listed(document: Document) -> list[Heading]:
    """Return the headings of the contents."""
    return [one for one in document.parts if isinstance(one, Heading) and one.level == 1 and one.anchor]


def full_title(heading: Heading) -> str:
    """Return a heading with its number."""
    return " ".join(filter(None, (heading.number, heading.text)))
