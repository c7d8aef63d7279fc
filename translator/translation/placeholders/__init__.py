"""Inline placeholders on their way through an engine: shown, asked for, put back."""
