"""Which documents a command was given: files, folders, standard input."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

import click

from translator.application import (
    LARGEST_DOCUMENT,
    PAGE_MARK,
    TARGETS,
    Original,
    as_text,
    document_suffixes,
    is_web_address,
    parse_web_address,
    read_bytes,
    read_file,
    readable,
    unread_suffixes,
)
from translator.cli.web_inputs import AskedPage, WebChoice
from translator.errors import InputError
from translator.errors.error_sentences import because
from translator.system.bounded_reading import read_stream
from translator.system.file_kinds import real
from translator.system.printable import printable

_NAMED = 3
"""How many of the paths that are left out are named."""
_AS_USUAL = WebChoice()
STANDARD = "-"
"""What stands for standard input or output."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Input:
    """One document to read."""

    path: Path | None
    """None: standard input, or a page of the web."""
    folder: Path | None = None
    """The folder it was found in, as it was named on the command line."""
    web: AskedPage | None = None
    """The page of an address; it has no path then."""

    @property
    def shown(self) -> str:
        """What messages call it."""
        if self.web is not None:
            return printable(self.web.address)
        return readable(self.path) if self.path else "standard input"

    @property
    def reported(self) -> str:
        """What a report calls it, for programs: the path as it is."""
        return as_text(self.path) if self.path else self.shown

    @property
    def file(self) -> PurePath:
        """A file name for it; of a page it is known when that was read."""
        if self.web is not None:
            return self.web.name
        return self.path or PurePath("standard-input")

    @property
    def suffix(self) -> str:
        """What that name ends with, with the dot; may be empty."""
        return self.file.suffix

    def read(
        self, encoding: str | None, tell: Callable[[int, int], None] | None = None
    ) -> Original:
        """Read it.

        Args:
            encoding: Python codec name; None: detected.
            tell: Told of each page that takes long, before it is read.

        Raises:
            InputError: it is missing, empty or no article.
        """
        if self.web is not None:
            return self.web.read(encoding, tell)
        if self.path is None:
            if sys.stdin is None:
                raise InputError("cli.input-closed")
            try:
                data = read_stream(sys.stdin.buffer, LARGEST_DOCUMENT, shown="standard input")
            except OSError as error:  # a folder, a broken disk; nothing is said to be written
                why = because(error)
                raise InputError("document.unreadable", name=self.shown, why=why) from error
            return read_bytes(data, name="standard input", encoding=encoding, tell=tell)
        return read_file(self.path, encoding=encoding, tell=tell)


def find(
    paths: Sequence[str],
    *,
    quiet: bool = True,
    web: WebChoice = _AS_USUAL,
    besides: str | None = None,
) -> list[Input]:
    """Return the documents that paths and web addresses name; folders are searched through.

    Translations that stand next to their original (``article.en.md``, ``article.en.html``) are
    left out, and so is what begins with a dot.

    Args:
        paths: Of files and folders, web addresses, and ``-``.
        quiet: Do not say which documents are left out for the dot.
        web: How pages are asked for; they are when they are read.
        besides: A folder of results: what lies in it is no document to read.

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
        if is_web_address(name):
            parse_web_address(name)  # what cannot be asked is said before anything is translated
            found.append(Input(path=None, web=AskedPage(name, web, quiet=quiet)))
            continue
        path = Path(name)
        if not exists(path):
            raise InputError("cli.not-there", path=readable(path))
        if path.is_dir():
            articles, hidden = articles_in(path, besides=besides)
            if hidden and not quiet:
                say_hidden(hidden)
            if not quiet and (unread := _unread_in(path, besides=besides)):
                _say_unread(unread)
            inside = [Input(path=file, folder=path) for file in articles]
            if not inside:
                raise InputError(
                    "cli.no-article", path=path, suffixes=", ".join(document_suffixes())
                )
            found += inside
        else:
            found.append(Input(path=path))
    return found


def exists(path: Path) -> bool:
    """Say whether there is anything at a path; a name the system refuses is told."""
    try:
        return path.exists()
    except OSError as error:  # a name too long, a folder closed to us
        raise InputError("document.unreadable", name=readable(path), why=because(error)) from error


def articles_in(folder: Path, *, besides: str | None = None) -> tuple[list[Path], list[Path]]:
    """Return a folder's documents, and the outermost paths with a dot that hold others.

    Args:
        folder: It is searched through.
        besides: A folder of results: what lies in it is none, if it is a part of the other.
    """
    suffixes = document_suffixes()
    apart = _inside(folder, besides)
    found: list[Path] = []
    hidden: dict[Path, None] = {}
    for path in sorted(folder.rglob("*")):
        if path.suffix.lower() not in suffixes or not path.is_file() or _ours(path):
            continue
        if apart is not None and path.is_relative_to(apart):
            continue
        parts = path.relative_to(folder).parts
        dotted = next((at for at, part in enumerate(parts) if part.startswith(".")), None)
        if dotted is None:
            found.append(path)
        else:
            hidden[folder.joinpath(*parts[: dotted + 1])] = None
    return found, list(hidden)


def _unread_in(folder: Path, *, besides: str | None) -> list[Path]:
    """Return a folder's documents of kinds that are not read; hidden ones are none."""
    suffixes = frozenset(unread_suffixes())
    apart = _inside(folder, besides)
    return [
        path
        for path in sorted(folder.rglob("*"))
        if path.suffix.lower() in suffixes
        and path.is_file()
        and not (apart is not None and path.is_relative_to(apart))
        and not any(part.startswith((".", "~$")) for part in path.relative_to(folder).parts)
    ]


def _inside(folder: Path, other: str | None) -> Path | None:
    """Return a folder within another as it is found there; None: it is not within."""
    if not other or other == STANDARD:
        return None
    try:
        inner = real(Path(other)).relative_to(real(folder))
    except ValueError:
        return None
    return folder / inner if inner.parts else None


def say_hidden(hidden: Sequence[Path]) -> None:
    """Say what was left out, in one line, and how to have it."""
    names = ", ".join(map(readable, hidden[:_NAMED]))
    more = f" and {len(hidden) - _NAMED} more" if len(hidden) > _NAMED else ""
    click.echo(
        f"Left out, because the name begins with a dot: {names}{more}. "
        "To have them, give these names themselves.",
        err=True,
    )


def _say_unread(unread: Sequence[Path]) -> None:
    """Say which documents are of a kind that is not read, in one line, and what helps."""
    names = ", ".join(map(readable, unread[:_NAMED]))
    more = f" and {len(unread) - _NAMED} more" if len(unread) > _NAMED else ""
    click.echo(
        f"Left out, because files of this kind are not read: {names}{more}. "
        "Save them as .docx, or books as .epub, to have them.",
        err=True,
    )


def _ours(path: Path) -> bool:
    """Say whether this is a translation next to its original, in its format or another."""
    stem, dot, tag = path.stem.removesuffix(PAGE_MARK).rpartition(".")
    if not dot or tag not in TARGETS:
        return False
    suffixes = dict.fromkeys((path.suffix, *document_suffixes()))
    return any(path.with_name(stem + suffix).is_file() for suffix in suffixes)
