"""The reading surface: one component that shows a page of a document, both sides."""
