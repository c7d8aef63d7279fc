"""Electronic books, written anew (EPUB 3.3)."""
