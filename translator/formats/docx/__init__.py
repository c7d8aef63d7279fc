"""Word documents (Office Open XML): read by position, written with the other parts kept."""
