"""One document, however it is carried: Word, PDF, HTML, Markdown, Excel."""
