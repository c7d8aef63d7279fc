"""Cards for Anki: words with readings and meanings, and the sentence they stand in."""
