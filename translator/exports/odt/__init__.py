"""OpenDocument texts, written anew (OASIS OpenDocument 1.3, part 3)."""
