"""Where results go, and what is never replaced: the input, and what a person has changed."""

from __future__ import annotations

import hashlib
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from html import escape
from pathlib import Path
from typing import Any, BinaryIO

import click

from translator.application import readable
from translator.cli.inputs import STANDARD, Input
from translator.errors import InputError, OutputError, UsageError
from translator.errors.error_sentences import because
from translator.store import Library
from translator.system.atomic import replacing, same_file, sweep_once, write_atomic
from translator.system.file_kinds import is_file, is_folder, real

_ADDRESS_ENDS = r"(?=[\s\"<,]|$)"
_LOOKED_AT = 65_536
"""Bytes of a file in which the address of its page is looked for."""
_PIECE = 1 << 20
"""Bytes of a file that is brought along which are in memory at a time."""


def output_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add ``-o``: where results go."""
    return click.option(
        "--output",
        "-o",
        metavar="OUT",
        help="File, or folder (what has no suffix is one); - for standard output.",
    )(command)


def check_usage(inputs: Sequence[Input], output: str | None, formats: int = 1) -> None:
    """Refuse an ``-o`` that cannot hold what is written.

    Raises:
        UsageError: several results would go into one file.
    """
    several = len(inputs) * formats > 1
    if not output or not several or output.endswith(("/", "\\")) or is_folder(output):
        return
    if output == STANDARD or Path(output).suffix or is_file(output):
        raise UsageError("cli.one-file", number=len(inputs) * formats, path=output)


def check_report(report: str | None, inputs: Sequence[Input]) -> None:
    """Refuse a report that would replace an article.

    Raises:
        UsageError: it is one of the inputs.
    """
    for item in inputs:
        if report and item.path is not None and same_file(item.path, Path(report)):
            raise UsageError("cli.report-over", name=item.shown)


def into_folder(item: Input, output: str | None, *, several: bool) -> bool:
    """Say whether a result goes into a folder that ``-o`` names.

    A name without a suffix where nothing stands yet is a folder's: a file of that name is none
    that a program opens. A text that has no suffix itself (``README``) may keep it so.

    Args:
        item: What was read.
        output: As given: a file, a folder, ``-``, or None.
        several: Whether more than one result is written.
    """
    if not output or output == STANDARD:
        return False
    if several or output.endswith(("/", "\\")) or is_folder(output):
        return True
    return bool(item.suffix) and not Path(output).suffix and not os.path.lexists(output)


def destination(
    item: Input, *, output: str | None, tag: str, suffix: str, several: bool
) -> Path | None:
    """Return the file that a result goes into; None: standard output. Nothing is looked at.

    Args:
        item: What was read.
        output: As given with ``-o``: a file, a folder, ``-``, or None.
        tag: Language of the target, put before the suffix; empty: the name is kept.
        suffix: Of the result, with the dot.
        several: Whether more than one result is written.
    """
    if output == STANDARD or (output is None and item.path is None and item.web is None):
        return None
    stem = item.file.stem
    name = f"{stem}.{tag}{suffix}" if tag else f"{stem}{suffix}"
    if output is None:
        return item.path.with_name(name) if item.path else Path(name)
    if not into_folder(item, output, several=several):
        return Path(output)
    inside = Path()
    if item.folder is not None and item.path is not None:
        inside = item.path.parent.relative_to(item.folder)
    return Path(output) / inside / name


def place(
    item: Input,
    *,
    output: str | None,
    tag: str,
    suffix: str,
    several: bool,
    taken: dict[Path, Input],
    make: bool = True,
) -> Path | None:
    """Return the file to write, its folder made; None: standard output.

    Args:
        item: What was read.
        output: As given with ``-o``: a file, a folder, ``-``, or None.
        tag: As ``destination`` takes it.
        suffix: Of the result, with the dot.
        several: Whether more than one result is written.
        taken: Results of this command so far and what they are of; added to.
        make: Whether the folder is made; not where nothing is written.

    Raises:
        UsageError: the result would replace the input.
        OutputError: a folder cannot be made, or the place is another result's.
    """
    chosen = destination(item, output=output, tag=tag, suffix=suffix, several=several)
    if chosen is None:
        return None
    inside = into_folder(item, output, several=several)
    if make and inside:
        _make(chosen.parent)
    if item.path is not None and same_file(item.path, chosen):
        raise UsageError("cli.own-original", path=item.path)
    if item.web is not None and (output is None or inside):
        chosen = _of_page(chosen, item, taken)
    first = taken.setdefault(real(chosen), item)
    if first != item:
        raise OutputError("cli.over-another", name=item.shown, other=first.shown, path=chosen)
    return chosen


def _of_page(path: Path, item: Input, taken: Mapping[Path, Input]) -> Path:
    """Return the first free name for a page's result: pages of one title are not one page."""
    suffixes = "".join(path.suffixes[-2:]) if len(path.suffixes) > 1 else path.suffix
    stem = path.name.removesuffix(suffixes)
    number = 1
    while taken.get(real(path), item) != item or not _is_of_page(path, item):
        number += 1
        path = path.with_name(f"{stem}-{number}{suffixes}")
    return path


def _is_of_page(path: Path, item: Input) -> bool:
    """Say whether nothing stands at a path, or what was made of the same page before."""
    if not is_file(path):
        return True
    try:
        with path.open("rb") as file:
            found = file.read(_LOOKED_AT).decode("utf-8", "replace")
    except OSError:
        return False
    known = item.web.addresses if item.web else ()
    written = [one for address in known for one in (address, escape(address, quote=False))]
    return any(re.search(re.escape(one) + _ADDRESS_ENDS, found) for one in written)


def shown(path: Path | None) -> str:
    """Return what messages call a result."""
    return readable(path) if path else "standard output"


def write(path: Path | None, data: bytes, library: Library, *, overwrite: bool) -> bool:
    """Write a result in one step.

    Returns:
        Whether anything was written: not where the file has this very content.

    Raises:
        OutputError: it cannot be written, or the file there is not ours to replace.
    """
    if path is None:
        write_standard(data)
        return True
    sweep_once(path.parent)  # also where nothing has to be written
    if is_file(path) and not overwrite:
        present = _present(path)
        if present == data:
            return False
        if present is not None and not library.is_own_output(path, present):
            raise OutputError("cli.changed-result", path=path)
    library.intend_output(path, data)
    write_atomic(path, data)
    return True


def write_standard(data: bytes) -> None:
    """Write to standard output: bytes, so that no locale can refuse a character.

    Raises:
        OutputError: it is closed, or cannot be written.
    """
    with standard() as stream:
        stream.write(data)


@contextmanager
def standard() -> Iterator[BinaryIO]:
    """Give standard output for what is too large to be held; as ``write_standard``.

    Raises:
        OutputError: it is closed, or cannot be written.
    """
    if sys.stdout is None:
        raise OutputError("cli.output-closed")
    try:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise  # its reader has enough: the command line knows
    except OSError as error:
        raise OutputError("cli.output-unwritable", why=because(error)) from error


def bring(original: Path, place: Path, library: Library, *, link: bool, overwrite: bool) -> None:
    """Put a file that a result needs beside it: a copy, or a symbolic link.

    Raises:
        InputError: the original cannot be read.
        OutputError: another file stands there, or nothing can be written.
    """
    _make(place.parent)
    ours = place.is_symlink() and same_file(original, place)
    if ours and link:
        return
    if place.is_symlink() or (link and os.path.lexists(place)):
        if not ours and not overwrite and not _is_own(place, library):
            raise OutputError("cli.changed-result", path=place)
        _remove(place)  # a link is never written through
    if link:
        _link(original, place)
        return
    _copy(original, place, library, overwrite=overwrite)


def _copy(original: Path, place: Path, library: Library, *, overwrite: bool) -> None:
    """Copy a file in one step, as ``write``, and never hold all of it: it may be a film."""
    sweep_once(place.parent)  # also where nothing has to be written
    wanted = _digest(_pieces(original))
    if is_file(place) and not overwrite:
        present = _present_digest(place)
        if present == wanted:
            return
        if not library.is_own_digest(place, present):
            raise OutputError("cli.changed-result", path=place)
    library.intend_digest(place, wanted)
    with replacing(place) as copy:
        copy.writelines(_pieces(original))


def _pieces(original: Path) -> Iterator[bytes]:
    try:
        with original.open("rb") as file:
            while piece := file.read(_PIECE):
                yield piece
    except OSError as error:
        name, why = readable(original), because(error)
        raise InputError("document.unreadable", name=name, why=why) from error


def _digest(pieces: Iterable[bytes]) -> str:
    found = hashlib.sha256()
    for piece in pieces:
        found.update(piece)
    return found.hexdigest()


def _is_own(path: Path, library: Library) -> bool:
    if path.is_symlink() or not is_file(path):
        return False
    return library.is_own_digest(path, _present_digest(path))


def _remove(path: Path) -> None:
    try:
        path.unlink()
    except OSError as error:
        raise OutputError("cli.no-link", path=path, why=because(error)) from error


def _link(original: Path, place: Path) -> None:
    try:
        place.symlink_to(os.path.relpath(original.resolve(), place.parent.resolve()))
    except (OSError, ValueError) as error:  # Windows: no rights, or another drive
        why = because(error) if isinstance(error, OSError) else str(error)
        raise OutputError("cli.no-link", path=place, why=why) from error


def _present(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise OutputError("cli.result-unreadable", path=path, why=because(error)) from error


def _present_digest(path: Path) -> str:
    try:
        return _digest(_pieces(path))
    except InputError as error:
        why = because(error.__cause__) if isinstance(error.__cause__, OSError) else str(error)
        raise OutputError("cli.result-unreadable", path=path, why=why) from error


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError("cli.no-folder", folder=folder, why=because(error)) from error
