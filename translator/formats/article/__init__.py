"""The article of a page of the web, taken out and written as Markdown."""
