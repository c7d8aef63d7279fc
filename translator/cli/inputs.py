"""Which documents a command was given: files, folders, standard input."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from translator.application import (
    PAGE_MARK,
    TARGETS,
    Original,
    as_text,
    document_suffixes,
    read_bytes,
    read_file,
    readable,
)
from translator.errors import InputError
from translator.errors.error_sentences import because

STANDARD = "-"
"""What stands for standard input or output."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Input:
    """One document to read."""

    path: Path | None
    """None: standard input."""
    folder: Path | None = None
    """The folder it was found in, as it was named on the command line."""

    @property
    def shown(self) -> str:
        """What messages call it."""
        return readable(self.path) if self.path else "standard input"

    @property
    def reported(self) -> str:
        """What a report calls it, for programs: the path as it is."""
        return as_text(self.path) if self.path else "standard input"

    def read(self, encoding: str | None) -> Original:
        """Read it.

        Raises:
            InputError: it is missing, empty or no article.
        """
        if self.path is None:
            if sys.stdin is None:
                raise InputError("cli.input-closed")
            try:
                data = sys.stdin.buffer.read()
            except OSError as error:  # a folder, a broken disk; nothing is said to be written
                why = because(error)
                raise InputError("document.unreadable", name=self.shown, why=why) from error
            return read_bytes(data, name="standard input", encoding=encoding)
        return read_file(self.path, encoding=encoding)


def find(paths: Sequence[str]) -> list[Input]:
    """Return the documents that paths name; folders are searched through.

    Translations that stand next to their original (``article.en.md``, ``article.en.html``) are
    left out, and so is what begins with a dot.

    Raises:
        InputError: a path is not there, or a folder has no article.
    """
    found: list[Input] = []
    for name in paths:
        if name == STANDARD:
            found.append(Input(path=None))
            continue
        if not name:  # as a path it would mean the current folder: an unset variable of a script
            raise InputError("cli.empty-path")
        path = Path(name)
        if not _exists(path):
            raise InputError("cli.not-there", path=readable(path))
        if path.is_dir():
            inside = [Input(path=file, folder=path) for file in _articles(path)]
            if not inside:
                raise InputError(
                    "cli.no-article", path=path, suffixes=", ".join(document_suffixes())
                )
            found += inside
        else:
            found.append(Input(path=path))
    return found


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError as error:  # a name too long, a folder closed to us
        raise InputError("document.unreadable", name=readable(path), why=because(error)) from error


def _articles(folder: Path) -> Iterator[Path]:
    suffixes = document_suffixes()
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if path.suffix.lower() in suffixes and path.is_file() and not hidden and not _ours(path):
            yield path


def _ours(path: Path) -> bool:
    """Say whether this is a translation next to its original, in its format or another."""
    stem, dot, tag = path.stem.removesuffix(PAGE_MARK).rpartition(".")
    if not dot or tag not in TARGETS:
        return False
    suffixes = dict.fromkeys((path.suffix, *document_suffixes()))
    return any(path.with_name(stem + suffix).is_file() for suffix in suffixes)
