"""OpenDocument texts: read by position, written with the other parts kept."""
