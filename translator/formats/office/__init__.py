"""What the formats of office programs share: XML read by position, runs of text made marks."""
