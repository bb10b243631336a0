"""A document with every kind of part in it, and words that mean something in some format."""

from datetime import date

from lawmodel.documents.parts import (
    AuthorPlace,
    BulletList,
    Code,
    Document,
    Figure,
    FillIn,
    Heading,
    Notice,
    Number,
    Paragraph,
    Span,
    Style,
    Table,
    Tone,
    WordingColumns,
    WordingRow,
    bullets,
    paragraph,
    plain,
)

ISSUED = date(2003, 5, 1)
NASTY = '<script>alert(1)</script> & *bold* `code` #set _x_ $y$ [a](b) | \\ @c "q" =1+1'
"""Words of a user that mean something in HTML, Markdown, Typst, Word or a spreadsheet."""
PICTURE = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="120" height="60" viewBox="0 0 120 60">'
    '<rect x="10" y="10" width="100" height="40" fill="#0072B2"/></svg>'
)
LAMPS = Table(
    "Lamps lit",
    ("Year", "Lamps", "Share"),
    (
        ("2001", Number("1,200", 1200), Number("12.5%", 0.125)),
        ("2002", Number("900", 900), Number("9%", 0.09)),
    ),
    source="the keepers' log",
    name="lamps",
)
EVERY_PART = (
    Heading("The lamp", 1, "1", "lamp"),
    Paragraph((Span("Plain, "), Span("strong", Style.STRONG), Span(" and "), Span("code", Style.CODE))),
    Paragraph((Span("See the harbour", link="https://example.org/harbour"), Span(".", Style.EMPHASIS))),
    bullets(["one", "two"]),
    BulletList((plain("first"), plain("second")), ordered=True),
    Heading("The keepers", 2, "1.1", "keepers"),
    Code("lawmodel report reform --format html"),
    Notice("Keep in mind", (plain("Lamps are invented."),)),
    Notice("Stop here", (plain("Ask the harbour master."),), Tone.STOP),
    AuthorPlace(("Say who keeps the lamp.", "Say why.")),
    LAMPS,
    WordingColumns(
        "Harbour Act 3",
        "In force",
        "Proposed",
        (
            WordingRow("time", plain("at dusk"), (Span("at "), Span("nightfall", Style.ADDED))),
            WordingRow("fog", (Span("in fog", Style.DROPPED),), ()),
        ),
    ),
    Figure("The lamp as a bar", "A bar as long as the pier.", PICTURE, LAMPS, "the keepers' log"),
    FillIn("Approved", (("Name", ""), ("Version", "2"))),
)
EVERYTHING = Document(
    "Keeping the lamp",
    "en",
    EVERY_PART,
    ISSUED,
    "A report",
    "The harbour board",
    (("Scenario", "reform"),),
    "Synthetic lamps",
    "abc123",
    ("lamps", "harbour"),
)


def with_nasty_words() -> Document:
    """The same kinds of parts with a user's words in every place that takes words."""
    cell = (NASTY, Number(NASTY, 1.0))
    table = Table(NASTY, (NASTY, NASTY), (cell,), NASTY, "nasty")
    parts = (
        Heading(NASTY, 1, "1", "a"),
        paragraph(NASTY),
        Paragraph(tuple(Span(NASTY, style) for style in Style)),
        Paragraph((Span(NASTY, link="javascript:alert(1)"),)),
        bullets([NASTY]),
        Code(NASTY),
        Notice(NASTY, (plain(NASTY),)),
        AuthorPlace((NASTY,)),
        table,
        WordingColumns(NASTY, NASTY, NASTY, (WordingRow(NASTY, plain(NASTY), plain(NASTY)),), NASTY),
        Figure(NASTY, NASTY, PICTURE, table, NASTY),
        FillIn(NASTY, ((NASTY, NASTY),)),
    )
    return Document(NASTY, "sv", parts, ISSUED, NASTY, NASTY, ((NASTY, NASTY),), NASTY, NASTY, (NASTY,))
