"""XLIFF: pairs handed over to translators' programs, and what comes back from them."""
