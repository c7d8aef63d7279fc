"""The glossary: terms a person decided on, read, kept, found in a text and looked for after."""

from __future__ import annotations

from translator.glossary.conflicts import conflicts
from translator.glossary.files import FORMATS, parse, read, render, write
from translator.glossary.forms import occurrences, stands_in
from translator.glossary.glossary import Glossary, Status, Term, make_term, merge
from translator.glossary.matching import Found, Matcher, Rule, digest

__all__ = [
    "FORMATS",
    "Found",
    "Glossary",
    "Matcher",
    "Rule",
    "Status",
    "Term",
    "conflicts",
    "digest",
    "make_term",
    "merge",
    "occurrences",
    "parse",
    "read",
    "render",
    "stands_in",
    "write",
]
