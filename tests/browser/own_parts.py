"""A reader that knows what characters are made of from a file of a test's own."""

from __future__ import annotations

from pathlib import Path

from translator.chinese.dictionary import components


def take(path: str) -> None:
    """Read the parts of characters from a file, in the form that CJK-decomp has."""
    data = components.Components(Path(path))
    components.installed = lambda: data
