"""Word documents, written anew (ECMA-376, "Office Open XML", part 1)."""
