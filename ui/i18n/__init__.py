"""What the reader says, in its languages: pages, the reading surface, errors."""
