"""The looks that all pages share."""
