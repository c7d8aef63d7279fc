"""Markdown, written anew from a document that was none (CommonMark 0.31 with GitHub's tables)."""
