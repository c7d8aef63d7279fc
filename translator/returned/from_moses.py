"""A Moses corpus (``moses.moses_bitext``) that comes back, in its archive or beside one another.

The file of ids says which sentence a line is; so the lines of the three have to be as many as
they were, and in their order. What was changed is looked for in the target's file.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from translator.errors import FormatError
from translator.moses.line_archive import IDS, cells_of, endings_of, is_language
from translator.returned.from_tables import files_of
from translator.returned.returned_file import ReturnedFile
from translator.system.bounded_reading import read_file
from translator.system.safe_zip import member_names, open_archive
from translator.text.encoding import decode


def is_corpus(data: bytes) -> bool:
    """Say whether an archive has the files of a corpus of ours in it."""
    return IDS in endings_of(member_names(data))


def is_line_file(path: Path) -> bool:
    """Say whether a file is one of a corpus whose file of ids lies beside it."""
    ending = path.suffix.removeprefix(".")
    return (is_language(ending) or ending == IDS) and path.with_suffix(f".{IDS}").is_file()


def read_corpus(data: bytes, *, name: str) -> tuple[ReturnedFile, ...]:
    """Read an archive that was handed over.

    Args:
        data: The file.
        name: For messages.

    Raises:
        FormatError: it is broken, or its files do not have as many lines.
        EncodingError: one is no text.
    """
    archive = open_archive(data, name=name)
    members = endings_of(archive.members)
    return _read({ending: archive.read(one) for ending, one in members.items()}, name)


def read_line_files(path: Path, *, most: int) -> tuple[ReturnedFile, ...]:
    """Read the files of a corpus that lie beside one another.

    Args:
        path: One of them; the others have its name and another ending.
        most: Bytes a file may have.

    Raises:
        InputError: one is too large.
        OSError: one cannot be read.
        FormatError, EncodingError: as ``read_corpus``.
    """
    beside = sorted(one for one in path.parent.iterdir() if one.stem == path.stem)
    found = endings_of(one.name for one in beside)
    files = {ending: read_file(path.with_name(one), most) for ending, one in found.items()}
    return _read(files, path.name)


def _read(files: Mapping[str, bytes], name: str) -> tuple[ReturnedFile, ...]:
    lines = {ending: _lines(data) for ending, data in files.items()}
    about = [cells_of(line) for line in lines.pop(IDS)]
    if not about and not any(lines.values()):
        return ()  # a selection may leave nothing
    source, target = _sides(about, lines, name)
    for ending in (source, target):
        if len(lines[ending]) != len(about):
            raise FormatError(
                "moses.uneven", name=name, first=ending, lines=len(lines[ending]), second=IDS,
                others=len(about),
            )  # fmt: skip
    return files_of(
        cells | {"source": ours, "target": theirs}
        for cells, ours, theirs in zip(about, lines[source], lines[target], strict=True)
    )


def _sides(
    about: list[dict[str, str]], lines: Mapping[str, list[str]], name: str
) -> tuple[str, str]:
    """Return the endings of both sides: the languages that the ids name."""
    named = {(one["source_lang"], one["target_lang"]) for one in about}
    source, target = next(iter(named), ("", ""))
    if len(named) != 1 or source not in lines or target not in lines:
        raise FormatError("moses.languages", name=name)
    return source, target


def _lines(data: bytes) -> list[str]:
    """Return the lines of a file; none begins after the last line end."""
    lines = decode(data).text.replace("\r\n", "\n").split("\n")
    return lines if lines[-1] else lines[:-1]
