"""The model store: the list of models, fetching them, and loading nothing unverified."""
