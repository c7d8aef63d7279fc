"""A dictionary of the user's own choice: CC-CEDICT of another day, or a file in its format.

The list of models names one edition by its hash. A newer one is verified by reading it: each
line must be an entry or a comment.
"""

from __future__ import annotations

import gzip
import hashlib
import re
import shutil
import zlib
from pathlib import Path

from translator.chinese.dictionary import cedict
from translator.errors import FormatError, InputError
from translator.errors.error_sentences import because, piece
from translator.lazy_regex import lazy_regex
from translator.models.download_progress import Progress
from translator.models.failures import require_space, write_failed
from translator.models.fetch import install
from translator.models.manifest import USERS_OWN, Gathered, StoredFile
from translator.models.model_store import PARTIAL, Installed, ModelStore
from translator.models.specs import ModelSpec, find_spec
from translator.models.verified import sha256_of

_GZIP = b"\x1f\x8b"
_FIRST_LINE = b"# CC-CEDICT"
_DATE = lazy_regex(r"^#! ?date=(\S+)", re.MULTILINE)


def import_edition(
    path: Path, name: str | None, store: ModelStore, progress: Progress
) -> Installed | None:
    """Put a file into the store if it is another edition of the dictionary the list names.

    Args:
        path: Any path.
        name: What the user calls it; None: told by its first line.
        store: Where it goes.
        progress: Told what happens.

    Returns:
        None where it is no dictionary's text, or the very edition the list names.

    Raises:
        InputError, FormatError, OutputError: as ``import_text``.
    """
    spec = taken(path, name, store.specs)
    return import_text(path, spec, store=store, progress=progress) if spec else None


def taken(path: Path, name: str | None, specs: tuple[ModelSpec, ...]) -> ModelSpec | None:
    """Return the dictionary of the list that a file is another edition of.

    Args:
        path: Any path.
        name: What the user calls it; None: told by its first line.
        specs: The list of models.

    Returns:
        None where it is no dictionary's text, or the very edition the list names.
    """
    if not path.is_file():
        return None
    if name is not None:
        spec = find_spec(name, specs)
        if spec.kind != "dictionary":
            return None
    elif _head(path).startswith(_FIRST_LINE):
        found = next((one for one in specs if one.kind == "dictionary"), None)
        if found is None:
            return None
        spec = found
    else:
        return None
    expected = spec.files[0]
    if path.stat().st_size == expected.size and sha256_of(path) == expected.sha256:
        return None
    return spec


def import_text(path: Path, spec: ModelSpec, *, store: ModelStore, progress: Progress) -> Installed:
    """Put a dictionary's text into the store in place of the one that is there.

    Args:
        path: The text, plain or compressed with gzip.
        spec: The dictionary of the list whose place it takes.
        store: Where it goes.
        progress: Told what happens.

    Raises:
        InputError: it cannot be read.
        FormatError: it is no dictionary; says which line is not.
        OutputError: no space, or the store cannot be written.
    """
    try:
        text = cedict.read_text(path)
    except OSError as error:
        raise InputError("file.unreadable", path=path, why=because(error)) from error
    number = sum(1 for _ in cedict.parse(cedict.lines_of(text)))
    if not number:
        raise FormatError("dictionary.empty", path=path)
    date = _DATE.search(text)
    if date:
        progress.say(piece("dictionary.dated", path=path, number=number, date=date[1][:10]))
    else:
        progress.say(piece("dictionary.entries", path=path, number=number))
    data = text.encode()
    name = spec.files[0].name
    with store.lock(spec.name, progress):
        work = store.folder / PARTIAL / spec.name
        require_space(work, len(data), spec.name)
        folder = work / "given"
        try:
            if folder.exists():  # of a run that was killed
                shutil.rmtree(folder)
            target = folder / "files" / name
            target.parent.mkdir(parents=True)
            target.write_bytes(data)
        except OSError as error:
            shutil.rmtree(folder, ignore_errors=True)
            raise write_failed(error, folder) from error
        stored = StoredFile(name=name, size=len(data), sha256=hashlib.sha256(data).hexdigest())
        gathered = Gathered(
            folder=folder, files=(stored,), source=f"{USERS_OWN}{path.name}", revision=""
        )
        return install(spec, gathered, store)


def _head(path: Path) -> bytes:
    """Return a file's first bytes, uncompressed; nothing of what cannot be."""
    try:
        with path.open("rb") as file:
            compressed = file.read(2) == _GZIP
        with gzip.open(path) if compressed else path.open("rb") as file:
            return file.read(64).removeprefix(b"\xef\xbb\xbf")
    except (OSError, EOFError, zlib.error):
        return b""  # whoever reads it next says what is wrong with it
