"""The text itself, in any language: bytes, languages, sentences, punctuation.

What is known of Chinese is in ``translator.chinese``. The dictionary was here before it got its
folder, and programs that look for it here still find it.
"""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

_MOVED = {"dictionary": "translator.chinese.dictionary.dictionary"}


def __getattr__(name: str) -> ModuleType:
    """Return a module that was here before, from where it is now."""
    if name in _MOVED:
        return import_module(_MOVED[name])
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
