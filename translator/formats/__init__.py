"""The formats of documents: one module each, a registry by suffix and by content."""
