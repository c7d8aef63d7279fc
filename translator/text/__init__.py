"""The text itself: bytes, languages, sentences, words, scripts, readings, the dictionary."""
