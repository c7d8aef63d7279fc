"""TMX: parallel text and the translation memory, written and read."""
