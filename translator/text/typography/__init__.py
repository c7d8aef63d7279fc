"""Punctuation and small wording as the language writes them."""
