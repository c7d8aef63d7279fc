"""CC-CEDICT and the user's own entries: built, searched, ranked, shown as cards."""
