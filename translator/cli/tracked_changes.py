"""Tracked changes in a document: refused, unless someone says that they count as accepted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from translator.errors import InputError
from translator.types import Document

ACCEPT, REFUSE = "accept", "refuse"
_KIND = "change"
"""Of what a document tells of its tracked changes, among what it skips."""

changes_option: Callable[..., Any] = click.option(
    "--changes",
    type=click.Choice([REFUSE, ACCEPT]),
    default=REFUSE,
    show_default=True,
    help="Tracked changes of a DOCX or ODT file: refuse the file, or take them as accepted.",
)


def settle(document: Document, shown: str, changes: str, say: Callable[[str], None]) -> None:
    """Refuse a document with tracked changes, or say that they were taken as accepted.

    Args:
        document: As it was read.
        shown: What messages call it.
        changes: ``accept`` or ``refuse``.
        say: Tells a person something.

    Raises:
        InputError: it has tracked changes, and nobody said what becomes of them.
    """
    for one in document.skipped:
        if one.kind != _KIND:
            continue
        if changes == REFUSE:
            raise InputError("document.changes", name=shown)
        say(f"{shown}: {one.reason}")
