"""Translations that run beside the page, and the models that are fetched for them."""
