"""The web reader: open an article, read both sides, take the result away."""
