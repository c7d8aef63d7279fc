"""PDF: the text of its pages, put in order and read as Markdown."""
