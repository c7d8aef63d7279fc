"""The files of a parallel corpus in one archive: line n of each belongs to line n of the others.

``news.zh-Hans``, ``news.en`` and ``news.ids``, as OPUS hands its corpora out (https://opus.nlpl.eu,
"MOSES/GIZA++"). In one archive, because two files cannot be replaced in one step: whoever is killed
in between leaves an old file beside a new one, and every line lies.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterable, Mapping
from pathlib import PurePath
from typing import BinaryIO

from translator.lazy_regex import lazy_regex
from translator.text.characters import encode

SUFFIX = ".moses.zip"
IDS = "ids"
"""Ending of the file that says what each line is: tabs between, no heading, for it is in line."""
COLUMNS = (
    "id",
    "document",
    "sha256",
    "source_lang",
    "target_lang",
    "provenance",
    "created",
    "findings",
)
_BREAKS = lazy_regex("[\t-\r\x1c-\x1e\x85\u2028\u2029]+")
"""What some program takes for the end of a line, and the tab, which parts columns."""
_UNNAMED = lazy_regex(r"[^\w.-]+")
_LANGUAGE = lazy_regex(r"(zh|en)([-_][A-Za-z]{2,4}){0,2}", re.IGNORECASE)
Lines = Callable[[], Iterable[str]]
"""Gives the lines of a file from the first one on, each time it is asked."""


def one_line(text: str) -> str:
    """Return a text on one line, whoever counts: line ends and tabs are spaces."""
    return _BREAKS.sub(" ", text).strip()


def stem_of(name: str) -> str:
    """Return what the files of a document are called, whatever its name holds."""
    stem = _UNNAMED.sub("-", PurePath(name.replace("\\", "/")).stem).strip("-.")
    return stem or "pairs"


def write_archive(stream: BinaryIO, stem: str, files: Mapping[str, Lines]) -> None:
    """Write the files one after the other; the same lines give the same bytes.

    Args:
        stream: Where to; it need not go back.
        stem: What the files are called.
        files: Ending of a file → its lines (``one_line``, ``ids_line``), as many in each.
    """
    with zipfile.ZipFile(stream, "w") as archive:
        for ending, lines in files.items():
            info = zipfile.ZipInfo(f"{stem}.{ending}")  # of 1980: the time is nobody's business
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            with archive.open(info, "w", force_zip64=True) as member:
                for line in lines():
                    member.write(encode(f"{line}\n"))


def ids_line(cells: Mapping[str, str]) -> str:
    """Return a line of the file of ids; what a cell lacks is empty there."""
    return "\t".join(one_line(cells.get(name, "")) for name in COLUMNS)


def cells_of(line: str) -> dict[str, str]:
    """Return what a line of the file of ids says; what it lacks is empty."""
    cells = line.split("\t")
    return dict(zip(COLUMNS, [*cells, *[""] * len(COLUMNS)], strict=False))


def endings_of(names: Iterable[str]) -> dict[str, str]:
    """Return which name has which ending, of those that are files of a corpus.

    Returns:
        ``ids`` and language tags (``zh``, ``zh-Hant-TW``, ``en``) → name, the first of each.
    """
    found: dict[str, str] = {}
    for name in names:
        ending = PurePath(name).suffix.removeprefix(".")
        if ending == IDS or is_language(ending):
            found.setdefault(ending, name)
    return found


def is_language(ending: str) -> bool:
    """Say whether a file's ending is the tag of a language there can be translations of."""
    return bool(_LANGUAGE.fullmatch(ending))
