"""The formats of documents: a folder each, a registry by suffix and by content."""
