"""The reader's wording in its languages."""
