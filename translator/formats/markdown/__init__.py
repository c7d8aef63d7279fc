"""Markdown: read by position, written with every byte that is not translated kept."""
