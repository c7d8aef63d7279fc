"""Inline placeholders on their way through an engine: encoded, asked for, put back."""
