"""Which target of a person somebody saw: who writes over another one is told of it.

A page says with what it sends which target it showed. A model's targets all have the same
version, none: what a person writes goes before them, and asks nobody.
"""

from __future__ import annotations

import hashlib

from translator.types import Provenance


def version(target: str, provenance: Provenance) -> str:
    """Return what tells a person's target from every other one; empty: no person's stands.

    Args:
        target: As it stands, with its marks.
        provenance: Who or what it is by, and since when.
    """
    if provenance.kind != "person":
        return ""
    text = f"{provenance.signature}\0{provenance.created}\0{target}"
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
