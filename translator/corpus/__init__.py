"""Parallel corpora: what they are made of, where they stand, and which pairs are good enough."""
