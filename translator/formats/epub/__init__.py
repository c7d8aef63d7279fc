"""EPUB: books of web pages in a zip archive."""
