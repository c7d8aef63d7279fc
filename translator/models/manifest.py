"""What the store writes down of each model: its files, hashes, licence and where it came from."""

from __future__ import annotations

import json
import stat
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from translator.errors import ModelError
from translator.errors.error_sentences import UnfitError, piece
from translator.models.specs import safe_file_name
from translator.models.verified import short_hash
from translator.system.printable import printable
from translator.system.structured_text import json_of

RECORD = "model.json"
"""Name of the record in a model's folder."""

USERS_OWN = "your own file "
"""How the source of a dictionary begins that the user gave instead of the list's."""

_TEXTS = (
    "name",
    "about",
    "kind",
    "engine",
    "licence",
    "attribution",
    "card",
    "source",
    "revision",
    "fetched",
)


@dataclass(frozen=True, kw_only=True, slots=True)
class StoredFile:
    """A file as it was when it was verified and put into the store."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Gathered:
    """Files a source gave, all verified, not yet in the store."""

    folder: Path
    """Holds ``files`` and nothing else; becomes the model's folder."""
    files: tuple[StoredFile, ...]
    source: str
    revision: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Record:
    """What the store knows of a model; enough to use it without the list."""

    name: str
    about: str
    kind: str
    engine: str
    directions: tuple[str, ...]
    licence: str
    attribution: str
    card: str
    source: str
    """Where it came from, for people."""
    revision: str
    """The hub's commit it was resolved to; empty where there is none."""
    fetched: str
    """UTC, ``YYYY-MM-DDTHH:MM:SSZ``."""
    files: tuple[StoredFile, ...]
    family: str = ""
    """How a chat model is asked; records of before there were families have none."""

    @property
    def is_users_own(self) -> bool:
        """Whether the user gave it in place of what the list names."""
        return self.source.startswith(USERS_OWN)

    @property
    def digest(self) -> str:
        """12 hexadecimal digits that stand for the content of all files."""
        lines = sorted(f"{file.sha256}  {file.name}\n" for file in self.files)
        return short_hash(sha256("".join(lines).encode()).hexdigest())


RECORD_LIMIT = 1 << 20
"""Bytes; a record is a few kilobytes."""


def record_text(record: Record) -> str:
    """Write a record as JSON for people and programs."""
    return json.dumps({"format": 1, **asdict(record)}, ensure_ascii=False, indent=1) + "\n"


def record_bytes(path: Path) -> bytes:
    """Return what stands in a record's file; a link or a device is none.

    Raises:
        OSError: it cannot be read.
        ValueError: it is no file of a record's size.
    """
    found = path.lstat()
    if not stat.S_ISREG(found.st_mode) or found.st_size > RECORD_LIMIT:
        raise UnfitError(piece("record.no-file"))
    return path.read_bytes()


def read_record(path: Path) -> Record:
    """Read a record.

    Raises:
        ModelError: it is damaged.
    """
    try:
        return parse_record(json_of(record_bytes(path)))
    except (OSError, ValueError, KeyError, TypeError) as error:
        name = path.parent.parent.name
        raise ModelError(
            "models.record", path=path, type=type(error).__name__, name=name
        ) from error


def _size(value: Any) -> int:
    """Return a file's size; numbers that no file has (``1e999``, a truth) are refused."""
    if type(value) is not int or not 0 <= value < 1 << 63:
        raise UnfitError(piece("record.size"))
    return value


def parse_record(content: Mapping[str, Any]) -> Record:
    """Make a record of its JSON.

    Raises:
        KeyError, TypeError, ValueError: it is not a record.
        ModelError: a file name in it may not stand in the store.
    """
    if content["format"] != 1:
        raise UnfitError(piece("record.newer"))
    files = tuple(
        StoredFile(
            name=safe_file_name(str(file["name"])),
            size=_size(file["size"]),
            sha256=str(file["sha256"]),
        )
        for file in content["files"]
    )
    name = safe_file_name(str(content["name"]))
    if not files or "/" in name or name.startswith("."):
        raise UnfitError(piece("record.no-files"))
    texts = {text: str(content[text]) for text in _TEXTS}
    family = str(content.get("family", ""))
    shown = (*texts.values(), family, *(file.name for file in files))
    if any(printable(text, keep="\n") != text for text in shown):
        raise UnfitError(piece("record.control"))
    return Record(
        **texts,
        family=family,
        directions=tuple(str(one) for one in content["directions"]),
        files=files,
    )
