"""Light or dark: one choice for all pages."""
