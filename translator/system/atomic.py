"""Writing files so that whoever looks finds the old one or the new one, never half of one."""

from __future__ import annotations

import errno
import os
import secrets
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from translator.errors import OutputError
from translator.errors.error_sentences import because, piece
from translator.system import processes
from translator.system.file_kinds import real

PREFIX = ".duizhao-"
SUFFIX = ".part"
STRAY_AGE = 60.0
"""Seconds for which a temporary file is spared if its process number is in use at all; after
them it is a stray unless that very process wrote it: a number is given again to another program."""
ABANDONED = 86_400.0
"""Seconds after which a temporary file is a stray where the system does not say when a process
began; to bring a large model to a slow stick takes far less."""
_AGAIN = STRAY_AGE
"""Seconds after which a folder is swept once more by a process that runs for days."""
_swept: dict[Path, float] = {}
_DIGITS = 10
"""Of the greatest number of a process there can be; a longer one is no name of ours."""

_STEPS = {
    errno.EACCES: "write.rights",
    errno.EPERM: "write.rights",
    errno.EROFS: "write.read-only",
    errno.ENOSPC: "write.full",
    errno.EDQUOT: "write.share",
    errno.EFBIG: "write.too-large",
    errno.ENAMETOOLONG: "write.long-name",
    errno.ENOENT: "write.no-folder",
    errno.ENOTDIR: "write.not-folder",
}


def write_atomic(path: Path, data: bytes) -> None:
    """Replace a file by new content in one step, durable when this returns.

    A link is followed, so that the file it points to is replaced and not the link. A
    terminal, pipe or ``/dev/null`` is written to directly; a disk or a socket is refused. The
    mode of a file that is replaced is kept.

    Args:
        path: The file; its folder must exist.
        data: The whole content.

    Raises:
        OutputError: it cannot be written; the old file, if any, is untouched and no
            temporary file is left.
    """
    try:
        place = real(path)
        mode = _mode(place)
        if mode is not None and stat.S_ISDIR(mode):
            raise OutputError("file.is-folder", path=path)
        if mode is not None and (stat.S_ISCHR(mode) or stat.S_ISFIFO(mode)):
            _write_through(place, data)
            return
        with _replacing(place, path, mode) as descriptor:
            _write_all(descriptor, data)
    except OSError as error:
        raise unwritable(path, error) from error


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """Give a stream for a file's new content, which replaces the old when the block ends.

    For what is too large to be held; otherwise as ``write_atomic``. Whoever fails inside the
    block leaves the old file.

    Args:
        path: A regular file, or a name for one; its folder must exist.

    Raises:
        OutputError: it cannot be written, or is something else than a regular file.
    """
    try:
        place = real(path)
        with (
            _replacing(place, path, _mode(place)) as descriptor,
            os.fdopen(descriptor, "wb", closefd=False) as stream,
        ):
            yield stream
    except OSError as error:
        raise unwritable(path, error) from error


@contextmanager
def writing(path: Path) -> Iterator[BinaryIO]:
    """Give a stream for what is too large to be held: a file's new content, or a pipe itself.

    As ``replacing``; but a terminal, pipe or ``/dev/null`` is written to directly.

    Args:
        path: The file; its folder must exist.

    Raises:
        OutputError: it cannot be written; the old file, if any, is untouched.
    """
    try:
        place = real(path)
        mode = _mode(place)
    except OSError as error:
        raise unwritable(path, error) from error
    if mode is not None and stat.S_ISDIR(mode):
        raise OutputError("file.is-folder", path=path)
    if mode is None or not (stat.S_ISCHR(mode) or stat.S_ISFIFO(mode)):
        with replacing(path) as stream:
            yield stream
        return
    try:
        with place.open("wb") as direct:
            yield direct
    except OSError as error:
        raise unwritable(path, error) from error


def create_private(path: Path, data: bytes) -> None:
    """Make a file whole, and its owner's alone from its first moment, where there is none.

    Args:
        path: Its folder must exist.
        data: The whole content.

    Raises:
        FileExistsError: another process was quicker.
        OSError: it cannot be made; nothing is left of it.
    """
    sweep_once(path.parent)
    temporary = _beside(path)
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    descriptor = os.open(temporary, flags, 0o600)
    try:
        try:
            _write_all(descriptor, data)
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        os.link(temporary, path)  # which, unlike a new name, never takes another's place
    finally:
        temporary.unlink(missing_ok=True)
    _sync_folder(path.parent)


@contextmanager
def set_apart(path: Path) -> Iterator[Path]:
    """Give a name beside ``path`` for what a library writes itself, such as a database.

    What stands under it replaces ``path`` when the block ends. For what can be made again: it
    is not brought to the disk first. Whoever fails inside the block leaves the old file.

    Args:
        path: A name for a regular file; its folder must exist.

    Raises:
        OSError: it cannot be put in place.
    """
    sweep_once(path.parent)
    temporary = _beside(path)
    try:
        yield temporary
        temporary.replace(path)
    except BaseException:  # Ctrl-C as well: leave nothing behind
        temporary.unlink(missing_ok=True)
        raise


def put_in_place(made: Path, place: Path) -> None:
    """Give a whole file, which another folder of that disk holds, its name; durable on return.

    Raises:
        OSError: it cannot be put there.
    """
    made.replace(place)
    _sync_folder(place.parent)


def sweep_once(folder: Path) -> None:
    """Sweep a folder before something is written there, unless this process just did.

    Every write here does so itself; a folder of many files is not read again for each of them.
    """
    now = time.monotonic()
    if now - _swept.get(folder, -_AGAIN) >= _AGAIN:
        _swept[folder] = now
        sweep(folder)


def sweep(folder: Path) -> int:
    """Remove temporary files that killed processes left in a folder.

    A file is a stray when its process is gone, or another one has its number by now.

    Returns:
        How many were removed; a folder that is missing or closed to us has none.
    """
    removed = 0
    try:
        found = [entry for entry in folder.iterdir() if _is_temporary(entry.name)]
    except OSError:
        return 0  # nothing of ours can be there
    for entry in found:
        try:
            if _is_stray(entry):
                entry.unlink()
                removed += 1
        except OSError:
            continue  # another process swept or finished it in between
    return removed


def same_file(first: Path, second: Path) -> bool:
    """Say whether two paths name one file, through links and different spellings."""
    try:
        return first.samefile(second)
    except OSError:  # one of them does not exist (yet): compare what they would be
        return real(first) == real(second)


def _mode(path: Path) -> int | None:
    try:
        return path.stat().st_mode
    except FileNotFoundError:
        return None


def _write_through(path: Path, data: bytes) -> None:
    with path.open("wb", buffering=0) as stream:
        _write_all(stream.fileno(), data)


@contextmanager
def _replacing(place: Path, path: Path, mode: int | None) -> Iterator[int]:
    if mode is not None and not stat.S_ISREG(mode):
        raise OutputError("file.not-regular", path=path)
    if mode is not None and not os.access(place, os.W_OK):
        raise PermissionError(errno.EACCES, "read-only file")
    sweep_once(place.parent)
    temporary = _beside(place)
    # 0o666 less the umask, as any program creates a file; tempfile would make it private.
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    descriptor = os.open(temporary, flags, 0o666)
    try:
        try:
            yield descriptor
            if mode is not None:
                temporary.chmod(stat.S_IMODE(mode))
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        temporary.replace(place)
    except BaseException:  # Ctrl-C as well: leave nothing behind
        temporary.unlink(missing_ok=True)
        raise
    _sync_folder(place.parent)


def _beside(place: Path) -> Path:
    return place.parent / f"{PREFIX}{os.getpid()}-{secrets.token_hex(4)}{SUFFIX}"


def _write_all(descriptor: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def _sync_folder(folder: Path) -> None:
    """Make the new name durable; Windows and some network disks cannot, and need not."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):
            raise
    finally:
        os.close(descriptor)


def _is_temporary(name: str) -> bool:
    return name.startswith(PREFIX) and name.endswith(SUFFIX)


def _is_stray(path: Path) -> bool:
    number = path.name.removeprefix(PREFIX).partition("-")[0]
    if not number.isascii() or not number.isdecimal() or len(number) > _DIGITS:
        return False
    return left_by(int(number), path)


def left_by(process: int, path: Path) -> bool:
    """Say whether the process that made a temporary file or folder is gone.

    Raises:
        OSError: the time it was written cannot be read.
    """
    if not processes.alive(process):
        return True
    written = path.lstat().st_mtime
    age = time.time() - written
    if age <= STRAY_AGE:
        return False
    if processes.began(process) is None:
        return age > ABANDONED
    return not processes.alive(process, seen=written)


def unwritable(path: Path, error: OSError) -> OutputError:
    """Return the error to raise where a file could not be written."""
    step = _STEPS.get(error.errno or 0, "write.elsewhere")
    if error.errno == errno.ENOENT:
        return OutputError("file.no-folder", path=path, next=piece(step))
    return OutputError("file.unwritable", path=path, why=because(error), next=piece(step))
